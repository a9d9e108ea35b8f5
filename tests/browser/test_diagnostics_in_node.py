"""The diagnostics of the curriculum, scored by the code that the browser runs: test vectors, neutral answers, order."""

import json
import random
import subprocess
from pathlib import Path
from typing import Any

import playwright
import pytest

from mopscert.measures.diagnostics import placed, ranked
from mopscert.pages.diagnostic_sheet import sheet

SCORE = """
import { score } from "%s";
let text = "";
for await (const part of process.stdin) text += part;
console.log(JSON.stringify(JSON.parse(text).map(([sheet, answers]) => score(sheet, answers))));
"""
VECTORS = {
    "a a c a a b a a a c a c": ("marketing", 100),
    "c c a a c b c c b c b b": ("it", 100),
    "b b c b b a a b c c a c": ("sales", 91),
    "a a a b d c a a d a c a": ("revops", 100),
}
Answers = dict[str, str]


@pytest.fixture(scope="module")
def diagnostics(curriculum):
    return {each.id: each for each in curriculum.diagnostics}


@pytest.fixture(scope="module")
def sheets(curriculum, diagnostics):
    return {name: json.loads(sheet(curriculum, each)) for name, each in diagnostics.items()}


@pytest.fixture(scope="module")
def score(root):
    """The function that scores pairs of a sheet and answers."""
    code = SCORE % (root / "generator" / "mopscert" / "web" / "diagnostic-score.js").as_uri()
    node = Path(playwright.__file__).parent / "driver" / "node"

    def run(*pairs: tuple[dict[str, Any], Answers]) -> list[dict[str, Any]]:
        command = [node, "--input-type=module", "--eval", code]
        result = subprocess.run(command, input=json.dumps(pairs), capture_output=True, text=True, check=False)
        assert result.returncode == 0, result.stderr
        return json.loads(result.stdout)

    return run


def _letters(sheet: dict[str, Any], letters: str) -> Answers:
    chosen = zip(sheet["questions"], letters.split(), strict=True)
    return {question["id"]: question["answers"]["abcd".index(letter)]["id"] for question, letter in chosen}


def _random(sheet: dict[str, Any], chance: random.Random) -> Answers:
    return {field["key"]: chance.choice(field["values"]) for field in sheet["fields"]}


def _all(sheet: dict[str, Any], **values: str) -> Answers:
    """Gaps in which everything has the same ratings."""
    return {
        field["key"]: values[field["key"].split(".")[0]]
        for field in sheet["fields"]
        if field["key"].split(".")[0] in values
    }


def test_homes_of_the_vectors(sheets, score):
    home = sheets["org-home"]
    found = score(*((home, _letters(home, letters)) for letters in VECTORS))
    leaders = [(each["first"], round(each["results"][0]["percent"])) for each in found]
    assert leaders == list(VECTORS.values())


def test_gates_of_homes(sheets, score):
    home = sheets["org-home"]
    marketing, it, sales, revops = (_letters(home, letters) for letters in VECTORS)
    barred, offered, poor, starved, unbelieved = score(
        (home, {**revops, "one-leader": "nobody"}),
        (home, {**marketing, "cmo-and-mops": "overrides"}),
        (home, {**it, "money": "no-money"}),
        (home, {**sales, "first-wish": "brand", "skills": "in-sales-operations"}),
        (home, {**sales, "scale": "face-to-face"}),
    )
    assert barred["first"] != "revops"
    assert [each["id"] for each in barred["results"] if each["barred"]] == ["revops"]
    assert (offered["first"], offered["offered"]) == ("marketing", True)
    assert [said["effect"] for said in offered["said"] if said["result"] == "marketing"] == ["offer"]
    for result, expected in ((poor, "it"), (unbelieved, "sales")):
        assert result["first"] == expected
        assert [said["result"] for said in result["said"] if said["effect"] == "warn"] == [expected]
    warned = [said["result"] for said in starved["said"] if said["effect"] == "warn"]
    assert warned == (["sales"] if starved["first"] == "sales" else [])


def test_a_close_call_names_an_answer_that_turns_it(sheets, score):
    home, chance = sheets["org-home"], random.Random(7)
    drawn = [_random(home, chance) for _ in range(200)]
    close = [
        (each, answers)
        for each, answers in zip(score(*((home, a) for a in drawn)), drawn, strict=True)
        if each["close"]
    ]
    assert len(close) > 20
    assert all(each["lead"] < 8 for each, _ in close)
    flips = [
        (each, {**answers, each["flip"]["question"]: each["flip"]["answer"]}) for each, answers in close if each["flip"]
    ]
    assert len(flips) > len(close) / 2
    turned = score(*((home, answers) for _, answers in flips))
    assert [each["first"] for each in turned] == [each["second"] for each, _ in flips]


def test_no_opinion_and_any_habit_lead_to_the_middle(sheets, score):
    persona = sheets["mops-persona"]
    same = [{field["key"]: str(step) for field in persona["fields"]} for step in range(1, 6)]
    for each in score(*((persona, answers) for answers in same)):
        assert (each["x"], each["y"], each["corners"], each["second"], each["weakest"]) == (0, 0, [], None, None)


def test_who_agrees_with_one_persona_alone_is_one(sheets, score):
    persona = sheets["mops-persona"]
    own = [
        {each["id"]: "5" if each["corner"] == corner["id"] else "1" for each in persona["statements"]}
        for corner in persona["corners"]
    ]
    found = score(*((persona, answers) for answers in own))
    assert [each["corners"] for each in found] == [[corner["id"]] for corner in persona["corners"]]
    assert all((each["strengths"][0]["sum"], each["strengths"][0]["of"]) == (15, 15) for each in found)


def test_the_vector_of_gaps(sheets, score):
    chaos = sheets["chaos-to-order"]
    [found] = score((chaos, _all(chaos, now="2", target="3", importance="2")))
    assert (found["band"], found["capped"], found["now"], found["target"]) == ("defined", False, 2, 3)
    assert {(each["gap"], each["priority"], each["phase"]) for each in found["dimensions"]} == {(1, 2, "extend")}
    assert found["verdict"] == 0
    assert [each["kind"] for each in found["missing"]] == ["tip"]


def test_bands_phases_and_the_weakest_link(sheets, score):
    chaos = sheets["chaos-to-order"]
    strong = _all(chaos, now="4")
    weak = {**strong, **{f"now.{each['id']}": "0" for each in chaos["dimensions"][0]["statements"]}}
    one = {"now.charter": "2", "now.objectives": "2", "now.sponsor-acts": "1"}
    wide = {
        **_all(chaos, now="2", target="2"),
        "target.charter": "4",
        "target.objectives": "4",
        "target.sponsor-acts": "3",
    }
    bands = [_all(chaos, now=str(step)) for step in range(5)]
    full, capped, low, high, *steps = score(
        (chaos, strong),
        (chaos, weak),
        (chaos, {**wide, "importance.direction": "1"}),
        (chaos, {**wide, **one, "importance.direction": "3"}),
        *((chaos, each) for each in bands),
    )
    assert (full["band"], full["top"]) == ("orchestrated", [])
    assert (capped["band"], capped["capped"], capped["dimensions"][0]["phase"]) == ("firefighting", True, "foundation")
    assert [(each["dimensions"][0]["priority"], each["dimensions"][0]["phase"]) for each in (low, high)] == [
        (1.666667, "extend"),
        (6, "foundation"),
    ]
    assert high["top"] == ["direction"]
    assert [each["band"] for each in steps] == ["chaos", "firefighting", "defined", "managed", "orchestrated"]


def test_readiness(sheets, score):
    chaos = sheets["chaos-to-order"]
    ready = {**_all(chaos, now="2"), "tip.customer-centric": "1", "barrier.no-budget": "3", "tactic.no-budget": "1"}
    found, *lacking = score(
        (chaos, ready),
        (chaos, {**ready, "tactic.no-budget": "0"}),
        (chaos, {**ready, "tip.customer-centric": "0"}),
        (chaos, {**ready, "now.named-owner": "1"}),
    )
    assert (found["ready"], found["verdict"], found["missing"]) == (True, 1, [])
    assert [each["missing"] for each in lacking] == [
        [{"kind": "barrier", "id": "no-budget"}],
        [{"kind": "tip"}],
        [{"kind": "need", "id": "named-owner"}],
    ]


def test_the_order_of_answers_and_of_questions_does_not_count(sheets, score):
    chance = random.Random(11)
    for name, held in sheets.items():
        pairs = []
        for _ in range(40):
            answers = _random(held, chance)
            shuffled = dict(chance.sample(list(answers.items()), len(answers)))
            key = next(each for each in ("questions", "statements", "barriers") if each in held)
            other = {**held, key: chance.sample(held[key], len(held[key])), "fields": held["fields"][::-1]}
            pairs += [(held, answers), (held, shuffled), (other, answers)]
        found = [_numbers(name, each) for each in score(*pairs)]
        assert found[0::3] == found[1::3] == found[2::3]


def _numbers(name: str, result: dict[str, Any]) -> Any:
    """What a result says, without the order of what stands beside it."""
    if name == "org-home":
        return sorted((each["id"], each["percent"]) for each in result["results"]), result["first"], result["second"]
    if name == "mops-persona":
        return result["x"], result["y"], result["corners"], sorted((s["id"], s["sum"]) for s in result["strengths"])
    return result["dimensions"], result["band"], result["ready"], result["phases"]


def test_the_published_shares_rest_on_the_same_scores(diagnostics, sheets, score):
    """Python counts the shares that the pages publish, with a scorer of its own."""
    chance = random.Random(13)
    home, persona = sheets["org-home"], sheets["mops-persona"]
    homes = [_random(home, chance) for _ in range(300)]
    people = [_random(persona, chance) for _ in range(300)]
    found = score(*((home, each) for each in homes), *((persona, each) for each in people))
    for answers, result in zip(homes, found[:300], strict=True):
        mine = ranked(diagnostics["org-home"].file, answers)
        percents = {each["id"]: each["percent"] for each in result["results"]}
        assert [percents[each["id"]] for each in home["results"]] == list(mine.percents)
        assert (result["first"], result["results"][0]["id"]) == (mine.first, mine.leader)
    for answers, result in zip(people, found[300:], strict=True):
        point = placed(diagnostics["mops-persona"].file, {name: int(step) for name, step in answers.items()})
        assert (result["x"], result["y"], tuple(result["corners"])) == (point.x, point.y, point.corners)
