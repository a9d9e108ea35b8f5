"""`mopscert new`: the skeleton of something, in its place, sound but for its marked gaps."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from mopscert.cli.asking import Question, Values, complete
from mopscert.cli.common import root_option, told
from mopscert.cli.verbs import Verbs
from mopscert.cli.writing import carry_out, dry_run_option
from mopscert.scaffold import Desk, Plan
from mopscert.scaffold import skeletons as made

_ID = Question("Id (small letters, digits and hyphens; it is for ever)")
_MODULE = Question("Id of the module")


@click.group(name="new", cls=Verbs)
def command() -> None:
    """Start a module, a lesson, a question, a lab, a dialogue, a diagnostic, a term or a source.

    On a terminal, what is missing is asked for. What only you can write is marked with TODO, and ids that you will
    choose start with todo-; "mopscert check" lists them until none is left.

    \b
    Example: mopscert new question erp-year-safeguard --module where-mops-sits \\
               --objective recommend-a-home
    """


def _verb(name: str) -> Callable[[Callable[..., None]], click.Command]:
    """A verb below `new`, with the options that all of them have."""

    def decorate(function: Callable[..., None]) -> click.Command:
        return command.command(name=name)(dry_run_option(root_option(function)))

    return decorate


def _start(
    root: Path,
    dry_run: bool,
    given: Values,
    questions: Callable[[Desk], Mapping[str, Question]],
    plan: Callable[[Desk, Values], Plan],
) -> None:
    """Ask for what is missing, and carry out what is planned of the answers."""
    with told():
        desk = Desk(root)
        values = complete(given, questions(desk))
        done = f"the {click.get_current_context().info_name} is started"
        carry_out(root, plan(desk, values), done, dry_run)


@_verb("module")
@click.argument("id", required=False)
@click.option("--level", help="Level that it belongs to, by id.")
@click.option("--title", help="Its name, as learners see it.")
@click.option("--kind", type=click.Choice(made.KINDS), help="What it mainly asks of the learner.")
@click.option("--domain", help="Its domain, by id.")
@click.option("--minutes", type=click.IntRange(1, 1000), help="Minutes that a learner needs for all of it.")
@click.option("--objective", multiple=True, help="Id of an objective, which starts with its verb; repeat it.")
@click.option("--serves", help="Outcome of the level that the objectives serve, by id.")
@click.option("--requires", multiple=True, help="Id of a module that comes before it; repeat it.")
def module(root: Path, dry_run: bool, **given: Any) -> None:
    """Start a module: its folder, module.yaml, a lesson with a section for each objective, and its questions.

    It becomes a draft and the last module of its level. The hours of the level are corrected where that is needed.

    \b
    Example: mopscert new module consent-basics --level associate \\
               --title "Consent basics" --kind conceptual --domain privacy \\
               --minutes 20 --objective explain-consent \\
               --serves writes-only-with-permission
    """

    def plan(desk: Desk, values: Values) -> Plan:
        objectives = values.pop("objective")
        return made.new_module(desk, made.NewModule(**values, objectives=objectives), date.today())

    _start(root, dry_run, given, _of_module, plan)


def _of_module(desk: Desk) -> Mapping[str, Question]:
    return {
        "id": _ID,
        "level": Question("Level", lambda _: [each["id"] for each in made.levels(desk)]),
        "title": Question("Title"),
        "kind": Question("Kind", lambda _: made.KINDS),
        "domain": Question("Domain", lambda _: made.domains(desk)),
        "minutes": Question("Minutes", type=click.IntRange(1, 1000)),
        "objective": Question("Ids of its objectives, such as recommend-a-home, with blanks between", many=True),
        "serves": Question(
            "Outcome that they serve", lambda values: made.outcomes(desk, values["level"]), needs=("level",)
        ),
        "requires": Question("Ids of the modules before it, with blanks between", many=True, default=()),
    }


@_verb("lesson")
@click.argument("module", required=False)
def lesson(root: Path, dry_run: bool, **given: Any) -> None:
    """Start the lesson and the questions of a planned module, which becomes a draft.

    Example: mopscert new lesson utm-taxonomy
    """

    def plan(desk: Desk, values: Values) -> Plan:
        return made.new_lesson(desk, values["module"], date.today())

    _start(root, dry_run, given, lambda _: {"module": _MODULE}, plan)


@_verb("question")
@click.argument("id", required=False)
@click.option("--module", help="Module whose bank it joins, by id.")
@click.option("--type", type=click.Choice(made.TYPES), help="How it is answered (single, if not given).")
@click.option("--objective", help="Objective of the module that it tests, by id.")
@click.option("--level", type=click.Choice(made.COGNITIVE), help="Its cognitive level (that of the objective).")
@click.option("--pool", type=click.Choice(["lesson", "readiness"]), help="Where it may be shown (lesson).")
def question(root: Path, dry_run: bool, **given: Any) -> None:
    """Start a question, at the end of a module's bank.

    \b
    Example: mopscert new question erp-year-safeguard --module where-mops-sits \\
               --type single --objective recommend-a-home
    """

    def plan(desk: Desk, values: Values) -> Plan:
        return made.new_question(desk, made.NewQuestion(**values))

    _start(root, dry_run, given, _of_question, plan)


def _of_question(desk: Desk) -> Mapping[str, Question]:
    def objectives(values: Values) -> list[str]:
        return list(made.objectives(desk, desk.module(values["module"])))

    return {
        "module": _MODULE,
        "id": _ID,
        "objective": Question("Objective that it tests", objectives, needs=("module",)),
        "type": Question("Type", lambda _: made.TYPES, default="single"),
        "pool": Question("Pool", lambda _: ("lesson", "readiness"), default="lesson"),
        "level": Question("Cognitive level, or nothing for that of the objective", default=""),
    }


@_verb("lab")
@click.argument("module", required=False)
@click.option("--title", help="Its name, as learners see it.")
@click.option("--minutes", type=click.IntRange(1, 1000), help="Minutes of the module that it takes.")
@click.option("--practises", multiple=True, help="Objective that it practises, by id; repeat it (all of them).")
@click.option("--guidance", type=click.Choice(made.GUIDANCE), help="How much help it gives (guided).")
def lab(root: Path, dry_run: bool, **given: Any) -> None:
    """Start a hands-on lab beside the lesson of a module: lab.yaml, an input, and its worked answer.

    Example: mopscert new lab utm-taxonomy --title "Six links, one spelling" --minutes 30
    """

    def plan(desk: Desk, values: Values) -> Plan:
        return made.new_lab(desk, made.NewPractice(**values), date.today())

    more = {"guidance": Question("Guidance", lambda _: made.GUIDANCE, default="guided")}
    _start(root, dry_run, given, lambda _: {**_PRACTICE, **more}, plan)


@_verb("dialogue")
@click.argument("module", required=False)
@click.option("--title", help="Its name, as learners see it.")
@click.option("--minutes", type=click.IntRange(1, 1000), help="Minutes of the module that it takes.")
@click.option("--practises", multiple=True, help="Objective that it practises, by id; repeat it (all of them).")
def dialogue(root: Path, dry_run: bool, **given: Any) -> None:
    """Start a dialogue beside the lesson of a module.

    Example: mopscert new dialogue say-no-offer-more --title "A form by Monday" --minutes 15
    """

    def plan(desk: Desk, values: Values) -> Plan:
        return made.new_dialogue(desk, made.NewPractice(**values))

    _start(root, dry_run, given, lambda _: _PRACTICE, plan)


@_verb("diagnostic")
@click.argument("id", required=False)
@click.option("--presentation", type=click.Choice(made.PRESENTATIONS), help="How its results are shown.")
@click.option("--title", help="Its name, as learners see it.")
@click.option("--minutes", type=click.IntRange(1, 240), help="Minutes that an answer to all of it takes.")
@click.option("--module", "modules", multiple=True, help="Module that uses it, by id; repeat it.")
def diagnostic(root: Path, dry_run: bool, **given: Any) -> None:
    """Start a diagnostic: a ranking of results, a place on a grid of two axes, or a plan of gaps.

    \b
    Example: mopscert new diagnostic intake-owner --presentation ranking \\
               --title "Who should own the intake?" --minutes 5 \\
               --module where-mops-sits
    """

    def plan(desk: Desk, values: Values) -> Plan:
        return made.new_diagnostic(desk, made.NewDiagnostic(**values))

    questions = {
        "id": _ID,
        "presentation": Question("Presentation", lambda _: made.PRESENTATIONS),
        "title": Question("Title"),
        "minutes": Question("Minutes", type=click.IntRange(1, 240)),
        "modules": Question("Ids of the modules that use it, with blanks between", many=True),
    }
    _start(root, dry_run, given, lambda _: questions, plan)


_PRACTICE = {
    "module": _MODULE,
    "title": Question("Title"),
    "minutes": Question("Minutes", type=click.IntRange(1, 1000)),
    "practises": Question("Ids of the objectives that it practises (nothing: all)", many=True, default=()),
}


@_verb("term")
@click.argument("id", required=False)
@click.option("--term", help="The term as it is written in a sentence.")
@click.option("--definition", help="What it is, in one or two plain sentences.")
@click.option("--also", multiple=True, help="Another name for it; repeat it.")
@click.option("--see", multiple=True, help="Neighbouring term, by id; repeat it.")
@click.option("--source", "sources", multiple=True, help="Source of the definition, by id; repeat it.")
def term(root: Path, dry_run: bool, **given: Any) -> None:
    """Start a term of the glossary, where its id belongs.

    Example: mopscert new term tag-manager --term "tag manager" --definition "A tool that loads other scripts."
    """

    def plan(desk: Desk, values: Values) -> Plan:
        return made.new_term(desk, made.NewTerm(**values))

    questions = {
        "id": _ID,
        "term": Question("Term"),
        "definition": Question("Definition (nothing: a TODO)", default=""),
    }
    _start(root, dry_run, given, lambda _: questions, plan)


@_verb("source")
@click.argument("id", required=False)
@click.option("--type", type=click.Choice(made.SOURCE_TYPES), help="What kind of source it is.")
@click.option("--title", help="Its title, as it gives it itself.")
@click.option("--author", "authors", multiple=True, help="Who wrote it; repeat it.")
@click.option("--publisher", help="Who published it.")
@click.option("--published", help="When: a year, a month or a day, as in 2016-04-27.")
@click.option("--url", help="Where it can be read.")
@click.option("--volatile", is_flag=True, help="It may change at any time; today is when you opened it.")
@click.option("--note", help="A remark for readers.")
def source(root: Path, dry_run: bool, **given: Any) -> None:
    """Start a source in the register, where its id belongs.

    \b
    Example: mopscert new source rfc-8058 --type standard --published 2017-01 \\
               --title "Signaling One-Click Functionality for List Email Headers" \\
               --url https://www.rfc-editor.org/rfc/rfc8058
    """

    def plan(desk: Desk, values: Values) -> Plan:
        return made.new_source(desk, made.NewSource(**values), date.today())

    questions = {
        "id": _ID,
        "type": Question("Type", lambda _: made.SOURCE_TYPES),
        "title": Question("Title"),
        **{name: Question(name.capitalize(), default="") for name in ("publisher", "published", "url", "note")},
    }
    _start(root, dry_run, given, lambda _: questions, plan)
