"""The tiny curriculum after two releases: what the second one changed is what cases of changes change."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from . import editing

CASES = Path(__file__).parent / "changes"
CHANGED = ("section-rewritten", "question-revised", "question-added", "module-written", "pass-overall")
FIRST, SECOND = "1.0.0", "1.1.0"


def release_twice(folder: Path) -> None:
    """Release a copy of the tiny curriculum, change it, and release it again."""
    (folder / "releases/versions.yaml").unlink(missing_ok=True)
    release(folder, FIRST)
    editing.apply(edits(), folder)
    release(folder, SECOND)


def release(folder: Path, version: str) -> None:
    """Enter a release as `mopscert release` does."""
    editing.apply([{"file": f"releases/{version}.json", "release": version}], folder)


def edits() -> Iterator[dict[str, Any]]:
    """What happens between the two."""
    for name in CHANGED:
        yield from yaml.safe_load((CASES / f"{name}.yaml").read_text())["edits"]
