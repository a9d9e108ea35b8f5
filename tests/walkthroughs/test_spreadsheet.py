"""The walk-throughs in a spreadsheet, followed to the letter by one that runs without a window."""

import re
import shlex
import shutil

import pytest

from .calc import run, walk
from .pages import FIRST_LINES, LABS, Shown, steps

pytestmark = pytest.mark.spreadsheet
COMMANDS = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("lab", LABS)
def test_a_learner_who_follows_it_sees_what_it_says_and_passes(lab, page, folder, checked, faults):
    text, place, asked = page(lab, "spreadsheet"), folder(lab), checked.curriculum.by_id[lab].lab
    exports = [each.file.removesuffix(".csv") for each in asked.exports]
    seen = walk(place, [each.file for each in asked.inputs], steps(text), exports)
    assert seen == [step for step in steps(text) if isinstance(step, Shown)]
    exported = [place / each.file for each in asked.exports]
    for path, lines in zip(exported, FIRST_LINES.findall(text), strict=True):
        assert path.read_text(encoding="utf-8").startswith(lines)
    assert faults(lab, *exported) == {}


def test_the_same_settings_without_a_window_give_the_same(page, folder):
    text, place = page("utm-taxonomy", "spreadsheet"), folder("utm-taxonomy")
    walk(place, ["links_raw.csv", "taxonomy.csv", "campaigns.csv"], steps(text), ["links_tagged"])
    open_files, export = (shlex.split(line) for line in COMMANDS.search(text)[1].splitlines())
    run(place, *open_files)
    opened = (place / "links_raw.fods").read_text(encoding="utf-8")
    assert set(re.findall(r'office:value-type="(\w+)"', opened)) == {"string"}
    shutil.copy(place / "work.ods", place / "tag-links.ods")
    run(place, *export)
    assert (place / "tag-links-links_tagged.csv").read_bytes() == (place / "links_tagged.csv").read_bytes()
