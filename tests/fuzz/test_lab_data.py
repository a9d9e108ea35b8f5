"""Whatever stands in the files of a lab, there are findings or there is a site and a lab to prove; never an exception.

The same each time; `make fuzz` goes on with others.
"""

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mopscert.checking import check
from mopscert.checks import registry
from mopscert.judging import Judge
from mopscert.pages.lab_sheet import lab_reader
from mopscert.pages.render import render
from mopscert.proving import Prover
from mopscert.reports import text_report

from .. import editing
from ..seeds import SEED

TINY = Path(__file__).parents[1] / "fixtures" / "tiny"
LAB = "curriculum/associate/tagged-links"
FILES = ("data/agreed_values.csv", "data/links_raw.csv", "key/links_tagged.csv", "key/per_source.csv")
EXAMPLES = 60 * (5 if SEED else 1)
PIECES = (
    b"", b",", b";", b"\t", b'"', b'""', b"\n", b"\n\n", b"\r", b"\r\n", b" ", b"\x00", b"\x0b", b"\x1a", b"\xff",
    b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe2\x80\xa8", b"\xf0\x9f\x98\x80", b"source", b"MEDIUM", b"sep=;\n",
    b"=1+1", b"PK\x03\x04", b"a" * 40_000, b"b" * 200_000, b"," * 3000, b"\nc" * 5000,
)  # fmt: skip


@pytest.fixture(scope="module")
def tiny(tmp_path_factory) -> Path:
    folder = editing.copy(TINY, tmp_path_factory.mktemp("lab") / "copy")
    shutil.copytree(TINY / "releases", folder / "releases")
    return folder


def _damaged(content: bytes, chance: random.Random) -> bytes:
    """A file with pieces put in or out; now and then only its beginning, or its lines in another order."""
    text = bytearray(content)
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(text) + 1)
        text[at : at + chance.randrange(12)] = chance.choice(PIECES)
    if chance.random() < 0.2:
        del text[chance.randrange(len(text) + 1) :]
    if chance.random() < 0.2:
        lines = text.splitlines(keepends=True)
        chance.shuffle(lines)
        text = bytearray().join(lines)
    return bytes(text)


def _try(folder: Path, judge: Judge) -> bool:
    """Check the curriculum, and build it and prove its lab where there is no error; whether that was so."""
    checked = check(folder)
    text_report(checked.findings, checked.waived)
    assert all(each.place.line > 0 and each.help for each in checked.findings)
    if checked.has_errors:
        assert {each.rule.code for each in checked.findings} <= {"LAB013", "LAB014"}
        return False
    assert render(checked.curriculum, registry.rulebook(), checked.waived, checked.read).pages
    [module] = [each for each in checked.curriculum.modules if each.lab]
    assert list(Prover(module.id, module.lab, lab_reader(module, checked.read), judge).proofs())
    return True


def test_damaged_files_of_a_lab(tiny):
    judge, built = Judge(), []

    @settings(
        max_examples=EXAMPLES,
        phases=(Phase.generate,),  # A seed is no smaller for being a smaller number.
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.integers(0, 10**9).map(lambda seed: seed + SEED))
    def tried(seed: int) -> None:
        chance = random.Random(seed)
        path = tiny / LAB / chance.choice(FILES)
        before = path.read_bytes()
        path.write_bytes(_damaged(before, chance))
        try:
            built.append(_try(tiny, judge))
        finally:
            path.write_bytes(before)

    tried()
    assert EXAMPLES / 10 < sum(built) < len(built), "some are damaged, and some are sound"
