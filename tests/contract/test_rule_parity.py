"""Each rule has a code, a page, a file and cases of its own, and they belong together."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from mopscert import checks, prose
from mopscert.checks import registry
from mopscert.findings import Severity
from mopscert.reading import rules as reading_rules

# Every code there ever was, with its name: a line is added with a rule and is never taken out.
CODES = (Path(__file__).parent / "codes.txt").read_text().splitlines()
CASES = Path(__file__).parent.parent / "rules"
FAMILIES = {"SCH", "REF", "GRA", "COV", "ITM", "BNK", "NEU", "PRO", "REV", "LAB", "DLG", "DIA", "REL"}
SECTIONS = ["What it does", "Why", "Example", "Instead"]
RULES = registry.rules()
# Modules that rules share.
HELPERS = {
    "__init__",
    "ahead",
    "banks",
    "citations",
    "diagnostics",
    "identities",
    "labs",
    "links",
    "parts",
    "passages",
    "placeholders",
    "practice_texts",
    "questions",
    "references",
    "registry",
    "releases",
    "retired",
    "runs",
    "texts",
    "vendor_names",
    "waivers",
}


def _files() -> dict[str, Path]:
    folders = [Path(package.__path__[0]) for package in (checks, reading_rules)]
    return {path.stem: path for folder in folders for path in sorted(folder.glob("*.py")) if path.stem not in HELPERS}


def test_every_file_is_a_rule_and_every_rule_has_a_file():
    expected = [f"{rule.code.lower()}_{rule.name.replace('-', '_')}" for rule in RULES.values()]
    assert sorted(_files()) == sorted(expected)


def test_codes_and_names_are_unique():
    codes = [re.search(r'^RULE = Rule\("(\w+)", "([\w-]+)"', path.read_text(), re.M) for path in _files().values()]
    for group in (1, 2):
        assert [name for name, count in Counter(code[group] for code in codes).items() if count > 1] == []


def test_no_code_is_lost_or_reused():
    """A rule that goes is registered as retired, and its code never means anything else."""
    known = [*RULES.values(), *registry.retired().values()]
    assert sorted(f"{each.code} {each.name}" for each in known) == CODES
    assert len({line.split()[0] for line in CODES}) == len(CODES)


def test_retired_codes_say_why_and_lead_to_rules():
    for gone in registry.retired().values():
        assert re.fullmatch(r"\d+\.\d+\.\d+", gone.since)
        assert re.fullmatch(r"[A-Z].*\.", gone.why)
        assert gone.successor is None or gone.successor in RULES


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_code_and_name(rule):
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert rule.code[:3] in FAMILIES
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert isinstance(rule.severity, Severity)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_page(rule):
    assert re.fullmatch(r"[A-Z].*\.", rule.page.strip().split("\n")[0])
    tokens = prose.parse(rule.page)
    headings = [place for place, token in enumerate(tokens) if token.type == "heading_open"]
    assert [(tokens[place].tag, tokens[place + 1].content) for place in headings] == [("h3", name) for name in SECTIONS]
    # Something stands below each heading.
    assert all(after - before > 3 for before, after in pairwise([*headings, len(tokens)]))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_cases(rule):
    names = [path.name for path in (CASES / rule.code).glob("*")]
    assert any(re.fullmatch(r"bad-[a-z0-9-]+\.yaml", name) for name in names)
    assert any(re.fullmatch(r"good-[a-z0-9-]+\.yaml", name) for name in names)
    assert [name for name in names if not re.fullmatch(r"(bad|good)-[a-z0-9-]+\.yaml", name)] == []


def test_wrong_documents_are_many():
    assert len(list(CASES.glob("*/bad-*.yaml"))) >= 150


def test_no_cases_without_a_rule():
    assert {path.name for path in CASES.iterdir() if path.is_dir() and path.name != "__pycache__"} == set(RULES)
