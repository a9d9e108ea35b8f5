"""The page about the command knows every verb, and what it shows can be run."""

import re
import shlex
from pathlib import Path

import click
import pytest

from mopscert.cli import main

PAGE = (Path(__file__).parents[2] / "docs/contribute/commands.md").read_text()
SHOWN = re.findall(r"^mopscert (.+)$", PAGE, re.M)
CONTEXT = click.Context(main)


def _commands(group: click.Group, names: tuple[str, ...] = ()) -> dict[tuple[str, ...], click.Command]:
    """All verbs, and the verbs below them, by the words that call them."""
    found: dict[tuple[str, ...], click.Command] = {}
    for name in group.list_commands(CONTEXT):
        command = group.get_command(CONTEXT, name)
        assert command is not None
        found[(*names, name)] = command
        if isinstance(command, click.Group):
            found |= _commands(command, (*names, name))
    return found


COMMANDS = _commands(main)


def test_every_verb_has_a_section_and_every_section_a_verb():
    assert sorted(re.findall(r"^## (\S+) \{ #\S+ \}$", PAGE, re.M)) == sorted(main.list_commands(CONTEXT))


def test_every_verb_is_shown_with_an_example():
    shown = {tuple(line.split()[:depth]) for line in SHOWN for depth in (1, 2)}
    assert {words for words in COMMANDS if words not in shown} == set()


@pytest.mark.parametrize("line", SHOWN)
def test_what_is_shown_is_understood(line):
    words = shlex.split(line)
    depth = 2 if tuple(words[:2]) in COMMANDS else 1
    command = COMMANDS[tuple(words[:depth])]
    command.make_context(words[0], words[depth:], parent=click.Context(main))


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_help_has_an_example_that_is_understood(words):
    text = (COMMANDS[words].help or "").replace("\\\n", " ")
    [example, *_] = re.findall(rf"Examples?:\s+mopscert ({' '.join(words)}\b(?:.|\n)*?)(?=\n\s*mopscert|\n\n|\Z)", text)
    given = shlex.split(example)[len(words) :]
    if not isinstance(COMMANDS[words], click.Group):
        COMMANDS[words].make_context(words[-1], given, parent=click.Context(main))
