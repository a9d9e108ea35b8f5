"""What is planted in the campaign's files, counted in the files alone; and the task, solved a second way."""

import re
from collections import Counter, defaultdict

import pytest

from mopscert.labs import brief_to_launch as lab

LAB = "brief-to-launch"


@pytest.fixture(scope="module")
def brief(table):
    return {row["field"]: row["value"] for row in table(LAB, "data/brief.csv")}


@pytest.fixture(scope="module")
def assets(table):
    links = defaultdict(list)
    for link in table(LAB, "data/link_check.csv"):
        links[link["asset_id"]].append(link)
    return [row | {"links": links[row["asset_id"]]} for row in table(LAB, "data/assets.csv")]


def holds(check, row, brief):
    """Whether an asset meets a check, in the words of the checklist."""
    links, subject = row["links"], row["subject"]
    return {
        "unsubscribe": row["unsubscribe"] == "true",
        "postal-address": row["postal_address"] == "true",
        "sender-domain": row["from_domain"] == brief["sender_domain"],
        "audience-limit": int(row["audience_count"] or 0) <= int(brief["audience_limit"]),
        "links-resolve": all(int(link["status"]) < 400 for link in links),
        "approved": row["approver"] != "",
        "second-person": row["approver"] != row["builder"],
        "time-zone": row["timezone"] == brief["timezone"],
        "send-window": brief["send_window_start"] <= row["send_at"] <= brief["send_window_end"],
        "contrast": float(row["contrast_ratio"]) >= 4.5,
        "fallback": row["fallback_ok"] == "true",
        "tracking-survives": all(
            f"utm_campaign={brief['campaign_id']}" in link["final_url"] for link in links if link["status"][0] == "3"
        ),
        "tags-valid": row["utm_ok"] == "true",
        "links-secure": all(link["url"].startswith("https://") for link in links),
        "own-landing": all(link["final_url"].split("/")[2] == "www.larkspur.example" for link in links),
        "subject-filled": subject != "",
        "reply-to": row["reply_to"] == brief["reply_to"],
        "alt-text": float(row["alt_text_rate"]) == 1,
        "subject-length": len(subject) <= 60,
        "preheader-filled": row["preheader"] != "",
        "preheader-differs": row["preheader"] == "" or row["preheader"] != subject,
        "sender-name": row["from_name"] == brief["sender_name"],
        "working-title": not re.search(r"\b(copy|draft|test)\b", subject, re.I),
        "shouting": not re.search(r"\b[A-Z]{4,}\b", subject),
    }[check]


@pytest.fixture(scope="module")
def defects(assets, brief, table):
    """Asset, check and severity of each defect."""
    return [
        (row["asset_id"], check["check_id"], check["severity"])
        for row in assets
        for check in table(LAB, "data/checklist.csv")
        if check["applies_to"] in ("all", row["type"]) and not holds(check["check_id"], row, brief)
    ]


def test_every_defect_is_there_as_often_as_declared(defects):
    assert Counter(check for _, check, _ in defects) == lab.DEFECTS
    assert Counter(severity for *_, severity in defects) == {"blocker": 8, "major": 15, "minor": 8}
    assert len(defects) == 31
    assert len({asset for asset, _, severity in defects if severity == "blocker"}) == 7


def test_the_key_is_what_another_way_of_solving_gives(defects, assets, table):
    log = table(LAB, "key/qa_log.csv")
    assert sorted((row["asset_id"], row["check_id"], row["severity"]) for row in log) == sorted(defects)
    builders = {row["asset_id"]: row["builder"] for row in assets}
    assert all(row["owner"] == builders[row["asset_id"]] and len(row["finding"]) >= 20 for row in log)
    blockers = [tuple(row.values()) for row in table(LAB, "key/blockers.csv")]
    assert blockers == sorted(defect for defect in defects if defect[2] == "blocker")


def test_decisions_follow_from_the_gravest_defect(defects, assets, table):
    severities = defaultdict(set)
    for asset, _, severity in defects:
        severities[asset].add(severity)
    decided = {
        row["asset_id"]: "no_go"
        if "blocker" in severities[row["asset_id"]]
        else "fix_first"
        if "major" in severities[row["asset_id"]]
        else "go"
        for row in assets
    }
    assert {row["asset_id"]: row["decision"] for row in table(LAB, "key/launch_decision.csv")} == decided
    assert Counter(decided.values()) == lab.DECISIONS == {"go": 41, "fix_first": 12, "no_go": 7}


def test_the_brief_has_three_gaps(brief, table):
    assert len(brief) == 22
    unready = {
        name
        for name, value in brief.items()
        if value in ("", "tbd") or (name == "success_target" and not re.search(r"\d", value))
    }
    assert unready == {row["field"] for row in table(LAB, "key/brief_gaps.csv")} == set(lab.GAPS)


def test_files_are_as_long_and_as_wide_as_declared(assets, table):
    assert Counter(row["type"] for row in assets) == lab.TYPES
    assert len(assets) == lab.ASSETS == 60
    assert len(assets[0]) - 1 == 18
    assert len(table(LAB, "data/link_check.csv")) == lab.ASSETS * lab.LINKS_EACH == 240
    assert len(table(LAB, "data/checklist.csv")) == 24


def test_values_stand_just_inside_the_limits(assets, brief):
    fine = [row for row in assets if row["type"] == "email"]
    assert any(row["audience_count"] == brief["audience_limit"] for row in fine)
    assert any(row["contrast_ratio"] == "4.5" for row in fine)
    assert any(len(row["subject"]) == 60 for row in fine)
    assert {brief["send_window_start"], brief["send_window_end"]} <= {row["send_at"] for row in fine}
    assert any(link["status"] == "301" and "utm_campaign" in link["final_url"] for row in fine for link in row["links"])


def test_lost_tags_stand_on_two_links_of_an_asset(assets, brief):
    lost = Counter(
        row["asset_id"]
        for row in assets
        for link in row["links"]
        if link["status"] == "301" and brief["campaign_id"] not in link["final_url"]
    )
    assert list(lost.values()) == [2, 2]


def test_names_of_checks_are_too_short_to_be_findings(table):
    assert all(len(row["check_id"]) < 20 for row in table(LAB, "data/checklist.csv"))


def test_learners_are_told_the_same_counts(declared, defects, assets):
    severities = Counter(severity for *_, severity in defects)
    others = ("send-window", "reply-to", "tags-valid", "links-secure")
    assert declared(LAB) == {
        "blocker-defects": severities["blocker"],
        "self-approval": lab.DEFECTS["second-person"],
        "other-time-zone": lab.DEFECTS["time-zone"],
        "weak-contrast": lab.DEFECTS["contrast"],
        "blank-names": lab.DEFECTS["fallback"],
        "tags-lost-on-the-way": lab.DEFECTS["tracking-survives"],
        "other-major-defects": sum(lab.DEFECTS[check] for check in others),
        "minor-defects": severities["minor"],
        "brief-gaps": len(lab.GAPS),
        "checks-as-findings": len(lab.CHECKS),
        "builder-and-approver": sum(row["approver"] not in ("", row["builder"]) for row in assets),
    }
