"""`mopscert stats`: where the curriculum is thin, as a table from which an author can choose work."""

import textwrap
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

import click
import msgspec

from mopscert.checking import check
from mopscert.cli.common import Failure, root_option, told
from mopscert.measures.coverage import Covered, objectives
from mopscert.measures.thin import ModuleState, Thin, Wanted, thin
from mopscert.model import Cognitive, Curriculum, Module, Pool, Targets

_WIDTH = 100
_NAMES = 28
_LEGEND = (
    "lesson, ready, types: questions of each pool and question types, against the targets. R to Cr: questions that "
    "ask to remember, understand, apply, analyse, evaluate, create. once: misconceptions that no other question uses."
)
_OBJECTIVES = f"{'':{_NAMES}} level        lesson  ready  at its level  practised"
_THINKING = ("R", "U", "Ap", "An", "Ev", "Cr")
# How many of each kind the table of everything shows.
_SHOWN = 5
_WANTED = {
    "module": "Lessons to write, and how many modules build on each",
    "bank": "Banks that lack questions, and how many",
    "types": "Banks that lack question types, and how many",
    "objective": "Objectives that lack questions, or one at their own level",
    "explain": "Misconceptions that no section repairs, and how many questions use each",
    "repeat": "Misconceptions that need more questions, and how many",
}


@click.command(name="stats")
@root_option
@click.option("--format", "form", type=click.Choice(["json", "text"]), default="text", help="Form of the table.")
@click.argument("name", metavar="[LEVEL|MODULE]", required=False)
def command(root: Path, form: str, name: str | None) -> None:
    """Show where the curriculum is thin: a table of modules, and the work that is most wanted.

    LEVEL or MODULE narrows it to one level or one module. Where files have errors, figures may be too low.
    Exit code 0: done. 2: the command was misused.

    Example: mopscert stats associate
    """
    with told():
        checked = check(root)
    curriculum = checked.curriculum
    if checked.has_errors:
        # Behind an error, a whole file may be missing from the figures.
        click.echo('there are errors, so figures may be too low; "mopscert check" lists them', err=True)
    chosen = _chosen(curriculum, name)
    found = thin(curriculum, chosen)
    if form == "json":
        click.echo(msgspec.json.format(msgspec.json.encode(found), indent=2))
    else:
        click.echo("\n".join(_text(found, chosen, name)))


def _chosen(curriculum: Curriculum, name: str | None) -> Sequence[Module]:
    if name is None:
        return curriculum.modules
    if name in curriculum.by_id:
        return [curriculum.by_id[name]]
    levels = [level.id for level in curriculum.programme.file.levels] if curriculum.programme else []
    if name not in levels:
        raise Failure(f'there is no level or module "{name}"; the levels are: {", ".join(levels)}')
    return curriculum.of_level(name)


def _text(found: Thin, modules: Sequence[Module], name: str | None) -> Iterator[str]:
    yield _columns(*("", "status", "obj", "lesson", "ready", "types"), _THINKING, "once", "terms", "review")
    for level, states in groupby(found.modules, key=lambda state: state.level):
        yield level
        yield from (_row(state, found.targets) for state in states)
    yield ""
    yield from textwrap.wrap(_LEGEND, _WIDTH)
    if [module.id for module in modules] == [name]:
        yield from ("", _OBJECTIVES, *map(_objective, objectives(modules[0])))
    for kind, works in groupby(found.wanted, key=lambda each: each.kind):
        yield from _wanted(kind, list(works), len(found.wanted) if name else _SHOWN)


def _row(state: ModuleState, targets: Targets) -> str:
    return _columns(
        state.module,
        state.status,
        str(state.objectives),
        _against(state.lesson, targets.lesson),
        _against(state.readiness, targets.readiness),
        _against(len(state.types), targets.types),
        [str(state.thinking.get(each, 0) or ".") for each in Cognitive],
        str(len(state.used_once)),
        str(state.terms),
        f"{state.review_by:%Y-%m}" if state.review_by else "-",
    )


def _columns(
    name: str,
    status: str,
    objectives: str,
    lesson: str,
    ready: str,
    types: str,
    thinking: Sequence[str],
    once: str,
    terms: str,
    review: str,
) -> str:
    bank = f"{objectives:>3} {lesson:>6} {ready:>5} {types:>5}"
    mix = " ".join(f"{each:>2}" for each in thinking)
    return f" {_short(name)} {status:9} {bank} {mix}  {once:>4} {terms:>5}  {review}"


def _objective(covered: Covered) -> str:
    practised = ", ".join(practice.title for practice in covered.practices) or "-"
    counts = f"{covered.of_pool(Pool.LESSON):6}  {covered.of_pool(Pool.READINESS):5}  {len(covered.at_own_level):12}"
    return f" {_short(covered.objective.id)} {covered.objective.level:11}  {counts}  {practised}"


def _short(name: str) -> str:
    """A name in the width of its column."""
    wide = _NAMES - 1
    return f"{name:{wide}}" if len(name) <= wide else f"{name[: wide - 1]}…"


def _against(count: int, target: int) -> str:
    return f"{count}/{target}" if target else str(count)


def _wanted(kind: str, works: Sequence[Wanted], most: int) -> Iterator[str]:
    yield from ("", f"{_WANTED[kind]}:")
    wide = max(len(work.id) for work in works[:most])
    yield from (f" {work.count:3}  {work.id:{wide}}  {work.path}" for work in works[:most])
    if len(works) > most:
        yield f"      and {len(works) - most} more"
