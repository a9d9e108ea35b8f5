"""What all acceptance tests share."""

from pathlib import Path

import pytest

from mopscert import caching


@pytest.fixture(scope="session")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("memory")


@pytest.fixture(autouse=True)
def remembering(monkeypatch: pytest.MonkeyPatch, memory: Path) -> None:
    """Checks remember each other, as those of an author do: nearly all are of the real curriculum with few changes."""
    monkeypatch.setenv(caching.VARIABLE, str(memory))
