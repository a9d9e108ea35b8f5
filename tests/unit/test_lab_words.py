"""What a lab's page says of passing follows from the numbers of its rules."""

import msgspec
import pytest

from mopscert.checking import check
from mopscert.pages.lab_page import judged


@pytest.fixture(scope="module")
def lab(root):
    """A lab whose rules can be given other severities."""
    modules = check(root / "tests" / "fixtures" / "tiny").curriculum.modules
    return next(module.lab for module in modules if module.lab)


@pytest.mark.parametrize(
    ("of", "told"),
    [
        (0, "everything holds that it must."),
        (1, "and the one thing that it should."),
        (2, "and both things that it should."),
        (3, "and all 3 things that it should."),
        (4, "and at least 3 of the 4 things that it should."),
        (10, "and at least 7 of the 10 things that it should."),
    ],
)
def test_what_a_result_needs_is_told_in_numbers(lab, of, told):
    must = next(rule for rule in lab.rules if rule.severity == "must")
    should = [msgspec.structs.replace(must, severity="should")] * of
    assert judged(msgspec.structs.replace(lab, rules=(must, *should))).endswith(told)
