"""Each lab tells good results from bad ones, and what does not is found out."""

import msgspec
import pytest

from mopscert.checking import check
from mopscert.judging import Judge
from mopscert.labs import LABS, leaving
from mopscert.model import LeftInPlace
from mopscert.pages.lab_sheet import lab_reader
from mopscert.proving import Prover

from .. import editing


@pytest.fixture(scope="module")
def checked(root):
    return check(root)


@pytest.fixture(scope="module")
def judge():
    return Judge()


@pytest.fixture
def proofs(checked, judge):
    """What is proved of a lab, which may have been changed."""

    def prove(name, change=lambda lab: lab):
        module = checked.curriculum.by_id[name]
        return list(Prover(name, change(module.lab), lab_reader(module, checked.read), judge).proofs())

    return prove


@pytest.mark.parametrize("lab", LABS)
def test_every_defect_left_in_place_is_caught(lab, proofs, checked):
    found = proofs(lab)
    assert [proof for proof in found if proof.wrong] == []
    planted = {each.id for each in checked.curriculum.by_id[lab].lab.planted}
    assert {proof.defect for proof in found if proof.defect} == planted
    assert [proof.how for proof in found if proof.passed and not proof.defect] == ["the key"]
    assert len({(proof.defect, proof.how) for proof in found}) == len(found)


def _changed(lab, name, **values):
    rules = [msgspec.structs.replace(rule, **values) if rule.id == name else rule for rule in lab.rules]
    return msgspec.structs.replace(lab, rules=tuple(rules))


def test_a_rule_that_does_not_catch_its_defect_is_found_out(proofs):
    def blunt(lab):
        return _changed(lab, "small-letters", pattern=".*")

    def strict(lab):
        return _changed(lab, "no-link-lost", expected=181)

    told = {(proof.defect, proof.wrong) for proof in proofs("utm-taxonomy", blunt) if proof.wrong}
    assert told == {("capitals", "small-letters names it under trips, and fails in none of these")}
    assert [proof.how for proof in proofs("utm-taxonomy", strict) if proof.wrong == "it must pass"] == ["the key"]


def test_a_defect_without_a_way_is_found_out(proofs, monkeypatch):
    kept = tuple(way for way in leaving.ways("utm-taxonomy") if way.defect != "sections")
    monkeypatch.setattr("mopscert.proving.ways", lambda _: kept)
    told = [(proof.defect, proof.wrong) for proof in proofs("utm-taxonomy") if proof.wrong]
    assert told == [("sections", "no result is known in which it was; tell one under left")]


def test_the_command_prints_a_line_for_each(command):
    result = command("mopscert", "lab", "prove", "utm-taxonomy")
    assert result.returncode == 0
    assert "right  the key" in result.stdout
    [line] = [line for line in result.stdout.splitlines() if "behind-the-hash: address as typed" in line]
    assert line.split()[-2:] == ["before-the-hash,", "finished-addresses"]
    assert result.stdout.endswith("Everything is as it should be.\n")


LEFT = """
    left:
      - how: as they came
        file: links_tagged.csv
        do: change
        rows: [l1, l2, l3]
        values:
          - {column: utm_source, value: Newsletter}
      - how: taken for the partner's
        file: links_tagged.csv
        do: change
        rows: [l1]
        values:
          - {column: utm_medium, value: referral}
"""
OTHERS = """
    left:
      - how: as it came
        file: links_tagged.csv
        do: change
        values:
          - {column: final_url, value: "https://larkspur.example/prices#utm_source=partner"}
"""
TWICE = """
    left:
      - {how: not merged, file: links_tagged.csv, do: repeat, rows: [l5]}
      - {how: both removed, file: links_tagged.csv, do: remove, rows: [l5]}
"""
LAB = "curriculum/associate/tagged-links/lab.yaml"


def test_a_lab_without_python_tells_its_ways_itself(command, root, tmp_path):
    tiny = editing.copy(root / "tests/fixtures/tiny", tmp_path / "tiny")
    untold = command("mopscert", "lab", "prove", "--root", str(tiny))
    assert untold.returncode == 1
    assert untold.stdout.count("no result is known in which it was; tell one under left") == 3
    for text, name in ((LEFT, "own-spelling"), (OTHERS, "behind-the-hash"), (TWICE, "same-link-twice")):
        count = 3 if text == LEFT else 1
        old = f"    file: links_raw.csv\n    count: {count}\n"
        editing.apply([{"file": LAB, "replace": old, "with": old + text.lstrip("\n"), "after": f"id: {name}"}], tiny)
    told = command("mopscert", "lab", "prove", "--root", str(tiny))
    assert told.stdout.endswith("Everything is as it should be.\n")
    assert told.stdout.count("right  own-spelling: ") == told.stdout.count("right  same-link-twice: ") == 2


def test_a_way_that_changes_nothing_is_found_out(proofs):
    nothing = LeftInPlace(how="not looked at", file="links_tagged.csv", do="remove", rows=("no-such-link",))

    def idle(lab):
        sections = [each for each in lab.planted if each.id == "sections"]
        others = [each for each in lab.planted if each.id != "sections"]
        changed = [msgspec.structs.replace(each, left=(nothing,)) for each in sections]
        return msgspec.structs.replace(lab, planted=(*others, *changed))

    assert [(proof.how, proof.wrong) for proof in proofs("utm-taxonomy", idle) if proof.wrong] == [
        ("not looked at", "it changes nothing in the worked answer")
    ]


DATA = "curriculum/associate/tagged-links/data/agreed_values.csv"
SHORT = "this row has 1 value, and the first line names 2 columns"


def test_a_damaged_table_is_told_as_the_check_tells_it(command, root, tmp_path):
    tiny = editing.copy(root / "tests/fixtures/tiny", tmp_path / "tiny")
    editing.apply([{"file": DATA, "append": "partner\n"}], tiny)
    said = f"{DATA}:4:1: {SHORT}"
    assert (
        f"{DATA}:4:1: error LAB013 damaged-data: {SHORT}\n" in command("mopscert", "check", "--root", str(tiny)).stdout
    )
    answer = tiny / "curriculum/associate/tagged-links/key/links_tagged.csv"
    for verb in (["prove"], ["prove", "tagged-links"], ["check", "tagged-links", str(answer)]):
        told = command("mopscert", "lab", *verb, "--root", str(tiny))
        assert (told.returncode, told.stdout) == (2, "")
        assert told.stderr == f'Error: {said}; run "mopscert check" first\n'


def test_a_way_whose_rows_are_gone_is_found_out(proofs, monkeypatch):
    def leave(result):
        return {row["link_id"]: row for row in result.rows("links_tagged.csv")}["no-such-link"]

    monkeypatch.setattr("mopscert.proving.ways", lambda _: (leaving.Left("sections", "gone", leave),))
    wrong = [proof.wrong for proof in proofs("utm-taxonomy") if proof.how == "gone"]
    assert wrong == ["the rows that it changes are not there, or not as it expects them"]
