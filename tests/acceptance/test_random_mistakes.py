"""The promise for any single mistake: at most one finding, at its place, and never a traceback.

The same each time; `make fuzz` goes on with others.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, seed, settings
from hypothesis import strategies as st

from mopscert.checking import check
from mopscert.findings import Finding, Severity
from mopscert.reports import text_report

from .. import editing
from ..mutations import Mutation, mutations
from ..seeds import SEED

TINY = Path(__file__).parent.parent / "fixtures" / "tiny"
REAL = Path(__file__).parent.parent.parent
# What a lost line declared is missed where it is used, or was released: rules about how things refer to each other.
ELSEWHERE = ("REF", "COV", "GRA", "DIA", "DLG", "LAB", "BNK", "ITM", "REL")
# A key that is missing stands nowhere, so the group that lacks it is named, or the value that asks for it.
AROUND = {"SCH021", "SCH015"}
# So does a heading that is missing above another one.
ABOVE = "no heading of level 2 stands above this one"


def _settings(examples: int) -> Callable[[Callable], Callable]:
    chosen = settings(
        max_examples=examples * (5 if SEED else 1),
        derandomize=not SEED,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    return lambda test: seed(SEED)(chosen(test)) if SEED else chosen(test)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return editing.copy(TINY, tmp_path_factory.mktemp("tiny") / "copy")


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """The same after a release, whose ids, revs and anchors are promises."""
    folder = editing.copy(TINY, tmp_path_factory.mktemp("released") / "copy")
    editing.apply([{"file": "releases/1.0.0.json", "release": "1.0.0"}], folder)
    return folder


@pytest.fixture(scope="module")
def real(tmp_path_factory):
    return editing.copy(REAL, tmp_path_factory.mktemp("real") / "copy")


@_settings(160)
@given(data=st.data())
def test_one_mistake_in_the_tiny_curriculum(tiny, data):
    _try(tiny, data)


@_settings(80)
@given(data=st.data())
def test_one_mistake_after_a_release(released, data):
    _try(released, data)


@_settings(8)
@given(data=st.data())
def test_one_mistake_in_the_curriculum(real, data):
    _try(real, data)


def _try(copy: Path, data: st.DataObject) -> None:
    files = sorted(path for path in copy.rglob("*") if path.suffix in (".yaml", ".md"))
    file = data.draw(st.sampled_from(files), label="file")
    whole = file.read_text()
    mutation = data.draw(mutations(whole), label="mutation")
    try:
        file.write_text(mutation.text)
        found = check(copy).findings
        text_report(found)
    finally:
        file.write_text(whole)
    errors = [each for each in found if each.rule.severity == Severity.ERROR]
    event(f"{mutation.how}: {len(errors)}")
    _judge(mutation, file.relative_to(copy).as_posix(), errors)


def _judge(mutation: Mutation, path: str, errors: list[Finding]) -> None:
    own = [each for each in errors if not each.rule.code.startswith(ELSEWHERE)]
    report = text_report(errors)
    assert len(own) <= 1, report
    # A file that is cut off no longer declares what several others name.
    assert len(errors) <= 1 or mutation.how == "truncate", report
    for each in own:
        assert each.help
        assert each.rule.code in AROUND or each.message == ABOVE or _is_near(each, path, mutation), report


def _is_near(finding: Finding, path: str, mutation: Mutation) -> bool:
    """True when the finding names the changed line or one near it; a broken group or text may end further down."""
    further = 16 if finding.rule.code in ("SCH006", "SCH025") else 3
    lines = [place.line for place in (finding.place, *finding.also) if place.path == path]
    return any(mutation.line - 3 <= line <= mutation.line + further for line in lines)
