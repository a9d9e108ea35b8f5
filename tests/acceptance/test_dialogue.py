"""`mopscert dialogue` as an author uses it: a conversation in a terminal or a pipe, and its map."""

import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from .. import editing

TINY = str(Path(__file__).parent.parent / "fixtures" / "tiny")
SVG = "{http://www.w3.org/2000/svg}"
ASKED = "1, 2 or 3 to answer, u to take the last answer back, q to stop: "
OVER = "u to take the last answer back, s to start again, q to stop: "


@pytest.fixture
def play():
    """Plays the tiny dialogue with what is piped in."""

    def run(typed: str, name: str = "kind-refusals", root: str = TINY) -> subprocess.CompletedProcess[str]:
        program = Path(sys.executable).parent / "mopscert"
        return subprocess.run(
            [program, "dialogue", "play", name, "--root", root],
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_a_run_to_its_end(play):
    result = play("3\n3\n3\nq\n")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("A form by Monday\n\nFriday, four o'clock.")
    for text in (
        'Ines: "I need a new form by Monday.',
        "1. We have no capacity until Thursday.",
        "[Outcome 0 | Relationship 0 | Governance 0]\n\n" + ASKED + "3\nYou: The launch has the queue until Thursday.",
        'Ines sits down. "Leave an address. The rest can wait."\n\n[Relationship +1 · Governance +1]',
        "[Outcome 0 | Relationship +1 | Governance +1]",
        '"So what can I have on Monday?"',
        "The end: Two dates\n\nOn Monday at noon the page is there, and nobody asks.",
        "This run ended in balance: all three are at zero or above.",
        f"[Outcome +1 | Relationship +2 | Governance +2]\n\n{OVER}q\n",
    ):
        assert text in result.stdout
    assert max(map(len, result.stdout.splitlines())) <= 88


def test_answers_are_taken_back_and_a_run_begins_again(play):
    shown = [line for line in play("1\nu\n2\n2\n3\nu\nS\nu\n7\n\n").stdout.splitlines() if line.startswith("[Outcome ")]
    levels = ["0 | {} 0 | {} 0", "−1 | {} −2 | {} +1", "0 | {} 0 | {} 0", "+1 | {} +1 | {} −2"]
    levels += ["0 | {} +1 | {} 0", "0 | {} +1 | {} +1", "0 | {} +1 | {} 0", "0 | {} 0 | {} 0"]
    wanted = [f"[Outcome {each.format('Relationship', 'Governance')}]" for each in levels]
    assert [line for line in shown if "|" in line] == wanted


def test_what_means_nothing_is_said_and_asked_again(play):
    result = play("7\nu\nyes\n")
    assert result.stdout.count("means nothing here.") == 3
    assert result.stdout.count(ASKED) == 4
    assert result.returncode == 0


def test_an_end_below_zero_is_not_called_good(play):
    text = play("1\n1\n1\n").stdout
    assert "The end: Paper slips" in text
    assert "[Outcome −3 | Relationship −2 | Governance +1]" in text
    assert "ended in balance" not in text


def test_a_wrong_name_gets_the_nearest_one(play):
    result = play("", "kind-refusal")
    assert result.returncode == 2
    assert result.stderr == (
        'Error: no module "kind-refusal" has a dialogue that can be read; did you mean "kind-refusals"?\n'
    )
    assert "these have one: kind-refusals" in play("", "xyz").stderr


def test_a_dialogue_with_loose_ends_is_not_played(play, tmp_path):
    root = editing.copy(Path(TINY), tmp_path)
    path = root / "curriculum/professional/kind-refusals/dialogue.yaml"
    path.write_text(path.read_text().replace("next: who-writes", "next: who-write"))
    result = play("", root=str(root))
    assert result.returncode == 2
    assert 'cannot be played through; "mopscert check" says why' in result.stderr


def test_the_map_holds_every_turn_and_all_that_is_said(command, tmp_path):
    path = tmp_path / "map.svg"
    printed = command("mopscert", "dialogue", "map", "kind-refusals", "--root", TINY)
    result = command("mopscert", "dialogue", "map", "kind-refusals", "--root", TINY, "--output", str(path))
    assert (result.returncode, result.stdout, printed.stdout) == (0, "", path.read_text("utf-8"))
    svg = ET.fromstring(printed.stdout)
    assert (svg.get("role"), svg.get("aria-labelledby"), svg.get("aria-describedby")) == ("img", "title", "desc")
    drawn = " ".join(text.text for text in svg.iter(f"{SVG}text"))
    for text in (
        "1. Ines I need a new form…",
        "3. Paul So Friday afternoon is when…",
        "4. Ines And how do I tell…",
        "Paper slips",
        "Two dates",
    ):
        assert text in drawn
    told = svg.findtext(f"{SVG}desc")
    assert "The whole form, if we skip the review. (Outcome +2 · Relationship +1 · Governance −2) → 4. Ines" in told
    assert "The end: Paper slips: some runs that come here end in balance" in told
    # Nine boxes' worth of ways: of three answers that lead to one place, there is one.
    assert len([each for each in svg.iter(f"{SVG}path") if each.get("class") == "f-edge"]) >= 7


def test_a_map_that_cannot_be_written_is_told(command, tmp_path):
    result = command("mopscert", "dialogue", "map", "kind-refusals", "--root", TINY, "--output", f"{tmp_path}/no/x.svg")
    assert (result.returncode, "cannot write" in result.stderr) == (2, True)
