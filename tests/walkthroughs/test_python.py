"""The walk-through in Python, followed to the letter: its code, what it prints, and what it exports."""

import re
import subprocess
import sys

LAB = "utm-taxonomy"


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def test_a_learner_who_follows_it_sees_what_it_says_and_passes(page, folder, faults):
    text, place = page(LAB, "python"), folder(LAB)
    code, shown = blocks(text, "python"), blocks(text, "text")
    assert len(code) == len(shown) == 8
    for step in range(1, len(code) + 1):
        (place / "tag_links.py").write_text("\n\n".join(code[:step]), encoding="utf-8")
        run = [sys.executable, "-I", "tag_links.py"]
        printed = subprocess.run(run, cwd=place, capture_output=True, text=True, check=True).stdout
        assert printed == "".join(shown[:step])
    assert faults(LAB, place / "links_tagged.csv") == {}


def test_the_links_as_they_came_do_not_pass(folder, faults):
    assert faults(LAB, folder(LAB) / "links_raw.csv")


def test_an_export_with_one_tag_spoilt_does_not_pass(root, tmp_path, faults):
    key = (root / "curriculum/associate/utm-taxonomy/key/links_tagged.csv").read_text(encoding="utf-8")
    (tmp_path / "links_tagged.csv").write_text(key.replace("utm_medium=email", "utm_medium=Email", 1), encoding="utf-8")
    assert "finished-addresses" in faults(LAB, tmp_path / "links_tagged.csv")
