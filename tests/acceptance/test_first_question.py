"""The guide's first question, pasted as a new author would, is sound."""

import re

from mopscert.checking import check

from .. import editing

BANK = "quizzes/associate/where-mops-sits.yaml"


def test_the_first_question_of_the_guide_is_sound(root, tmp_path):
    guide = (root / "docs" / "contribute" / "index.md").read_text()
    section = guide[guide.index("{ #first }") : guide.index("{ #try }")]
    [pasted] = re.findall(r"^```yaml\n(.*?)^```$", section, re.MULTILINE | re.DOTALL)
    assert pasted.startswith("  - id: ")
    copy = editing.copy(root, tmp_path / "copy")
    before = check(copy)
    editing.apply([{"file": BANK, "append": f"\n{pasted}"}], copy)
    after = check(copy)
    assert after.findings == before.findings
    count = {state: sum(len(m.quiz.items) for m in state.curriculum.modules if m.quiz) for state in (before, after)}
    assert count[after] == count[before] + 1
