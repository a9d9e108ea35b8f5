"""`mopscert fmt` as authors see it: what it writes, what it leaves, and what it says."""

import re

import pytest

from mopscert.scaffold.formatting import formatted_files
from mopscert.scaffold.writing import write

from .. import editing
from .test_cli import TINY

MODULE = "curriculum/professional/kind-refusals/module.yaml"
LESSON = "curriculum/associate/clean-lists/lesson.md"
RETIRED = "curriculum/retired.yaml"
# Keys out of order, and blank lines that a lesson does not need.
MESSY = [
    {"file": MODULE, "replace": "kind: soft-skill\n", "with": ""},
    {"file": MODULE, "append": "kind: soft-skill  # sic\n"},
    {"file": LESSON, "append": "\n\n\n"},
]


@pytest.fixture
def copy(tmp_path):
    folder = editing.copy(TINY, tmp_path / "copy")
    write(folder, [each.change for each in formatted_files(folder) if each.change])
    return folder


@pytest.fixture
def fmt(command, copy):
    """Format the copy, from within it."""

    def run(*options):
        result = command("mopscert", "fmt", *options, cwd=copy)
        assert result.stderr == ""
        return result.returncode, result.stdout

    return run


def _well(files):
    return f"{files} file{'s' * (files != 1)} in canonical layout already\n"


def _bytes(copy):
    return {path.relative_to(copy).as_posix(): path.read_bytes() for path in copy.rglob("*") if path.is_file()}


def test_the_curriculum_is_in_its_layout(command):
    result = command("mopscert", "fmt", "--check")
    assert (result.returncode, result.stderr) == (0, "")
    assert re.fullmatch(r"nothing to change; \d+ files in canonical layout already\n", result.stdout)


def test_files_get_their_layout_and_the_second_run_has_nothing_to_do(fmt, copy):
    before = _bytes(copy)
    editing.apply(MESSY, copy)
    assert fmt("--check") == (1, f"would change {LESSON}\nwould change {MODULE}\n2 files would change; {_well(21)}")
    assert fmt() == (0, f"changed {LESSON}\nchanged {MODULE}\n2 files changed; {_well(21)}")
    sic = before[MODULE].replace(b"kind: soft-skill\n", b"kind: soft-skill  # sic\n")
    assert _bytes(copy) == {**before, MODULE: sic}
    assert fmt() == (0, f"nothing to change; {_well(23)}")
    assert fmt("--check") == (0, f"nothing to change; {_well(23)}")


def test_only_what_is_named(fmt, copy):
    editing.apply(MESSY, copy)
    assert fmt("--check", MODULE, RETIRED) == (1, f"would change {MODULE}\n1 file would change; {_well(1)}")
    assert fmt("--check", "curriculum/associate", str(copy / MODULE)) == (
        1,
        f"would change {LESSON}\nwould change {MODULE}\n2 files would change; {_well(5)}",
    )
    assert fmt(LESSON) == (0, f"changed {LESSON}\n1 file changed\n")
    assert fmt("--check") == (1, f"would change {MODULE}\n1 file would change; {_well(22)}")


def test_a_difference_is_shown_and_nothing_is_written(fmt, copy):
    editing.apply([{"file": RETIRED, "write": "retired:    []"}], copy)
    before = _bytes(copy)
    code, output = fmt("--diff")
    assert (code, output.splitlines()) == (
        1,
        [
            f"diff --git a/{RETIRED} b/{RETIRED}",
            f"--- a/{RETIRED}",
            f"+++ b/{RETIRED}",
            "@@ -1 +1 @@",
            "-retired:    []",
            "\\ No newline at end of file",
            "+retired: []",
        ],
    )
    assert _bytes(copy) == before
    assert fmt("--diff", MODULE) == (0, "")


def test_ends_of_lines_stay(fmt, copy):
    path = copy / MODULE
    wanted = path.read_bytes().replace(b"\n", b"\r\n")
    path.write_bytes(b"\r\n\r\n" + wanted)
    assert fmt() == (0, f"changed {MODULE}\n1 file changed; {_well(22)}")
    assert path.read_bytes() == wanted


def test_a_file_that_cannot_be_read_is_named_and_left(fmt, copy):
    editing.apply([*MESSY, {"file": RETIRED, "write": "retired:\n\t- none\n"}], copy)
    before = _bytes(copy)
    code, output = fmt()
    assert (code, output.splitlines()[:2]) == (1, [f"changed {LESSON}", f"changed {MODULE}"])
    assert output.splitlines()[2].startswith(f"{RETIRED}:2:1: error SCH005 tab: ")
    assert _bytes(copy)[RETIRED] == before[RETIRED]
    assert fmt(MODULE) == (0, f"nothing to change; {_well(1)}")


@pytest.mark.parametrize(
    ("edit", "rule"),
    [
        ({"file": MODULE, "bytes": "ff"}, "SCH001"),
        ({"file": MODULE, "splice": "efbbbf", "at": "title"}, "SCH00"),
        ({"file": LESSON, "append": "```text\nopen\n"}, "PRO008"),
        ({"file": MODULE, "append": "kind: soft-skill\n"}, "SCH007"),
    ],
)
def test_unsound_files_stay(fmt, copy, edit, rule):
    editing.apply([edit], copy)
    before = _bytes(copy)
    code, output = fmt()
    assert (code, rule in output) == (1, True)
    assert _bytes(copy) == before


def test_layout_that_would_change_a_text_is_not_applied(fmt, copy):
    # Inside raw HTML, a blank line ends the HTML.
    editing.apply([{"file": LESSON, "append": "\n<pre>\n\n\nkept  \n</pre>\n"}], copy)
    before = _bytes(copy)
    assert fmt() == (
        1,
        f"left {LESSON} as it is, because another layout would change what it says\nnothing to change; {_well(22)}",
    )
    assert _bytes(copy) == before


def test_a_link_stays_a_link(fmt, copy):
    editing.apply(MESSY, copy)
    (copy / MODULE).rename(copy / "curriculum/module.txt")
    (copy / MODULE).symlink_to(copy / "curriculum/module.txt")
    before = (copy / MODULE).read_bytes()
    assert fmt() == (0, f"changed {LESSON}\n1 file changed; {_well(22)}")
    assert (copy / MODULE).is_symlink()
    assert (copy / MODULE).read_bytes() == before


@pytest.mark.parametrize("name", ["nowhere.yaml", "curriculum/notes.txt", "/"])
def test_other_files_are_a_misuse(command, copy, name):
    (copy / "curriculum/notes.txt").write_text("x")
    result = command("mopscert", "fmt", name, cwd=copy)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == f"Error: {name} is no file of the curriculum in {copy}\n"


def test_help_has_an_example(command):
    result = command("mopscert", "fmt", "--help")
    assert "Example: mopscert fmt --diff quizzes/associate/what-mops-is.yaml" in result.stdout
