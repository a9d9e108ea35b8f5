"""Lessons teach templates: what stands in braces is shown as it is, and never run."""

from pathlib import Path

import pytest
import yaml

from mopscert.checking import check
from mopscert.model import Module

from .dom import Element, parse_site

TOKENS = "Dear {{ lead.first_name }}, {% if score > 9 %}{{ 7 * 7 }}{% endif %} {# no note #} $x^2$ *so* <b> & [a](b)"
PLACES = ("lesson", "heading", "stem", "option", "why", "definition", "summary")
LITERAL = {place: f"{place.title()}: {TOKENS}" for place in PLACES}
# What themes make of headings and descriptions is theirs, so no tag may be in them: other signs say the same.
SHOWN = {**LITERAL, "heading": LITERAL["heading"].replace("<b>", "‹b>")}
DESCRIBED = LITERAL["summary"].replace("<", "‹").replace(">", "›")


@pytest.fixture(scope="module")
def taught(root: Path) -> Module:
    """A module of the tiny curriculum."""
    return next(each for each in check(root / "tests/fixtures/tiny").curriculum.modules if each.lesson and each.quiz)


@pytest.fixture(scope="module")
def copied(taught: Module, tiny_project, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the curriculum in which that module teaches templates; the home page lists it."""
    copy = tiny_project(tmp_path_factory.mktemp("tokens") / "project")
    with (copy / "docs/index.md").open("a") as home:
        home.write("\n{{ written_modules() }}\n")
    folder = copy / "curriculum" / taught.level / taught.id
    with (folder / "lesson.md").open("a") as lesson:
        lesson.write(f"\n## {_markdown('heading')} {{#tokens}}\n\n{_markdown('lesson')}\n")
    _change(folder / "module.yaml", lambda module: module.update(summary=LITERAL["summary"]))
    _change(copy / "quizzes" / taught.level / f"{taught.id}.yaml", lambda bank: _ask(bank["items"][0]))
    _change(
        copy / "curriculum" / "glossary.yaml", lambda file: file["terms"][0].update(definition=LITERAL["definition"])
    )
    return copy


def _ask(item: dict) -> None:
    item["stem"] = f"{item['stem'].rstrip()}\n\n{_markdown('stem')}\n"
    item["options"][0].update(text=_markdown("option"), why=_markdown("why"))


def _markdown(place: str) -> str:
    # Emphasis, a tag and a link: the backslashes say that they are meant as text.
    return LITERAL[place].replace("*so*", r"\*so\*").replace("<b>", r"\<b>").replace("[a]", r"\[a]")


def _change(path: Path, change) -> None:
    loaded = yaml.safe_load(path.read_text("utf-8"))
    change(loaded)
    path.write_text(yaml.safe_dump(loaded, allow_unicode=True, sort_keys=False), "utf-8")


@pytest.fixture(scope="module", params=["mkdocs", "zensical"])
def built(request: pytest.FixtureRequest, copied: Path, command, tmp_path_factory: pytest.TempPathFactory):
    """Pages of the copy, by either builder."""
    out = tmp_path_factory.mktemp(request.param)
    if request.param == "mkdocs":
        steps = [command("mkdocs", "build", "--strict", "--quiet", "--site-dir", str(out), cwd=copied)]
    else:
        tree = out / "tree"
        steps = [command("mopscert", "render", "--root", str(copied), "--out", str(tree))]
        steps += [command("zensical", "build", "--strict", cwd=tree)]
        out = tree / "site"
    assert [step.stdout + step.stderr for step in steps if step.returncode] == []
    return parse_site(out)


def test_a_lesson_shows_them(built: dict[str, Element], taught: Module):
    text = built[f"modules/{taught.id}/"].one("article", "md-content__inner").text()
    assert [place for place in ("lesson", "heading", "summary") if SHOWN[place] not in text] == []


def test_a_heading_shows_them_in_the_contents_too(built: dict[str, Element], taught: Module):
    lists = built[f"modules/{taught.id}/"].all("nav", "md-nav--secondary")
    assert lists
    assert [each.text() for each in lists if SHOWN["heading"] not in each.text()] == []


def test_a_question_shows_them(built: dict[str, Element], taught: Module):
    name = taught.quiz.items[0].id
    found = [
        each for each in built[f"modules/{taught.id}/"].all("mops-self-check") if each.get("data-question") == name
    ]
    (question,) = found
    assert [place for place in ("stem", "option", "why") if LITERAL[place] not in question.text()] == []


def test_the_glossary_shows_them(built: dict[str, Element]):
    assert LITERAL["definition"] in built["glossary/"].one("article", "md-content__inner").text()


def test_descriptions_and_lists_show_them(built: dict[str, Element], taught: Module):
    head = built[f"modules/{taught.id}/"].one("head")
    assert DESCRIBED in [meta.get("content") for meta in head.all("meta")]
    assert LITERAL["summary"] in built[f"{taught.level}/"].one("div", "mops-cards").text()
    assert LITERAL["summary"] in built[""].text()
