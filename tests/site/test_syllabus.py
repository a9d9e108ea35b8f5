"""Every number of the syllabus is what the files say, computed here once more from the YAML alone."""

import re
from pathlib import Path

import pytest

from .dom import Element

Rows = list[list[str]]


@pytest.fixture(scope="session")
def tables(articles: dict[str, Element]) -> dict[str, Rows]:
    """Rows of cell texts by the heading above."""
    found: dict[str, Rows] = {}
    heading = ""
    for element in articles["syllabus/"].walk():
        if element.tag == "h2":
            heading = element.get("id")
        if element.tag == "table":
            rows = [[cell.text() for cell in row.walk() if cell.tag in ("th", "td")] for row in element.all("tr")]
            found[heading] = rows
    return found


@pytest.fixture(scope="session")
def programme(data):
    return data("curriculum/programme.yaml")


@pytest.fixture(scope="session")
def modules(programme, data, root: Path) -> dict[str, list[dict]]:
    """What the files say of each level's modules, in order of study."""
    found = {}
    for level in programme["levels"]:
        folder = Path("curriculum", level["id"])
        found[level["id"]] = [{"id": name, **data(folder / name / "module.yaml")} for name in level["modules"]]
        assert sorted(level["modules"]) == sorted(path.name for path in (root / folder).iterdir())
    return found


def test_there_are_four_tables(tables: dict[str, Rows]):
    assert list(tables) == ["levels", "kinds", "blueprint", "cognitive-levels"]


def test_hours_and_modules_of_levels(tables: dict[str, Rows], programme, modules):
    wanted = []
    for level in programme["levels"]:
        own = modules[level["id"]]
        check = level["readiness"]
        hours = f"{sum(module['minutes'] for module in own) / 60:.1f}".removesuffix(".0")
        written = sum(module["status"] != "planned" for module in own)
        counts = [str(level["hours"]), hours, str(len(own)), str(written)]
        wanted.append([level["title"], *counts, f"{check['questions']} questions, {_time(check['minutes'])}"])
    assert tables["levels"][1:] == wanted


def test_kinds_of_modules(tables: dict[str, Rows], programme, modules):
    kinds = [title.lower().removesuffix("s").replace(" ", "-") for title in tables["kinds"][0][1:]]
    assert sorted(kinds) == sorted({module["kind"] for own in modules.values() for module in own})
    assert tables["kinds"][1:] == [
        [level["title"], *(str(sum(module["kind"] == kind for module in modules[level["id"]])) for kind in kinds)]
        for level in programme["levels"]
    ]


def test_weights_of_domains(tables: dict[str, Rows], programme):
    levels = [level["id"] for level in programme["levels"]]
    domains = [
        [domain["title"], *(str(domain["weights"].get(level, 0)) for level in levels)]
        for domain in programme["domains"]
    ]
    *rows, total = tables["blueprint"][1:]
    assert rows == domains
    sums = [sum(domain["weights"].get(level, 0) for domain in programme["domains"]) for level in levels]
    assert total[1:] == [str(each) for each in sums] == ["100"] * len(levels)


def test_cognitive_levels_of_objectives(tables: dict[str, Rows], programme, modules):
    wanted = []
    for each in programme["cognitive_levels"]:
        asked = [
            sum(
                objective["level"] == each["id"]
                for module in modules[level["id"]]
                for objective in module["objectives"]
            )
            for level in programme["levels"]
        ]
        wanted.append([each["title"], *map(str, asked)])
    assert tables["cognitive-levels"][1:] == wanted


def test_modules_with_time_questions_and_objectives(articles: dict[str, Element], modules, data, root: Path):
    wanted = {}
    for level, own in modules.items():
        for module in own:
            bank = Path("quizzes", level, f"{module['id']}.yaml")
            facts = _time(module["minutes"])
            if module["status"] != "planned":
                facts += f", {len(data(bank)['items'])} questions"
            assert (root / bank).exists() == (module["status"] != "planned")
            wanted[f"{module['title']} {facts}"] = [objective["text"] for objective in module["objectives"]]
    shown = {
        section.one("p").text(): [item.text() for item in section.all("li")]
        for section in articles["syllabus/"].all("section", "mops-syllabus")
    }
    assert shown == wanted


def test_levels_promise_the_same_on_their_own_pages(articles: dict[str, Element], programme, modules):
    for level in programme["levels"]:
        facts = articles[f"{level['id']}/"].one("dl", "mops-facts").text()
        minutes = sum(module["minutes"] for module in modules[level["id"]])
        assert round((minutes + level["other_minutes"]) / 60) == level["hours"]
        assert f"{level['hours']} hours: {_time(minutes)} in modules, and {_time(level['other_minutes'])} for" in facts
        check = level["readiness"]
        assert f"{check['questions']} questions in {_time(check['minutes'])};" in facts
        assert re.findall(r"(\d+)%", facts) == [str(check["pass_overall"]), str(check["pass_domain"])]


def _time(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [(hours, "hour"), (rest, "minute")]
    return " ".join(f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts if number)
