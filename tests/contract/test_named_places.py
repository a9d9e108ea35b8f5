"""The verbs that rename and retire know every place of the formats that holds an id."""

from collections.abc import Iterator

from mopscert.scaffold import KINDS
from mopscert.schemas import KINDS as FILES
from mopscert.schemas import schema

# Places of ids that no verb changes: those that live and die inside one file, and those of the programme's own frame.
INNER = {
    "diagnostic": """
        bands.*.id barriers.*.id corners.*.id dimensions.*.id dimensions.*.statements.*.id gates.*.any.*.answers.*
        gates.*.any.*.question gates.*.result phases.*.id plan.*.id questions.*.answers.*.id
        questions.*.answers.*.moves.*.result questions.*.id readiness.needs.*.statement results.*.id statements.*.corner
        statements.*.id tipping_points.*.id weakest.cap
    """,
    "dialogue": """
        ends.*.id nodes.*.id nodes.*.options.*.id nodes.*.options.*.next nodes.*.speaker roles.*.id rubric.*.id start
    """,
    "lab": "capabilities.*.id planted.*.id rules.*.id rules.*.trips.* transfer_log.*.id walkthroughs.*.page",
    "module": "domains.* objectives.*.domain objectives.*.serves.* owner",
    "programme": "domains.*.id levels.*.id levels.*.outcomes.*.id",
    "quiz": """
        items.*.extras.*.id items.*.inversions.*.early items.*.inversions.*.late items.*.options.*.id
        items.*.prompts.*.id items.*.prompts.*.target items.*.prompts.*.confusions.*.target items.*.steps.*.id
        items.*.targets.*.id
    """,
    "vendors": "products.*.id",
    # The verbs write these themselves.
    "retired": "retired.*.id retired.*.instead",
}
IDS = {"id", "place", "retired_id"}


def _ids(root: dict, part: dict, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    while "$ref" in part:
        name = part["$ref"].rsplit("/", 1)[-1]
        if name in IDS:
            yield path
            return
        part = root["$defs"][name]
    for key, inner in part.get("properties", {}).items():
        yield from _ids(root, inner, (*path, key))
    if "items" in part:
        yield from _ids(root, part["items"], (*path, "*"))


def test_every_place_of_an_id_is_in_the_table_or_is_left_alone_for_a_reason():
    found = {(file, ".".join(path)) for file in FILES for path in _ids(schema(file), schema(file))}
    spots = {spot for kind in KINDS.values() for spot in (kind.home, *kind.named) if spot}
    known = {(spot.file, ".".join(spot.keys)) for spot in spots}
    aliases = {
        (
            kind.home.file if kind.home else kind.name,
            ".".join((*kind.home.keys[:-1], "aliases.*") if kind.home else ("aliases.*",)),
        )
        for kind in KINDS.values()
        if kind.has_aliases
    }
    inner = {(file, place) for file, places in INNER.items() for place in places.split()}
    assert known.isdisjoint(inner)
    assert found == known | aliases | inner


def test_what_can_be_retired_has_a_kind_in_the_format():
    allowed = set(schema("retired")["$defs"]["entry"]["properties"]["kind"]["enum"])
    assert {kind.name for kind in KINDS.values() if kind.can_retire} <= allowed
