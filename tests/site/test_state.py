"""The page about the state of the curriculum says what the files say, counted here once more from the YAML alone."""

from collections import Counter
from pathlib import Path

import pytest

from .dom import Element

Rows = list[list[str]]


@pytest.fixture(scope="session")
def tables(articles: dict[str, Element]) -> dict[str, list[Rows]]:
    """Rows of cell texts of all tables by the section that they stand in."""
    found: dict[str, list[Rows]] = {}
    heading = ""
    for element in articles["contribute/state/"].walk():
        if element.tag in ("h2", "h3"):
            heading = element.get("id")
        if element.tag == "table":
            rows = [[cell.text() for cell in row.walk() if cell.tag in ("th", "td")] for row in element.all("tr")]
            found.setdefault(heading, []).append(rows[1:])
    return found


@pytest.fixture(scope="session")
def programme(data):
    return data("curriculum/programme.yaml")


@pytest.fixture(scope="session")
def levels(programme, data, root: Path) -> list[list[dict]]:
    """What the files say of each level's modules, with their banks."""
    found = []
    for level in programme["levels"]:
        modules = []
        for name in level["modules"]:
            bank = f"quizzes/{level['id']}/{name}.yaml"
            items = data(bank)["items"] if (root / bank).exists() else []
            modules.append({"id": name, "items": items, **data(f"curriculum/{level['id']}/{name}/module.yaml")})
        found.append(modules)
    return found


def test_modules_of_each_level(tables, levels):
    wanted = [
        [
            [
                module["title"],
                module["status"],
                str(len(module["objectives"])),
                str(sum(item["pool"] == "lesson" for item in module["items"])),
                str(sum(item["pool"] == "readiness" for item in module["items"])),
                str(len({item["type"] for item in module["items"]})),
            ]
            for module in modules
        ]
        for modules in levels
    ]
    assert tables["modules"] == wanted


def test_pools_of_the_blueprint(tables, programme, levels):
    for level, modules, (*rows, total) in zip(programme["levels"], levels, tables["blueprint"], strict=True):
        held = Counter(
            next((each.get("domain") for each in module["objectives"] if each["id"] == item["objective"]), None)
            or module["domains"][0]
            for module in modules
            for item in module["items"]
            if item["pool"] == "readiness"
        )
        weights = [domain["weights"].get(level["id"], 0) for domain in programme["domains"]]
        assert [row[0] for row in rows] == [domain["title"] for domain in programme["domains"]]
        assert [row[1] for row in rows] == [f"{weight}%" for weight in weights]
        assert [row[4] for row in rows] == [str(held[domain["id"]]) for domain in programme["domains"]]
        drawn = [int(row[2]) for row in rows]
        size = level["readiness"]["questions"]
        assert all(abs(n - size * weight / 100) < 1 for n, weight in zip(drawn, weights, strict=True))
        assert [int(row[3]) for row in rows] == [programme["targets"]["forms"] * n for n in drawn]
        assert total[2:] == [str(size), str(programme["targets"]["forms"] * size), str(held.total())]


def test_kinds_and_hours(tables, levels):
    for modules, rows in zip(levels, tables["kinds"], strict=True):
        minutes = [
            sum(m["minutes"] for m in modules if m["kind"] == kind) for kind in ("conceptual", "hands-on", "soft-skill")
        ]
        assert [row[3] for row in rows] == [f"{100 * each / sum(minutes):.0f}%" for each in minutes]


def test_longest_keys_against_chance(tables, levels):
    singles = [item for modules in levels for module in modules for item in module["items"] if item["type"] == "single"]
    hits, trials = 0, []
    for item in singles:
        lengths = sorted((len(option["text"]), bool(option.get("correct"))) for option in item["options"])
        if lengths[-1][0] > lengths[-2][0]:
            hits += lengths[-1][1]
            trials.append(1 / len(lengths))
    error = sum(p * (1 - p) for p in trials) ** 0.5
    share, chance, spread = (f"{100 * n / len(singles):.0f}" for n in (hits, sum(trials), error))
    assert tables["bank"][0][0][1:4] == [str(len(singles)), f"{share}%", f"{chance} ± {spread}%"]


def test_misconceptions_that_one_question_uses(tables, levels, data):
    users: dict[str, set[str]] = {}
    for modules in levels:
        for module in modules:
            for item in module["items"]:
                for name in _misconceptions(item):
                    users.setdefault(name, set()).add(item["id"])
    ideas = {each["id"]: each["idea"] for each in data("quizzes/misconceptions.yaml")["misconceptions"]}
    wanted = [" ".join(ideas[name].split()) for name in ideas if len(users.get(name, ())) == 1]
    assert [row[0] for tables in tables.get("misconceptions", []) for row in tables] == wanted


def test_coverage_of_each_lesson(tables, levels):
    written = [module for modules in levels for module in modules if module["status"] != "planned"]
    assert {name for name in tables if name.startswith("coverage-")} == {f"coverage-{each['id']}" for each in written}
    for module in written:
        [rows] = tables[f"coverage-{module['id']}"]
        for objective, row in zip(module["objectives"], rows, strict=True):
            items = [item for item in module["items"] if item["objective"] == objective["id"]]
            lesson = sum(item["pool"] == "lesson" for item in items)
            own = sum(item["level"] == objective["level"] for item in items)
            assert row[0] == f"{objective['text']} ({objective['level']})"
            assert row[2] == f"{lesson} lesson, {len(items) - lesson} readiness; {own} at its level"


def test_every_waiver_is_listed_with_its_reason(tables, root: Path, data):
    wanted = []
    for path in sorted([*(root / "quizzes").rglob("*.yaml"), *(root / "curriculum").rglob("*.yaml")]):
        wanted += [(each["rule"], " ".join(each["why"].split())) for each in _waivers(data(path.relative_to(root)))]
    rows = [row for table in tables.get("waivers", []) for row in table]
    assert {(row[0], row[2]) for row in rows} == set(wanted)


def _misconceptions(value) -> list[str]:
    """All misconceptions that a question names, at whatever depth."""
    if isinstance(value, dict):
        own = [value["misconception"]] if "misconception" in value else []
        return own + [name for each in value.values() for name in _misconceptions(each)]
    return [name for each in value for name in _misconceptions(each)] if isinstance(value, list) else []


def _waivers(value) -> list[dict]:
    if isinstance(value, dict):
        inside = [waiver for key, each in value.items() if key != "waive" for waiver in _waivers(each)]
        return value.get("waive", []) + inside
    return [waiver for each in value for waiver in _waivers(each)] if isinstance(value, list) else []
