"""The lab `utm-taxonomy`, with one defect left in place."""

from collections.abc import Callable, Sequence
from urllib.parse import parse_qsl

from mopscert.labs.leaving import Left, Result, Row
from mopscert.labs.utm_taxonomy import OWN, OWN_PLACES

RAW, TAGGED = "links_raw.csv", "links_tagged.csv"
PARAMETERS = ("utm_source", "utm_medium", "utm_campaign")
# Values by parameter, in the order in which they stand; behind the hash sign as well, in `behind`.
Tags = dict[str, list[str]]


def _tags(part: str) -> Tags:
    found: Tags = {}
    for name, value in parse_qsl(part):
        found.setdefault(name, []).append(value)
    return found


class Link:
    """A link as it was written, and its row in the answer."""

    def __init__(self, raw: Row, row: Row) -> None:
        self.url, self.row = raw["url"], row
        front, _, behind = self.url.partition("#")
        self.tags = _tags(front.partition("?")[2])
        self.is_behind = "utm_" in behind
        self.is_internal = raw["channel"] in OWN_PLACES
        self.is_personal = "email" in self.tags

    def values(self, place: int) -> tuple[str, ...]:
        """What was written for the three parameters, blank for none; of several values the first or the last."""
        return tuple(self.tags.get(name, [""])[place] for name in PARAMETERS)

    @property
    def agreed(self) -> tuple[str, ...]:
        """The right values of the three parameters."""
        return tuple(self.row[name] for name in PARAMETERS)

    @property
    def is_twice(self) -> bool:
        """Whether a parameter stands there twice."""
        return any(len(values) > 1 for values in self.tags.values())

    def keep(self, place: int = 0) -> None:
        """Let the row be what was written."""
        self.row.update(zip(PARAMETERS, self.values(place), strict=True))
        self.row["final_url"] = self.url


def _links(result: Result) -> list[Link]:
    rows = {row["link_id"]: row for row in result.rows(TAGGED)}
    return [Link(raw, rows[raw["link_id"]]) for raw in result.input(RAW)]


def _kept(where: Callable[[Link], bool], place: int = 0) -> Callable[[Result], None]:
    """Leaves links as they were written."""

    def leave(result: Result) -> None:
        for link in filter(where, _links(result)):
            link.keep(place)

    return leave


def _address_kept(where: Callable[[Link], bool]) -> Callable[[Result], None]:
    """Leaves addresses as they were written, beside the right values."""

    def leave(result: Result) -> None:
        for link in filter(where, _links(result)):
            link.row["final_url"] = link.url

    return leave


def _is_cased(link: Link) -> bool:
    values = link.values(0)
    return values != link.agreed and tuple(map(str.lower, values)) == link.agreed


def _is_worded(link: Link) -> bool:
    values = tuple(map(str.lower, link.values(0)))
    return not link.is_internal and all(values) and not link.is_twice and values != link.agreed


def _cut(row: Row) -> None:
    """Everything behind the question mark gone but the tags."""
    for own in sorted(OWN, key=len, reverse=True):
        row["final_url"] = row["final_url"].replace(f"?{own}&", "?").replace(f"?{own}", "")


def _cut_queries(result: Result) -> None:
    for row in result.rows(TAGGED):
        _cut(row)


def _cut_sections(result: Result) -> None:
    for row in result.rows(TAGGED):
        row["final_url"] = row["final_url"].partition("#")[0]


def _tagged_inside(result: Result) -> None:
    for link in _links(result):
        if link.is_internal:
            link.row.update(is_internal="false", utm_source="newsletter", utm_medium="email")


def _looked_up_by_source(result: Result) -> None:
    """Each link once for each pair that shares its source."""
    pairs = [(row["source"], row["medium"]) for row in result.input("taxonomy.csv")]
    result.add(TAGGED, _others(result.rows(TAGGED), pairs))


def _others(rows: Sequence[Row], pairs: Sequence[tuple[str, str]]) -> list[Row]:
    return [
        row | {"utm_medium": medium}
        for row in rows
        for source, medium in pairs
        if source == row["utm_source"] and medium != row["utm_medium"]
    ]


LEFT = (
    Left("capitals", "values as typed", _kept(_is_cased)),
    Left("other-words", "values as typed", _kept(_is_worded)),
    Left("untagged", "left without tags", _kept(lambda link: not (link.is_internal or link.tags or link.is_behind))),
    Left(
        "missing-campaign",
        "left without a campaign",
        _kept(lambda link: "utm_source" in link.tags and "utm_campaign" not in link.tags),
    ),
    Left("behind-the-hash", "address as typed", _address_kept(lambda link: link.is_behind)),
    Left("twice", "address as typed", _address_kept(lambda link: link.is_twice)),
    Left("twice", "the second value taken", _kept(lambda link: link.is_twice, -1)),
    Left("people", "address as typed", _address_kept(lambda link: link.is_personal)),
    Left("internal-links", "tagged like the others", _tagged_inside),
    Left(
        "internal-links",
        "left out",
        lambda result: result.remove(TAGGED, lambda row: row["is_internal"] == "true"),
    ),
    Left("internal-tagged", "tags kept", _kept(lambda link: link.is_internal and bool(link.tags))),
    Left("own-parameters", "cut with everything behind the question mark", _cut_queries),
    Left("sections", "cut with everything behind the hash sign", _cut_sections),
    Left("source-of-two-media", "looked up by the source alone", _looked_up_by_source),
)
