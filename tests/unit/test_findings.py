"""Findings say what is wrong in few words, however much an author wrote."""

import time

import pytest

from mopscert.findings import Place, Rule, Severity, shortened

RULE = Rule("PRO006", "link-form", Severity.ERROR, "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("short", "short"),
        ("x" * 200 + " y", "x" * 200 + " y"),
        (f'"/{"x" * 31_000}" leads nowhere', f'"/{"x" * 198}…" leads nowhere'),
        (f"see {'x' * 201}; and {'y' * 300}.", f"see {'x' * 200}…; and {'y' * 200}…."),
        ("ab " * 333, "ab " * 333),
        (f"begin {'word ' * 9000}end", f"begin {('word ' * 99)[:494]} … {('word ' * 100 + 'end')[-500:]}"),
    ],
)
def test_what_is_quoted_is_cut(text, said):
    assert shortened(text) == said
    finding = RULE.at(Place("a.md"), text, text)
    assert (finding.message, finding.help) == (said, said)


@pytest.mark.parametrize("piece", ["x", ",", "x,", '."', "x "])
def test_cutting_takes_no_time(piece):
    start = time.process_time()
    assert len(shortened(piece * 500_000)) <= 1003
    assert time.process_time() - start < 2
