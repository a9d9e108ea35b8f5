"""Each lab tells good results from bad ones, and what does not is found out."""

import msgspec
import pytest

from mopscert.checking import check
from mopscert.judging import Judge
from mopscert.labs import LABS, leaving
from mopscert.pages.lab_sheet import lab_reader
from mopscert.proving import Prover


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
    assert told == [("sections", "no result is known in which it was")]


def test_the_command_prints_a_line_for_each(command):
    result = command("mopscert", "lab", "prove", "utm-taxonomy")
    assert result.returncode == 0
    assert "right  the key" in result.stdout
    [line] = [line for line in result.stdout.splitlines() if "behind-the-hash: address as typed" in line]
    assert line.split()[-2:] == ["before-the-hash,", "finished-addresses"]
    assert result.stdout.endswith("Everything is as it should be.\n")
