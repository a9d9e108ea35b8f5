"""Any file that fits its schema is read, checked and built without an exception; damaged, it gives findings.

The same each time; `make fuzz` goes on with others.
"""

import random
import shutil
from pathlib import Path

import jsonschema_rs
import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mopscert.checking import check
from mopscert.checks import registry
from mopscert.pages.render import render
from mopscert.reading import yaml_document
from mopscert.reading.files import kind_of
from mopscert.reading.text_file import TextFile
from mopscert.reports import text_report
from mopscert.schemas import KINDS, schema

from .. import editing
from ..seeds import SEED
from .sound import Sound
from .values import Drawer

TINY = Path(__file__).parents[1] / "fixtures" / "tiny"
# Of the whole files that are drawn as sound ones, so many are built at least, of each format.
BUILT = 0.9
SEEDS = st.integers(0, 10**9).map(lambda seed: seed + SEED)


def _settings(examples: int) -> settings:
    return settings(
        max_examples=examples * (5 if SEED else 1),
        phases=(Phase.generate,),  # A seed is no smaller for being a smaller number.
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )


@pytest.fixture(scope="module")
def tiny(tmp_path_factory) -> Path:
    folder = editing.copy(TINY, tmp_path_factory.mktemp("fuzz") / "copy")
    shutil.copytree(TINY / "releases", folder / "releases")
    return folder


@pytest.fixture(scope="module")
def files(tiny: Path) -> dict[str, str]:
    """A file of each kind."""
    paths = sorted(path.relative_to(tiny).as_posix() for path in tiny.rglob("*.yaml"))
    return {kind: path for path in reversed(paths) if (kind := kind_of(path))}


@pytest.fixture(scope="module")
def words(tiny: Path) -> list[str]:
    """Ids and names that files of the curriculum use, by which values refer to each other."""
    texts = {text for path in tiny.rglob("*.yaml") for text in _texts(_values(path))}
    return sorted(text for text in texts if len(text) < 30 and " " not in text)


def _values(path: Path):
    document, _ = yaml_document.load(TextFile(path.name, path.read_text()))
    return document.value


def _texts(value):
    if isinstance(value, dict):
        yield from (text for inner in value.values() for text in _texts(inner))
    elif isinstance(value, list):
        yield from (text for inner in value for text in _texts(inner))
    elif isinstance(value, str):
        yield value


def test_there_is_a_file_of_each_format(files):
    assert set(files) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_whole_files(kind, tiny, files, words):
    @_settings(3)
    @given(SEEDS)
    def tried(seed: int) -> None:
        value = Drawer(kind, words, seed).whole()
        if _fits(kind, value):
            _try(tiny, files[kind], _dump(value))

    tried()


@pytest.mark.parametrize("kind", KINDS)
def test_whole_files_that_refer_to_what_is_there_are_built(kind, tiny, files, words):
    built: list[bool] = []

    @_settings(4)
    @given(SEEDS)
    def tried(seed: int) -> None:
        value = Sound(Drawer(kind, words, seed)).like(_values(tiny / files[kind]))
        assert _fits(kind, value)
        built.append(_try(tiny, files[kind], _dump(value)))

    tried()
    assert sum(built) >= BUILT * len(built), f"{sum(built)} of {len(built)} were built"


@pytest.mark.parametrize("kind", KINDS)
def test_sound_files_with_other_values(kind, tiny, files, words):
    @_settings(2)
    @given(SEEDS)
    def tried(seed: int) -> None:
        value, drawer = _values(tiny / files[kind]), Drawer(kind, words, seed)
        pointer, part = drawer.chance.choice([place for place in drawer.places(value, schema(kind)) if place[0]])
        inner = value
        for step in pointer[:-1]:
            inner = inner[step]
        inner[pointer[-1]] = drawer.of(part)
        if _fits(kind, value):
            _try(tiny, files[kind], _dump(value))

    tried()


@pytest.mark.parametrize("kind", KINDS)
def test_damaged_files(kind, tiny, files, words):
    @_settings(2)
    @given(SEEDS)
    def tried(seed: int) -> None:
        chance = random.Random(seed)
        text = bytearray(_dump(Drawer(kind, words, seed).whole()).encode())
        for _ in range(chance.randrange(1, 6)):
            at = chance.randrange(len(text))
            text[at : at + chance.randrange(8)] = chance.choice(_DAMAGE)
        _try(tiny, files[kind], bytes(text))

    tried()


_DAMAGE = (
    b"",
    b"\n",
    b"\n\n  ",
    b": ",
    b"- ",
    b"'",
    b'"',
    b"[",
    b"}",
    b"&a ",
    b"*a ",
    b"!!set ",
    b"|",
    b"#",
    b"\t",
    b"\xff",
)
_DAMAGE += (
    b"\x00",
    b"\xe2\x80\xa8",
    b"---\n",
    b"<<: ",
    b"%YAML 1.1\n",
    b"? ",
    b"\xf0\x9f\x98\x80",
    b"{{ a }}",
    b"]" * 50,
)


def _fits(kind: str, value: object) -> bool:
    return jsonschema_rs.Draft202012Validator(schema(kind), validate_formats=True).is_valid(value)


def _dump(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False)


def _try(folder: Path, name: str, content: str | bytes) -> bool:
    """Check the curriculum with another content of a file, and build it where there is no error; whether it was."""
    path = folder / name
    before = path.read_bytes()
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    try:
        checked = check(folder)
        text_report(checked.findings, checked.waived)
        if not checked.has_errors:
            site = render(checked.curriculum, registry.rulebook(), checked.waived, checked.read)
            assert site.pages
        return not checked.has_errors
    finally:
        path.write_bytes(before)
