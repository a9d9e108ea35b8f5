"""Versions: their form, their order, and which one comes next."""

import pytest

from mopscert.errors import MopscertError
from mopscert.releases.changes import Size
from mopscert.releases.versions import is_version, numbers, raised


@pytest.mark.parametrize(
    ("version", "size", "following"),
    [
        ("1.4.2", Size.PATCH, "1.4.3"),
        ("1.4.2", Size.MINOR, "1.5.0"),
        ("1.4.2", Size.MAJOR, "2.0.0"),
        ("0.4.2", Size.PATCH, "0.4.3"),
        ("0.4.2", Size.MINOR, "0.5.0"),
        # Before 1.0.0 nothing is promised.
        ("0.4.2", Size.MAJOR, "0.5.0"),
    ],
)
def test_what_comes_next(version, size, following):
    assert raised(version, size) == following
    assert numbers(following) > numbers(version)


def test_versions_are_compared_as_numbers():
    assert numbers("1.10.0") > numbers("1.9.9") > numbers("1.9.0")


@pytest.mark.parametrize("text", ["", "1", "1.0", "1.0.0.0", "01.0.0", "1.0.0-rc.1", "v1.0.0", "1.0.0\n", "\uff11.0.0"])
def test_what_is_no_version(text):
    assert not is_version(text)
    with pytest.raises(MopscertError, match="is no version; write three numbers with points between them"):
        numbers(text)
