"""Words, amounts and questions as the rules about item writing read them."""

import math
import re

import pytest

from mopscert.measures.amounts import Interval, first_number, interval, numbers
from mopscert.measures.asking import asked_number
from mopscert.measures.negation import turning_word
from mopscert.measures.words import bare, content, likeness, lix, normal, paragraphs, plain, root, sentences, words

DAY = 86_400


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50 reports", Interval(50, 50, "report")),
        ("1 report.", Interval(1, 1, "report")),
        ("1,200", Interval(1200, 1200, "")),
        ("€1,200 a month", Interval(1200, 1200, "a month")),
        ("−3.5%", Interval(-3.5, -3.5, "%")),
        ("*12 %*", Interval(12, 12, "%")),
        ("2 weeks", Interval(14 * DAY, 14 * DAY, "seconds")),
        ("Within 36 hours", Interval(1.5 * DAY, 1.5 * DAY, "seconds")),
        ("5–10 days", Interval(5 * DAY, 10 * DAY, "seconds")),
        ("5% to 10%", Interval(5, 10, "%")),
        ("Between 5 and 10 links", Interval(5, 10, "link")),
        ("under 10%", Interval(-math.inf, 10, "%", True, True)),
        ("Up to 10 links", Interval(-math.inf, 10, "link", True, False)),
        ("More than 50", Interval(50, math.inf, "", True, True)),
        ("at least 50 links", Interval(50, math.inf, "link", False, True)),
        ("50 or more", Interval(50, math.inf, "", False, True)),
        ("30+ days", Interval(30 * DAY, math.inf, "seconds", False, True)),
        ("09:30", Interval(570, 570, "time")),
        ("3 March 2027", Interval(740_043, 740_043, "date")),
        ("2027-03-03", Interval(740_043, 740_043, "date")),
        ("31 February 2027", None),
        ("10 to 5 days", None),
        ("RFC 8058", None),
        ("May be sent", None),
        ("10, 20 and 30", None),
        ("Keep 30 values in the list", None),
        ("One week", None),
    ],
)
def test_interval(text, expected):
    assert interval(text) == expected


def test_months_and_quarters_have_an_order():
    for texts in (("January", "April", "September 3"), ("Q1 2026", "Q4 2026", "Q2 2027")):
        found = [amount.low for text in texts if (amount := interval(text))]
        assert found == sorted(set(found))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("0 to 10", "10 to 20", True),
        ("under 10", "10 to 20", False),
        ("up to 10", "10 to 20", True),
        ("10 to 20", "over 20", False),
        ("10 to 20", "20 or more", True),
        ("5", "3 to 8", True),
        ("5 days", "3 to 8 links", False),
        ("1 week", "5 to 10 days", True),
    ],
)
def test_overlap(one, other, expected):
    first, second = interval(one), interval(other)
    assert first.overlaps(second) is expected
    assert second.overlaps(first) is expected


def test_numbers_stand_by_themselves():
    assert first_number("B2B and p95, then 1,200.5 links") == "1,200.5"
    assert first_number("utm2 of the B2B list") == ""
    assert [value for value, _ in numbers("From −3 to 12.5%, on 2 days.")] == [-3, 12.5, 2]


def test_words_and_roots():
    assert plain("A **bold** [link](term:x) of `utm_source`\n and _more_") == "A bold link of utm_source and more"
    assert words("Larkspur’s 12 *Links* don't") == ("larkspur's", "12", "links", "don't")
    assert {root(word) for word in ("report", "reports", "reported", "reporting", "report's")} == {"report"}
    assert content("The reports of the team") == content("A reported team")
    assert root("process") == root("processes")


def test_bare_words_are_what_an_expression_finds():
    every = "".join(map(chr, range(0x3000)))
    assert bare(every) == re.findall(r"[^\W_]+", every.lower())
    assert bare("[Don't](term:do_not) WAIT – 5½ ²") == ["don", "t", "term", "do", "not", "wait", "5½", "²"]


def test_normal_keeps_what_a_question_can_be_about():
    assert normal('"A *closed* list."') == normal("a closed list")
    assert normal("`Email`") != normal("`EMAIL`")
    assert normal("-3") != normal("3")


def test_likeness():
    assert likeness("A closed list lasts.", "a closed list lasts") == 1
    assert likeness("one two", "three four") == 0
    assert likeness("", "") == 0


def test_sentences_and_paragraphs():
    assert sentences('He says: "Go." Then e.g. this one; that? Yes.') == [
        "He says",
        '"Go',
        "Then e.g. this one",
        "that",
        "Yes.",
    ]
    assert paragraphs("A\nb\n\n| x |\n|---|\n\n- y\n\n> z\n\nC?") == ["A\nb", "C?"]


def test_lix_by_hand():
    # Ten words in two sentences, of which three have more than six letters: 5 + 30.
    assert lix(["The campaign ends in May. We send no further letters."]) == 5 + 30
    assert lix([]) == 0


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        ("Which of these is not a repair?", "not"),
        ("Which value isn't on the list?", "isn't"),
        ("What should never be sent?", "never"),
        ("Each of these lasts, except:", "except"),
        ("Which one is least likely to last?", "least"),
        ("Which of these is no reason to wait?", "no"),
        ("Which statement is wrong?", "wrong"),
        ("Choose the step that does not belong:", "not"),
        ("Why has it not helped?", ""),
        ("Which step comes first when no date is set?", ""),
        ("Which field is no longer needed?", ""),
        ("Which share is at least useful?", ""),
        ("Which team that does not share a tool loses most?", ""),
        ('Which reply answers "do not send it"?', ""),
        ("What is wrong with the report?", ""),
    ],
)
def test_turning_word(task, expected):
    assert turning_word(task) == expected


@pytest.mark.parametrize(
    ("task", "is_multiple", "expected"),
    [
        ("Which two lines belong?", True, ("Which two", 2)),
        ("Which\ntwo lines belong?", True, ("Which two", 2)),
        ("Which lines belong (choose 3)?", True, ("choose 3", 3)),
        ("Which lines belong? Select all that apply:", True, ("Select all", 0)),
        ("Which two lines belong?", False, ("", 0)),
        ("Which line belongs? Choose one:", False, ("Choose one", 1)),
        ("Choose one value for the list. What follows?", False, ("", 0)),
        ("Which two-step repair lasts?", True, ("", 0)),
    ],
)
def test_asked_number(task, is_multiple, expected):
    assert asked_number(task, is_multiple) == expected
