"""The question bank for other programs: complete, fit for its schema, and readiness keys not in clear view."""

import base64
import json
from datetime import date

import pytest
import yaml
from jsonschema import Draft202012Validator

from mopscert.exports.bank import bank_json
from mopscert.model import Pool
from mopscert.schemas import BANK, schema


@pytest.fixture(scope="module")
def text(curriculum) -> str:
    return bank_json(curriculum, curriculum.programme.file).decode()


@pytest.fixture(scope="module")
def bank(text):
    return json.loads(text)


def _decoded(module):
    return json.loads(base64.b64decode(module.get("readiness", base64.b64encode(b"[]")), validate=True))


def test_it_fits_its_schema_and_so_does_what_is_encoded(bank):
    validator = Draft202012Validator(schema(BANK))
    assert [error.message for error in validator.iter_errors(bank)] == []
    opened = {
        **bank,
        "modules": [{**module, "lesson": _decoded(module)} for module in bank["modules"] if _decoded(module)],
    }
    assert len(opened["modules"]) > 1
    assert [error.message for error in validator.iter_errors(opened)] == []


def test_every_question_is_in_it_once_and_in_its_order(bank, curriculum):
    for module in curriculum.modules:
        found = [each for each in bank["modules"] if each["id"] == module.id]
        items = module.quiz.items if module.quiz else ()
        assert len(found) == bool(items)
        for each in found:
            assert [item["id"] for item in each.get("lesson", [])] == [i.id for i in items if i.pool == Pool.LESSON]
            assert [item["id"] for item in _decoded(each)] == [i.id for i in items if i.pool == Pool.READINESS]


def test_questions_say_what_their_authors_wrote(bank, root):
    written = {
        item["id"]: item for path in _banks(bank) for item in yaml.safe_load((root / path).read_text("utf-8"))["items"]
    }
    shown = [item for module in bank["modules"] for item in (*module.get("lesson", []), *_decoded(module))]
    assert shown
    for item in shown:
        author = {key: value for key, value in written[item["id"]].items() if key != "waive"}
        assert _stripped(item) == _stripped(author), item["id"]


def _banks(bank):
    return [f"quizzes/{module['level']}/{module['id']}.yaml" for module in bank["modules"]]


def _stripped(value):
    """Values with what this parser of YAML makes of numbers and days, and without a default that an author wrote."""
    if isinstance(value, dict):
        return {
            key: _stripped(each) for key, each in value.items() if (key, each) != ("order", "shuffle") and each != []
        }
    if isinstance(value, list):
        return [_stripped(each) for each in value]
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def test_keys_of_the_readiness_pool_are_not_in_clear_view(text, curriculum):
    kept = [item for item in curriculum.questions.values() if item.pool == Pool.READINESS]
    assert kept
    for item in kept:
        assert f'"{item.id}"' not in text
        assert json.dumps(item.explanation, ensure_ascii=False) not in text


def test_the_command_says_what_it_wrote(command, tmp_path, curriculum, text):
    out = tmp_path / "bank.json"
    done = command("mopscert", "export", "bank", "--out", str(out))
    assert (done.returncode, done.stdout) == (0, f"{len(curriculum.questions)} questions in {out}\n")
    assert out.read_text("utf-8") == text
