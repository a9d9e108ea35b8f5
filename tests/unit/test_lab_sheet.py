"""What the checker of a lab is given: everything that rules look at, and no more."""

import json
from pathlib import Path

import pytest

from mopscert.checking import check
from mopscert.pages.lab_sheet import lab_reader, lab_sheet


@pytest.fixture(scope="module")
def sheets(root: Path):
    checked = check(root)
    labs = [module for module in checked.curriculum.modules if module.lab]
    return {each.id: json.loads(lab_sheet(each.id, each.lab, lab_reader(each, checked.read))) for each in labs}


def test_tables_have_all_rows_and_the_columns_that_rules_look_at(sheets, root):
    tables = sheets["send-safe-audience"]["tables"]
    heads = {path: text.partition("\n")[0] for path, text in tables.items()}
    assert heads == {
        "data/bounces.csv": "email,smtp_code",
        "data/policy.csv": "country,allowed_basis",
        "data/suppressions.csv": "email",
        "key/audience.csv": "contact_id",
        "key/exclusions.csv": "contact_id,reason,decided_at",
        "key/per_reason.csv": "reason,contacts",
    }
    [whole] = root.glob("curriculum/*/send-safe-audience")
    for path, text in tables.items():
        assert text.count("\n") == (whole / path).read_text("utf-8").count("\n")


def test_rules_come_without_what_is_told_on_the_page(sheets):
    for sheet in sheets.values():
        for rule in sheet["rules"]:
            assert {"id", "type", "severity", "message", "learn", "file"} <= rule.keys()
            assert not {"text", "trips", "waive"} & rule.keys()
            assert None not in rule.values()
    [rule] = [rule for rule in sheets["utm-taxonomy"]["rules"] if rule["id"] == "internal-without-tags"]
    assert rule["where"] == [{"column": "is_internal", "is": "equal", "value": True}]
    assert rule["holds"][0] == {"column": "utm_source", "is": "blank"}
