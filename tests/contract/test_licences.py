"""Every locked package has a licence that we allow, and says the same of itself where it is installed."""

import re
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path

import pytest
import yaml

LOCKED = re.compile(r"^([\w.-]+)==", re.MULTILINE)
IN_EXPRESSION = re.compile(r"\b(?!AND\b|OR\b)[\w.+-]+")
ALLOWED = {"MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "ISC", "MPL-2.0", "PSF-2.0"}
# Each with the reason; both are called as they are, and nothing of them is in what we give away.
EXCEPTIONS = {
    "frozendict": "LGPL-3.0-only",  # What genanki needs to write a deck.
    "anki": "AGPL-3.0-or-later",  # Reads our decks back, in tests alone.
}
TESTS_ALONE = {"anki"}
# What packages call their licences, in a classifier or in words of their own.
BSD = {"BSD-2-Clause", "BSD-3-Clause"}
CALLED = {
    "MIT License": {"MIT"},
    "BSD License": BSD,
    "BSD": BSD,
    "3-Clause BSD License": {"BSD-3-Clause"},
    "Apache Software License": {"Apache-2.0"},
    "Apache 2.0": {"Apache-2.0"},
    "Mozilla Public License 2.0 (MPL 2.0)": {"MPL-2.0"},
    "PSFL": {"PSF-2.0"},
}
# How a text begins or goes on that comes with a package which says nothing else.
TEXTS = {"Permission is hereby granted, free of charge": "MIT", "Redistribution and use in source": "BSD-3-Clause"}


@pytest.fixture(scope="module")
def locked(root: Path) -> dict[str, set[str]]:
    """The packages of each lock."""
    return {path.name: set(LOCKED.findall(path.read_text())) for path in (root / "requirements").glob("*.txt")}


@pytest.fixture(scope="module")
def licences(root: Path) -> dict[str, str]:
    return yaml.safe_load((root / "requirements/licences.yaml").read_text())


def test_each_locked_package_is_listed_in_order(locked: Mapping[str, set[str]], licences: Mapping[str, str]):
    names = set().union(*locked.values())
    missing = {name: "|".join(sorted(_told(name))) for name in names - licences.keys()}
    assert missing == {}, "add these to requirements/licences.yaml"
    assert list(licences) == sorted(names)


def test_each_licence_is_allowed(locked: Mapping[str, set[str]], licences: Mapping[str, str]):
    refused = {name: text for name, text in licences.items() if not set(IN_EXPRESSION.findall(text)) <= ALLOWED}
    assert refused == EXCEPTIONS
    for name in TESTS_ALONE:
        assert {lock for lock, names in locked.items() if name in names} == {"test.txt"}


def test_packages_say_the_same_of_themselves(licences: Mapping[str, str]):
    told = {name: _told(name) for name in licences}
    otherwise = {name: found for name, found in told.items() if found and not _fits(licences[name], found)}
    assert otherwise == {}
    assert sum(map(bool, told.values())) > 90, "hardly any package was found to be asked"


def _fits(listed: str, told: set[str]) -> bool:
    return listed in told or set(IN_EXPRESSION.findall(listed)) <= told


def _told(name: str) -> set[str]:
    """What an installed package says of its licence; empty where it is not installed here."""
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return set()
    if expression := about.get("License-Expression"):
        return {expression}
    kinds = [each.split(" :: ")[-1] for each in about.get_all("Classifier") or [] if each.startswith("License")]
    words = (about.get("License") or "").strip()
    called = CALLED.get(words, {words} if set(IN_EXPRESSION.findall(words)) <= ALLOWED else set())
    return set().union(*(CALLED.get(kind, set()) for kind in kinds), called) - {""} or _in_text(name)


def _in_text(name: str) -> set[str]:
    files = [path for path in metadata.files(name) or [] if "licen" in path.name.lower()]
    text = " ".join(" ".join(path.read_text().split()) for path in files)
    return {licence for start, licence in TEXTS.items() if start in text}
