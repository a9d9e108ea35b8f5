"""Where a line with a tab belongs: every line of a small curriculum, each with a tab in place of its spaces."""

from pathlib import Path

from mopscert.reading.indents import indent_for

TINY = Path(__file__).parent.parent / "fixtures" / "tiny"


def _guesses():
    """The spaces of each line, and those that its neighbours tell."""
    for path in sorted(TINY.rglob("*.yaml")):
        lines = path.read_text().split("\n")
        for number, line in enumerate(lines):
            text = line.lstrip(" ")
            if line != text and not text.startswith("#"):
                found = indent_for([*lines[:number], f"\t{text}", *lines[number + 1 :]], number + 1)
                yield len(line) - len(text), found.spaces if found else None


def test_what_is_told_is_right_and_most_is_told():
    guesses = list(_guesses())
    told = [(right, guess) for right, guess in guesses if guess is not None]
    wrong = [(right, guess) for right, guess in told if right != guess]
    assert len(guesses) > 500
    assert len(wrong) <= len(guesses) / 200
    assert len(told) > len(guesses) * 0.9


def test_lines_with_tabs_of_their_own_tell_nothing():
    assert indent_for(["terms:", "  - id: a", "\tterm: A", "\tdefinition: B"], 4) is None
