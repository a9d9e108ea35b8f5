"""Pieces of pages: addresses, words, the order of options, hand-written pages."""

from datetime import date
from pathlib import Path

import jinja2
import pytest

from mopscert import addresses
from mopscert.checking import check
from mopscert.model import Choice, Kind
from mopscert.pages import markdown, words
from mopscert.pages.figures import Step, draw_ladder
from mopscert.pages.handwritten import expand, functions
from mopscert.pages.question_html import Asking, question_html
from mopscert.pages.question_parts import in_shown_order


@pytest.fixture(scope="module")
def curriculum(root: Path):
    return check(root).curriculum


@pytest.mark.parametrize(
    ("start", "target", "anchor", "link"),
    [
        ("modules/a.md", "modules/b.md", "", "../b/"),
        ("modules/a.md", "modules/a.md", "x", "#x"),
        ("modules/a.md", "glossary.md", "term", "../../glossary/#term"),
        ("index.md", "associate/index.md", "", "associate/"),
        ("associate/index.md", "index.md", "", "../"),
        ("contribute/rules/ref.md", "contribute/index.md", "", "../../"),
    ],
)
def test_links_between_pages(start, target, anchor, link):
    assert addresses.link(start, target, anchor) == link


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (1, "1 minute"),
        (45, "45 minutes"),
        (60, "1 hour"),
        (75, "1 hour 15 minutes"),
        (120, "2 hours"),
        (1005, "16 hours 45 minutes"),
    ],
)
def test_durations(minutes, text):
    assert words.duration(minutes) == text


def test_numbers_lists_and_days():
    assert (words.hours(1005), words.hours(1320), words.number(3), words.number(12)) == ("16.8", "22", "three", "12")
    assert words.listing(["a"]) == "a"
    assert words.listing(["a", "b", "c"]) == "a, b and c"
    assert words.day(date(2026, 11, 2)) == "2 November 2026"
    assert (words.amount(1234.5, "%"), words.amount(2.0)) == ("1,234.5%", "2")


def test_a_heading_shows_what_markdown_would_take_for_markup():
    assert markdown.heading(2, "A_b *c* &amp; <code>{d}</code>", "x") == (
        "## A&#95;b &#42;c&#42; &amp; <code>&#123;d&#125;</code> { #x }"
    )


def test_options_are_shuffled_once_and_for_all(curriculum):
    items = [item for item in curriculum.questions.values() if isinstance(item, Choice)]
    assert all(in_shown_order(item) == in_shown_order(item) for item in items)
    singles = [item for item in items if len(item.keys) == 1 and len(item.options) == 3]
    places = [[option.correct for option in in_shown_order(item)].index(True) for item in singles]
    shares = [places.count(place) / len(places) for place in range(3)]
    assert min(shares) > 0.2, shares


def test_hand_written_pages_get_computed_facts(curriculum):
    available = functions(curriculum, curriculum.programme.file)
    associate = [module for module in curriculum.modules if module.level == "associate"]
    text = "{{ programme.modules('associate') }} {{ programme.hours('associate') }} {{ number(programme.levels()) }}"
    hours = curriculum.programme.file.levels[0].hours
    assert expand(text, available) == f"{len(associate)} {hours} three"
    with pytest.raises(jinja2.UndefinedError):
        expand("{{ nonsense }}", available)


def test_a_readiness_question_is_shown_on_no_page(curriculum):
    held_back = next(item for item in curriculum.questions.values() if item.pool == "readiness")
    with pytest.raises(ValueError, match="readiness pool"):
        functions(curriculum, curriculum.programme.file)["question"](held_back.id)


def test_the_ladder_shows_each_module_and_says_the_same_in_words():
    modules = [(Kind.CONCEPTUAL, True), (Kind.HANDS_ON, False), (Kind.SOFT_SKILL, False)]
    steps = [Step("Low", "First", modules), Step("High", "Then", modules[:1])]
    html = draw_ladder(steps, "Low: 3; High: 1", "Pale: not yet")
    assert "<p>Pale: not yet</p>" in html
    assert 'aria-label="Low: 3; High: 1"' in html
    assert html.count("f-faint") == 2
    assert html.count("<circle") == 2


def test_a_ladder_of_lessons_that_are_all_there_explains_no_pale_sign():
    step = Step("Low", "First", [(Kind.CONCEPTUAL, True)])
    assert "not yet" not in draw_ladder([step], "Low: 1", "Pale: not yet")


def test_the_home_page_says_at_once_how_many_lessons_there_are(curriculum):
    available = functions(curriculum, curriculum.programme.file)
    written = sum(module.lesson is not None for module in curriculum.modules)
    associate = [module for module in curriculum.modules if module.level == "associate"]
    assert f"modules, {written} ready" in expand(Path("docs/index.md").read_text("utf-8"), available)
    ready = sum(module.lesson is not None for module in associate)
    assert f"; {ready} of {len(associate)} lessons ready" in available["level_cards"]()


def test_a_stem_that_says_what_to_do_is_not_followed_by_the_same_again(curriculum):
    def show(name: str) -> str:
        item = curriculum.questions[name]
        module = next(each for each in curriculum.modules if each.quiz and item in each.quiz.items)
        asking = Asking(curriculum, curriculum.programme.file, module, addresses.module_page(module.id))
        return question_html(asking, item)

    assert "to which it belongs:</legend>" in show("notes-on-bela")
    assert 'Put the steps in order. <span class="mops-q__choose">Leave out what' in show("from-note-to-two-messages")
    assert "Choose one for each." in show("five-requests-after-the-fair")
