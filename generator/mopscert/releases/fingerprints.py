"""Fingerprints: what is right and what is said, each as a few characters that change when it does."""

import re
from collections.abc import Collection, Sequence
from typing import Any

import msgspec

from mopscert.model import (
    Case,
    Choice,
    DiagnosticFile,
    Dialogue,
    Figure,
    Gaps,
    Lab,
    LabRule,
    Lesson,
    Match,
    Multiple,
    Number,
    Order,
    Quadrant,
    Question,
    Ranking,
)

# The fenced block that shows questions.
_CHECK = re.compile(r"^(`{3,}|~{3,})[ \t]*self-check\b.*?^\1[`~]*[ \t]*$", re.MULTILINE | re.DOTALL)
# What a question has besides its texts and its key.
_NOT_WORDS = frozenset({"id", "rev", "objective", "level", "pool", "case", "sources", "aliases", "waive", "learn"})
# What people read in a lab's rule; all else decides what passes.
_RULE_TEXTS = frozenset({"text", "message", "learn", "waive"})
# The values of diagnostics that people read; all else decides what answers mean.
_DIAGNOSTIC_TEXTS = frozenset(
    {"title", "rev", "minutes", "summary", "intro", "always", "text", "because", "low", "high", "prompt", "scale"}
    | {"modules", "sources", "aliases", "waive"}
)


def fingerprint(value: object) -> str:
    """The fingerprint of plain values, structs or bytes; blanks and line ends in texts do not count."""
    # It takes long to import, and before the first release no check needs it.
    from hashlib import sha256

    data = value if isinstance(value, bytes) else msgspec.json.encode(_plain(value), order="sorted")
    return sha256(data).hexdigest()[:16]


def meaning(text: str) -> str:
    """The fingerprint of a sentence in which case, punctuation and marks do not count."""
    return fingerprint(re.findall(r"\w+", text.casefold()))


def question_key(item: Question) -> str:
    """What is right, among which answers: it changes when answers that learners gave count otherwise."""
    return fingerprint([type(item).__struct_config__.tag, *_key(item)])


def question_words(item: Question, case: Case | None) -> str:
    """All texts of a question, and the case that it belongs to."""
    return fingerprint([_without(item, _NOT_WORDS), case.text if case else ""])


def rule_key(rule: LabRule) -> str:
    """What a rule of a lab lets pass."""
    return fingerprint([type(rule).__struct_config__.tag, _without(rule, _RULE_TEXTS)])


def rule_words(rule: LabRule) -> str:
    """What learners read of a rule."""
    return fingerprint([rule.text, rule.message, rule.learn])


def lab_key(lab: Lab) -> str:
    """What is to be handed in, and the day on which the lab plays."""
    exports = [(each.file, each.format, _columns(each), each.identified_by) for each in lab.exports]
    inputs = [(each.file, each.format, _columns(each)) for each in lab.inputs]
    return fingerprint([str(lab.as_of), inputs, exports])


def lab_words(lab: Lab) -> str:
    """What learners read of a lab, but for its rules."""
    unsaid = {"rev", "key", "planted", "rules", "document", "sizes", "heads", "waive", "as_of"}
    return fingerprint(_without(lab, unsaid))


def dialogue_key(dialogue: Dialogue) -> str:
    """Where each option leads, and what it moves."""
    nodes = sorted(
        (node.id, sorted((option.id, option.next, msgspec.structs.astuple(option.effects)) for option in node.options))
        for node in dialogue.nodes
    )
    meters = [meter.start for meter in msgspec.structs.astuple(dialogue.meters)]
    return fingerprint([dialogue.start, meters, nodes, sorted(end.id for end in dialogue.ends)])


def dialogue_words(dialogue: Dialogue) -> str:
    """All texts of a dialogue."""
    return fingerprint(_without(dialogue, {"rev", "document", "waive"}))


def diagnostic_key(file: DiagnosticFile) -> str:
    """What is asked, and what each answer counts."""
    return fingerprint([type(file).__name__, _thinned(_plain(file), _DIAGNOSTIC_TEXTS)])


def diagnostic_words(file: DiagnosticFile) -> str:
    """Everything that people read of a diagnostic, and what it counts."""
    return fingerprint(_without(file, {"rev", "aliases", "waive"}))


def asked(file: DiagnosticFile) -> list[str]:
    """The ids of everything that a diagnostic asks."""
    match file:
        case Ranking():
            return [each.id for each in file.questions]
        case Quadrant():
            return [each.id for each in file.statements]
        case Gaps():
            statements = [each.id for dimension in file.dimensions for each in dimension.statements]
            points, barriers = [each.id for each in file.tipping_points], [each.id for each in file.barriers]
            return [*statements, *points, *barriers]


def sections(lesson: Lesson, figures: Sequence[Figure]) -> list[tuple[str, str, str]]:
    """Anchor, heading and fingerprint of each part of a lesson; the first, before all anchors, has neither.

    The questions that a part shows are no part of its text, and the figures are.
    """
    lines, drawn = lesson.document.text.split("\n"), {each.id: fingerprint(each) for each in figures}
    starts = [("", "", 1), *((each.anchor, each.text, each.line) for each in lesson.headings if each.anchor)]
    ends = [line for _, _, line in starts[1:]] + [len(lines) + 1]
    found = []
    for (anchor, title, line), end in zip(starts, ends, strict=True):
        text = _CHECK.sub("", "\n".join(lines[line - 1 : end - 1]))
        shown = [drawn.get(each.id, "") for each in lesson.figures if line <= each.line < end]
        found.append((anchor, title, fingerprint([text, shown])))
    return found


def _key(item: Question) -> list[Any]:
    match item:
        case Choice():
            choose = item.choose if isinstance(item, Multiple) else 1
            return [choose, sorted(each.id for each in item.keys), sorted(each.id for each in item.options)]
        case Order():
            return [[step.id for step in item.steps], sorted(extra.id for extra in item.extras)]
        case Match():
            pairs = sorted((prompt.id, prompt.target) for prompt in item.prompts)
            return [pairs, sorted(target.id for target in item.targets)]
        case Number():
            return [item.answer, item.tolerance, item.unit]


def _columns(table: Any) -> list[tuple[str, str]]:
    return [(column.name, column.type) for column in table.columns]


def _without(struct: Any, names: Collection[str]) -> dict[str, Any]:
    """The fields of a struct, but some."""
    return {name: getattr(struct, name) for name in struct.__struct_fields__ if name not in names}


def _thinned(value: Any, names: Collection[str]) -> Any:
    """Plain values without the keys of these names, at any depth."""
    if isinstance(value, dict):
        return {key: _thinned(each, names) for key, each in value.items() if key not in names}
    return [_thinned(each, names) for each in value] if isinstance(value, list | tuple) else value


def _plain(value: object) -> Any:
    return _tidy(msgspec.to_builtins(value))


def _tidy(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, dict):
        return {key: _tidy(each) for key, each in value.items()}
    return [_tidy(each) for each in value] if isinstance(value, list | tuple) else value
