"""Proves that a lab tells good results from bad ones: the key passes, inputs fail, each defect trips its rules."""

from collections.abc import Iterator, Mapping
from functools import partial

import msgspec

from mopscert.judging import Given, Judge, Verdict
from mopscert.labs.leaving import Left, Result, Row, ways
from mopscert.model import Lab, LeftInPlace
from mopscert.pages.lab_sheet import lab_sheet
from mopscert.pages.site import Reader


class Proof(msgspec.Struct, frozen=True):
    """A result that was tried: what it is, what came of it, and what is wrong about that (blank: nothing)."""

    defect: str
    how: str
    failed: tuple[str, ...] = ()
    passed: bool = False
    wrong: str = ""


class Prover:
    """Tries results of one lab; `read` takes paths from the folder of its module."""

    def __init__(self, lab_id: str, lab: Lab, read: Reader, judge: Judge) -> None:
        self._lab, self._read, self._judge = lab, read, judge
        self._sheet = lab_sheet(lab_id, lab, read)
        self._ways = (*ways(lab_id), *_told(lab))
        self._key = {each.file: read(f"key/{each.file}") for each in lab.exports}
        self._inputs = {each.file: read(f"data/{each.file}") for each in lab.inputs}

    def proofs(self) -> Iterator[Proof]:
        """All results, and behind them what no result has shown."""
        key = self._tried(self._key)
        yield Proof("", "the key", _failed(key), key.passed, "" if key.passed else "it must pass")
        for each in self._lab.inputs:
            content = self._inputs[each.file]
            for names, how in (
                ([each.file], "as it is"),
                ([each.file for each in self._lab.exports], "under each name"),
            ):
                raw = self._tried(dict.fromkeys(names, content))
                wrong = "it must not pass" if raw.passed else ""
                yield Proof("", f"{each.file} {how}", _failed(raw), raw.passed, wrong)
        left = [self._left(way) for way in self._ways]
        yield from left
        yield from self._unproved(left)

    def _tried(self, files: Mapping[str, bytes]) -> Verdict:
        return self._judge.verdict(self._sheet, [Given(name, content) for name, content in files.items()])

    def _left(self, way: Left) -> Proof:
        tables = {each.file: self._key[each.file] for each in self._lab.exports if each.format == "csv"}
        result = Result(tables, self._inputs)
        try:
            way.leave(result)
        except (LookupError, ValueError):
            # It is written for the rows that the lab's generator makes.
            return Proof(way.defect, way.how, wrong="the rows that it changes are not there, or not as it expects them")
        left = {file: result.content(file) for file in tables}
        verdict = self._tried(self._key | left)
        failed = _failed(verdict)
        wrong = "" if set(failed) & self._trips(way.defect) else "no rule that names the defect under trips fails"
        if left == tables:
            wrong = "it changes nothing in the worked answer"
        return Proof(way.defect, way.how, failed, verdict.passed, wrong)

    def _trips(self, defect: str) -> set[str]:
        return {rule.id for rule in self._lab.rules if defect in getattr(rule, "trips", ())}

    def _unproved(self, left: list[Proof]) -> Iterator[Proof]:
        """Defects that nothing was tried with, and rules that name a defect but failed in none of its ways."""
        for planted in self._lab.planted:
            tried = [proof for proof in left if proof.defect == planted.id]
            if not tried:
                yield Proof(
                    planted.id, "left in place", wrong="no result is known in which it was; tell one under left"
                )
            idle = self._trips(planted.id) - {rule for proof in tried for rule in proof.failed}
            for rule in sorted(idle if tried else ()):
                yield Proof(
                    planted.id, "left in place", wrong=f"{rule} names it under trips, and fails in none of these"
                )


def _told(lab: Lab) -> Iterator[Left]:
    """The ways of leaving defects in place that a lab tells itself."""
    names = {each.file: (*each.identified_by, *(column.name for column in each.columns))[0] for each in lab.exports}
    for planted in lab.planted:
        for left in planted.left:
            yield Left(planted.id, left.how, partial(_leave, left, names[left.file]))


def _leave(left: LeftInPlace, name: str, result: Result) -> None:
    def fits(row: Row) -> bool:
        return not left.rows or row[name] in left.rows

    if left.do == "remove":
        result.remove(left.file, fits)
    elif left.do == "repeat":
        result.add(left.file, [row for row in result.rows(left.file) if fits(row)])
    else:
        result.change(left.file, fits, **{each.column: each.value for each in left.values})


def _failed(verdict: Verdict) -> tuple[str, ...]:
    return tuple(rule.id for rule in verdict.rules if rule.state == "fail")
