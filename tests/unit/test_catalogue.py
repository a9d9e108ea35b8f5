"""The catalogue: what it holds, that it survives being written, and where old addresses lead."""

import json

import jsonschema_rs
import msgspec
import pytest

from mopscert.checking import check
from mopscert.errors import MopscertError
from mopscert.releases.catalogue import catalogue, decode, encode
from mopscert.schemas import CATALOGUE, schema

from .. import editing


@pytest.fixture
def copy(root, tmp_path):
    return editing.copy(root / "tests" / "fixtures" / "tiny", tmp_path / "copy")


def _catalogue(folder):
    checked = check(folder)
    assert not checked.has_errors, [str(each) for each in checked.findings]
    return catalogue(checked.curriculum, checked.curriculum.programme.file, checked.read)


def _moved(folder):
    return {each.was: (each.now, each.because) for each in _catalogue(folder).moved}


def _release(folder, version="1.0.0"):
    editing.apply([{"file": f"releases/{version}.json", "release": version}], folder)


@pytest.mark.parametrize("where", [".", "tests/fixtures/tiny", "tests/fixtures/exam", "tests/fixtures/smallest"])
def test_it_is_valid_and_survives(root, where):
    here = _catalogue(root / where)
    data = encode(here)
    assert decode(data, "x") == here
    assert encode(decode(data, "x")) == data
    validator = jsonschema_rs.Draft202012Validator(schema(CATALOGUE))
    assert [str(error) for error in validator.iter_errors(json.loads(data))] == []


def test_one_entry_a_line(copy):
    here = _catalogue(copy)
    lines = encode(here).decode().splitlines()
    assert sum(line.startswith('{"id"') for line in lines) >= len(here.modules) + len(here.questions)
    assert all(msgspec.json.decode(line.rstrip(",")) for line in lines if line.startswith('{"id"'))


def test_order_and_blanks_of_files_do_not_count(copy):
    before = _catalogue(copy)
    path = copy / "quizzes/associate/tagged-links.yaml"
    path.write_text(path.read_text().replace("stem: Which", "stem:   Which"))
    assert _catalogue(copy) == before


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"<<<<<<< HEAD\n", "a.json: this is damaged: it is no JSON"),
        (b'{"format": 2}', "a.json: this has format 2, and this mopscert reads format 1; install the version"),
        (b"[]", "a.json: this is no catalogue of a release; restore it with: git checkout HEAD -- a.json"),
        (b'{"format": 1, "titel": ""}', "a.json: this is no whole catalogue of a release (Object contains"),
        (b"\xff\xfe", "a.json: this is damaged: it is no JSON"),
        (b"", "a.json: this is damaged: it is no JSON"),
    ],
)
def test_what_is_no_catalogue_is_told(data, told):
    with pytest.raises(MopscertError) as error:
        decode(data, "a.json")
    assert str(error.value).startswith(told)


@pytest.mark.parametrize(
    "address",
    [
        "../",
        "modules/../../out/",
        "/etc/",
        "//elsewhere.example/",
        "https://elsewhere.example/",
        "javascript:ran()",
        'x"><script>ran()</script>/',
        "x\\y/",
        "x",
        "x/\n",
        "x/#a/b",
        "./",
        ".git/",
    ],
)
@pytest.mark.parametrize("place", ["at", "was", "now"])
def test_an_address_leads_nowhere_else(copy, address, place):
    told = json.loads(encode(_catalogue(copy)))
    if place == "at":
        told["terms"][0]["at"] = address
    else:
        told["moved"] = [{"was": "modules/was/", "now": "modules/now/", place: address}]
    with pytest.raises(MopscertError, match="this is no whole catalogue of a release"):
        decode(json.dumps(told).encode(), "a.json")
    assert not jsonschema_rs.Draft202012Validator(schema(CATALOGUE)).is_valid(told)


@pytest.mark.parametrize(
    ("group", "key"),
    [
        ("modules", "level"),
        ("outcomes", "level"),
        ("objectives", "module"),
        ("questions", "module"),
        ("sections", "module"),
        ("labs", "id"),
        ("dialogues", "id"),
    ],
)
def test_what_stands_nowhere_is_told(copy, group, key):
    told = json.loads(encode(_catalogue(copy)))
    told[group][-1][key] = "nowhere"
    with pytest.raises(MopscertError, match="stands in nothing that it has"):
        decode(json.dumps(told).encode(), "a.json")


def test_what_a_module_was_called_leads_to_it(copy, command):
    result = command("mopscert", "rename", "tagged-links", "traced-links", cwd=copy)
    assert result.returncode == 0, result.stderr
    assert _moved(copy)["modules/tagged-links/"] == ("modules/traced-links/", "")
    assert _moved(copy)["modules/tagged-links/lab/"] == ("modules/traced-links/lab/", "")


def test_what_a_diagnostic_was_called_leads_to_it(copy, command):
    done = command("mopscert", "rename", "queue-style", "queue-manner", cwd=copy)
    assert (done.returncode, done.stderr) == (0, "")
    assert _moved(copy)["diagnostics/queue-style/"] == ("diagnostics/queue-manner/", "")


def test_after_a_release_each_anchor_leads_on(copy, command):
    _release(copy)
    for words in (
        ("rename", "tagged-links", "traced-links"),
        ("rename", "three-spellings", "spelt-three-ways"),
        ("retire", "same-person-twice", "--because", "It was too easy."),
    ):
        result = command("mopscert", *words, cwd=copy)
        assert result.returncode == 0, result.stdout + result.stderr
    moved = _moved(copy)
    assert moved["modules/tagged-links/"] == ("modules/traced-links/", "")
    assert moved["modules/tagged-links/#q-three-spellings"] == ("modules/traced-links/#q-spelt-three-ways", "")
    assert moved["modules/clean-lists/#q-same-person-twice"] == ("modules/clean-lists/", "It was too easy.")
    # What keeps its anchor follows its page.
    assert not [was for was in moved if was.startswith("modules/tagged-links/#objective-")]


def test_what_moved_before_moves_on(copy, command):
    _release(copy, "1.0.0")
    assert command("mopscert", "rename", "tagged-links", "traced-links", cwd=copy).returncode == 0
    _release(copy, "1.1.0")
    assert command("mopscert", "rename", "traced-links", "links-with-a-trace", cwd=copy).returncode == 0
    assert _moved(copy)["modules/tagged-links/"] == ("modules/links-with-a-trace/", "")
    assert _moved(copy)["modules/traced-links/"] == ("modules/links-with-a-trace/", "")


def test_an_objective_keeps_its_meaning_where_only_its_words_are_new(copy):
    _release(copy)
    path = copy / "curriculum/associate/tagged-links/module.yaml"
    text = path.read_text()
    first = _catalogue(copy).objectives[0]
    assert first.id.startswith("clean-lists.")
    path = copy / "curriculum/associate/clean-lists/module.yaml"
    text = path.read_text()
    assert first.text in text
    path.write_text(text.replace(first.text, f"{first.text} Really."))
    assert _catalogue(copy).objectives[0].meaning != first.meaning
    said = f"text: {first.text} Really.\n    reworded: true"
    path.write_text(text.replace(f"text: {first.text}", said))
    assert _catalogue(copy).objectives[0].meaning == first.meaning
    path.write_text(text.replace(first.text, first.text.upper()))
    assert _catalogue(copy).objectives[0].meaning == first.meaning
