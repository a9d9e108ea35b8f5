"""Remembers whether a run came to its end: what failed is all that is left to run only where nothing was left out."""

from collections.abc import Sequence

import pytest

KEY = "mopscert/whole"
BROKE_OFF = "The run before broke off, so what failed in it is not all that is left: run all tests."


class Whole:
    """Compares, in one run or in that of several processes, which tests were chosen and which have ended."""

    def __init__(self, config: pytest.Config) -> None:
        self._config = config
        self._chosen: set[str] = set()
        self._ended: set[str] = set()

    def pytest_sessionstart(self) -> None:
        """Refuse to run only what failed where more may be left."""
        if self._config.getoption("lf", default=False) and not (self._cache and self._cache.get(KEY, default=False)):
            raise pytest.UsageError(BROKE_OFF)

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        """Note what a single process will run."""
        self._chosen.update(item.nodeid for item in session.items)

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_node_collection_finished(self, ids: Sequence[str]) -> None:
        """Note what one of several processes has found."""
        self._chosen.update(ids)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Note what has ended."""
        self._ended.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Keep whether that was all; of several processes, the one that hears of all of them does."""
        if self._cache and not hasattr(self._config, "workerinput"):
            self._cache.set(KEY, self._chosen <= self._ended)

    @property
    def _cache(self) -> pytest.Cache | None:
        """None in a run that keeps nothing."""
        return getattr(self._config, "cache", None)
