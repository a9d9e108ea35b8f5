"""What the check takes for a pattern, browsers read as one; of what it does not take, the command says so."""

import random

from py_mini_racer import MiniRacer

from mopscert.checks.lab012_unreadable_pattern import _problem

from .. import editing

PARTS = [
    *"()|[]^-{}*+?ab.$/",
    *("(?:", "(?=", "(?!", "(?<=", "(?i)", "(?P<a>", "(?>", "[^", "{2}", "{,3}", "{3,1}"),
    *(r"\d", r"\]", r"\\", r"\1", r"\A", r"\x41", r"\x4", r"\u00e4", r"\p"),
]
TRIES = 4000


def test_what_is_found_sound_is_read_by_the_browser():
    chance = random.Random(20261122)
    patterns = ["".join(chance.choices(PARTS, k=chance.randint(1, 7))) for _ in range(TRIES)]
    sound = [pattern for pattern in patterns if _problem(pattern) is None]
    assert TRIES / 20 < len(sound) < TRIES / 2
    v8 = MiniRacer()
    read = v8.eval("(text) => { try { return Boolean(new RegExp(`^(?:${text})$`)); } catch { return false; } }")
    assert [pattern for pattern in sound if not read(pattern)] == []


def test_the_command_names_what_is_wrong_with_a_lab(command, root, tmp_path):
    copy = editing.copy(root, tmp_path / "copy")
    lab, key = "curriculum/associate/utm-taxonomy/lab.yaml", "curriculum/associate/utm-taxonomy/key/links_tagged.csv"
    editing.apply([{"file": lab, "replace": '"(?!.*(@|%40)).*"', "with": '"(?!.*(@|%40)).*("'}], copy)
    result = command("mopscert", "lab", "check", "utm-taxonomy", str(copy / key), "--root", str(copy))
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"Error: {lab}:")
    assert result.stderr.endswith('unterminated subpattern; run "mopscert check" first\n')
