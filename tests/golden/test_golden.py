"""Two tiny curricula to their whole output: what changes here changes on the site."""

from pathlib import Path

import pytest

HERE = Path(__file__).parent
CURRICULA = {"tiny": HERE.parent / "fixtures" / "tiny", "smallest": HERE.parent / "fixtures" / "smallest"}
# Made from the rules and schemas of the tool, not from the curriculum: other tests read those.
ELSEWHERE = ("docs/contribute/", "docs/schemas/", "docs/assets/")


@pytest.mark.parametrize("name", CURRICULA)
def test_output_is_the_golden_tree(name, command, tmp_path, request):
    result = command("mopscert", "render", "--root", str(CURRICULA[name]), "--out", str(tmp_path / "out"))
    assert result.returncode == 0, result.stdout + result.stderr
    written = _tree(tmp_path / "out")
    golden = HERE / name
    if request.config.getoption("--update-golden"):
        _write(golden, written)
    assert sorted(written) == sorted(_tree(golden))
    for path, text in _tree(golden).items():
        assert written[path] == text, path


def _tree(folder: Path) -> dict[str, str]:
    # Archives are no text; tests/site/test_practice.py looks into them.
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix != ".zip"]
    texts = {path.relative_to(folder).as_posix(): path for path in paths}
    return {name: path.read_text() for name, path in texts.items() if not name.startswith(ELSEWHERE)}


def _write(folder: Path, texts: dict[str, str]) -> None:
    for old in folder.rglob("*"):
        if old.is_file():
            old.unlink()
    for name, text in texts.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
