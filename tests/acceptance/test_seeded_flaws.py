"""Each rule about item writing finds its flaw wherever it is put into a question of the real curriculum."""

import re
from importlib import import_module
from pkgutil import iter_modules

import msgspec
import pytest

from mopscert import checks
from mopscert.model import Multiple, Single
from mopscert.reading import read

replace = msgspec.structs.replace
RULES = {
    info.name[:6].upper(): import_module(f"{checks.__name__}.{info.name}")
    for info in iter_modules(checks.__path__)
    if re.match(r"itm0[1-3]", info.name)
}


def _texts(item, change, *, right):
    """The question with other texts of its right or of its wrong options."""
    return replace(
        item,
        options=tuple(
            replace(option, text=change(option.text)) if bool(option.correct) == right else option
            for option in item.options
        ),
    )


def _whys(item, why):
    return replace(item, options=tuple(replace(option, why=why) for option in item.options))


def _first_wrong(item, **new):
    at = next(n for n, option in enumerate(item.options) if not option.correct)
    return replace(item, options=(*item.options[:at], replace(item.options[at], **new), *item.options[at + 1 :]))


def _task(item, end):
    """The question with another end of its last paragraph."""
    return replace(item, stem=item.stem.rstrip() + " " + end)


def _instead(item, task):
    return replace(item, stem="\n\n".join([*item.stem.rstrip().split("\n\n")[:-1], task]))


def _amounts(item):
    texts = ("40 days", "10 days", "30 days", "20 days", "60 days", "50 days")
    return replace(
        item, options=tuple(replace(each, text=text) for each, text in zip(item.options, texts, strict=False))
    )


def _ranges(item):
    texts = ("0 to 10", "10 to 20", "20 to 30", "30 to 40", "40 to 50", "50 to 60")
    return replace(
        item, options=tuple(replace(each, text=text) for each, text in zip(item.options, texts, strict=False))
    )


def _echo(item):
    """New options; the right ones share a word with the question and the wrong ones do not."""
    changed = _texts(_instead(item, "Which one repairs the backlog?"), lambda _: "A backlog is cut", right=True)
    return _texts(changed, lambda _: "A budget is cut", right=False)


def _single(change):
    return lambda item: change(item) if isinstance(item, Single) else None


def _multiple(change):
    return lambda item: change(item) if isinstance(item, Multiple) else None


WHY = "Because of the words."
NUMBER = re.compile(
    r"\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundred|thousand|million"
    r"|half|halve|third|quarter|twice|double",
    re.I,
)
CAREFUL = re.compile(r"\b(may|might|often|likely|mostly|usually|partly|largely|probably)\b")
# How each flaw is put into a question; None where the question cannot have it.
FLAWS = {
    "ITM010": lambda item: _texts(item, lambda text: f"{text} {'and so on ' * 8}", right=True),
    "ITM011": lambda item: (
        None
        if any(NUMBER.search(option.text) for option in item.options)
        else _texts(item, lambda text: f"{text} in 12 weeks", right=True)
    ),
    "ITM012": lambda item: (
        None
        if any(CAREFUL.search(option.text) for option in item.options)
        else _texts(item, lambda text: f"{text}, usually", right=True)
    ),
    "ITM013": lambda item: _texts(item, lambda text: f"{text}, always", right=False),
    "ITM014": _echo,
    "ITM015": lambda item: _first_wrong(item, text="None of the above"),
    "ITM016": lambda item: _instead(item, "Which of these is not so?"),
    "ITM017": lambda item: replace(_instead(item, "Which of these is not so?"), negative=True),
    "ITM018": lambda item: (
        _first_wrong(item, text=_other_end(item.options[0].text)) if item.options[0].text[-1] not in "?!”" else None
    ),
    "ITM019": _amounts,
    "ITM020": _ranges,
    "ITM021": lambda item: _task(item, "Think first."),
    "ITM022": lambda item: _first_wrong(item, why="Option B is better for the reason that it gives."),
    "ITM023": lambda item: replace(item, explanation="The last option is better.") if item.order == "shuffle" else None,
    "ITM024": lambda item: _first_wrong(item, text=item.keys[0].text),
    "ITM025": lambda item: _task(item, "Choose five:"),
    "ITM026": _multiple(lambda item: _task(item, f"Choose {item.choose}:")),
    "ITM027": lambda item: replace(item, hint=f"Look for this: {item.keys[0].text}"),
    "ITM028": lambda item: replace(item, explanation="It is so, and " * 14 + "so it is."),
    "ITM029": lambda item: _first_wrong(item, why="This is wrong."),
    "ITM030": lambda item: replace(item, explanation=item.keys[0].why),
    "ITM031": lambda item: _whys(item, WHY),
    "ITM032": _single(
        lambda item: replace(item, options=(*item.options, replace(item.options[0], id="spare", correct=None)))
    ),
    "ITM033": lambda item: (
        None if item.level in ("remember", "understand") else _instead(item, "What does UTM stand for?")
    ),
    "ITM038": lambda item: _task(item, "And why?"),
    "ITM039": lambda item: (
        _first_wrong(_instead(item, "It is an:"), text="audit trail") if _has_consonant(item) else None
    ),
}
# Flaws of types that the curriculum has too few questions of; the labelled questions have them.
OTHER_TYPES = {"ITM034", "ITM035", "ITM036", "ITM037"}


def _other_end(text):
    """A text with a full stop if it had none, and without if it had one."""
    return text.removesuffix(".") if text.endswith(".") else f"{text}."


def _has_consonant(item):
    return any(option.text[0].lower() in "bcdfgkpqtvwy" for option in item.keys)


def test_every_rule_has_a_flaw():
    assert RULES.keys() == FLAWS.keys() | OTHER_TYPES


@pytest.fixture(scope="module")
def curriculum(root):
    return read(root).curriculum


@pytest.mark.parametrize("code", FLAWS)
def test_the_flaw_is_found_in_every_question_that_can_have_it(code, curriculum):
    questions = [
        (module, number, item)
        for module in curriculum.modules
        for number, item in enumerate(module.quiz.items if module.quiz else ())
        if isinstance(item, Single | Multiple)
    ]
    seeded = [(module.id, number, FLAWS[code](item)) for module, number, item in questions]
    flawed = {(module, number): item for module, number, item in seeded if item is not None}
    found = _found(RULES[code], _with(curriculum, flawed))
    places = {
        (module.quiz.document.path, module.quiz.document.lines("items", number)): (module.id, number)
        for module, number, _ in questions
    }
    hit = {
        key for (path, (first, last)), key in places.items() if any(p == path and first <= n <= last for p, n in found)
    }
    assert len(flawed) >= 20
    assert sorted(flawed.keys() - hit) == []
    assert sorted(hit - flawed.keys()) == []


def _with(curriculum, items):
    """The curriculum with other questions at some places."""
    return replace(
        curriculum,
        modules=tuple(
            replace(
                module,
                quiz=replace(
                    module.quiz,
                    items=tuple(items.get((module.id, n), item) for n, item in enumerate(module.quiz.items)),
                ),
            )
            if module.quiz
            else module
            for module in curriculum.modules
        ),
    )


def _found(rule, curriculum):
    return {(finding.place.path, finding.place.line) for finding in rule.check_part(curriculum)}
