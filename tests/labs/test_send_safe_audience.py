"""What is planted in the audience's files, counted in the files alone; and the task, solved a second way."""

from collections import Counter, defaultdict

import pytest

from mopscert.labs import send_safe_audience as lab

LAB = "send-safe-audience"
# Six months and two years before the first of October 2026, as text that sorts like time.
OLDEST = {"6": "2026-04-01", "24": "2024-10-01"}
MESSAGE = ("email", "product_news")


@pytest.fixture(scope="module")
def contacts(table):
    return {row["contact_id"]: row for row in table(LAB, "data/contacts.csv")}


@pytest.fixture(scope="module")
def events(table):
    """Events of each contact for the message, in the order of the file."""
    found = defaultdict(list)
    for row in table(LAB, "data/consents.csv"):
        if (row["channel"], row["purpose"]) == MESSAGE:
            found[row["contact_id"]].append(row)
    return dict(found)


@pytest.fixture(scope="module")
def solved(contacts, events, table):
    """Reason, the time of the record behind it, and the basis, for each contact."""
    suppressed = {row["email"].lower(): row["added_at"] for row in table(LAB, "data/suppressions.csv")}
    bounced = {row["email"]: row["at"] for row in table(LAB, "data/bounces.csv") if row["smtp_code"][0] == "5"}
    emails = defaultdict(list)
    for row in table(LAB, "data/sends_last7d.csv"):
        if row["channel"] == "email":
            emails[row["contact_id"]].append(row["sent_at"])
    policy = {(row["country"], row["allowed_basis"]): row for row in table(LAB, "data/policy.csv")}
    found = {}
    for name, contact in contacts.items():
        latest = max(events.get(name, ()), key=lambda row: row["occurred_at"], default=None)
        basis = latest["basis"] if latest else ""
        rule = policy.get((contact["country"], basis))
        if contact["email"] in suppressed:
            reason, at = "suppressed", suppressed[contact["email"]]
        elif contact["email"] in bounced:
            reason, at = "hard_bounce", bounced[contact["email"]]
        elif latest and latest["status"] == "withdrawn":
            reason, at = "withdrawn", latest["occurred_at"]
        elif not rule or (rule["max_age_months"] and contact[rule["counted_from"]] < OLDEST[rule["max_age_months"]]):
            reason, at = "no_valid_basis", latest["occurred_at"] if latest else ""
        elif len(emails[name]) >= 2:
            reason, at = "frequency_cap", max(emails[name])
        else:
            reason, at = "", ""
        found[name] = (reason, at, basis)
    return found


def test_each_contact_is_decided_by_the_first_reason_that_holds(solved):
    assert Counter(reason for reason, *_ in solved.values()) == lab.DECIDED
    assert lab.DECIDED == {
        "suppressed": 214,
        "hard_bounce": 96,
        "withdrawn": 183,
        "no_valid_basis": 248,
        "frequency_cap": 122,
        "": 1137,
    }
    assert sum(lab.DECIDED.values()) == len(solved) == lab.CONTACTS == 2000


def test_the_key_is_what_another_way_of_solving_gives(solved, contacts, table):
    assert table(LAB, "key/exclusions.csv") == [
        {"contact_id": name, "reason": reason, "decided_at": at} for name, (reason, at, _) in solved.items() if reason
    ]
    assert table(LAB, "key/audience.csv") == [
        {key: contacts[name][key] for key in ("contact_id", "email", "country")} | {"basis": basis}
        for name, (reason, _, basis) in solved.items()
        if not reason
    ]
    counts = {reason: str(count) for reason, count in lab.DECIDED.items() if reason}
    assert {row["reason"]: row["contacts"] for row in table(LAB, "key/per_reason.csv")} == counts


def test_files_are_as_long_as_declared(table):
    lengths = [len(table(LAB, f"data/{name}.csv")) for name in ("consents", "suppressions", "sends_last7d")]
    assert lengths == [lab.EVENTS, lab.SUPPRESSIONS, lab.SENDS] == [3400, 260, 2600]
    addresses = [row["email"].lower() for row in table(LAB, "data/suppressions.csv")]
    assert len(set(addresses)) == len(addresses)


def test_why_a_basis_is_missing_is_planted_as_often_as_declared(solved, contacts, events, table):
    other = defaultdict(set)
    for row in table(LAB, "data/consents.csv"):
        if row["status"] == "granted":
            other[row["contact_id"]].add((row["channel"] == "email", row["purpose"] == "product_news"))
    found = Counter()
    for name, (reason, _, basis) in solved.items():
        if reason != "no_valid_basis":
            continue
        if basis in ("implied_purchase", "implied_inquiry"):
            found[basis] += 1
            assert contacts[name]["country"] == "CA"
        elif basis:
            found["basis of elsewhere"] += 1
        else:
            found["no event for the message"] += 1
            assert name not in events
    planted = lab.WITHOUT_BASIS
    assert found == {
        "implied_purchase": planted["old_purchase"],
        "implied_inquiry": planted["old_inquiry"],
        "basis of elsewhere": planted["basis_of_elsewhere"],
        "no event for the message": planted["other_purpose"] + planted["other_channel"] + planted["no_event"],
    }
    silent = [name for name, (reason, _, basis) in solved.items() if reason == "no_valid_basis" and not basis]
    assert sum(not other[name] for name in silent) >= planted["no_event"]
    assert sum((True, False) in other[name] for name in silent) >= planted["other_purpose"]
    assert sum((False, True) in other[name] for name in silent) >= planted["other_channel"]


def test_events_are_out_of_order_as_often_as_declared(solved, events):
    late, again = Counter(), 0
    for name, rows in events.items():
        latest = max(rows, key=lambda row: row["occurred_at"])
        if rows[-1] is not latest:
            late[latest["status"]] += 1
            assert rows[-1]["status"] != latest["status"]
        again += not solved[name][0] and any(row["status"] == "withdrawn" for row in rows)
    assert late == lab.OUT_OF_ORDER
    assert again == lab.CONSENTED_AGAIN
    assert all(len({row["occurred_at"] for row in rows}) == len(rows) for rows in events.values())


def test_temptations_are_planted_as_often_as_declared(solved, contacts, events, table):
    suppressions = {row["email"] for row in table(LAB, "data/suppressions.csv")}
    suppressed = [contacts[name]["email"] for name, (reason, *_) in solved.items() if reason == "suppressed"]
    assert sum(email not in suppressions for email in suppressed) == lab.SUPPRESSED_OTHER_CASE
    bounces = table(LAB, "data/bounces.csv")
    hard = {row["email"] for row in bounces if row["smtp_code"][0] == "5"}
    assert len(hard & set(suppressed)) == lab.SUPPRESSED_AND_BOUNCED
    twice = [name for name, (reason, *_) in solved.items() if reason == "hard_bounce"]
    withdrawn = [name for name in twice if any(row["status"] == "withdrawn" for row in events.get(name, ()))]
    assert len(withdrawn) == lab.BOUNCED_AND_WITHDRAWN
    audience = {contacts[name]["email"] for name, (reason, *_) in solved.items() if not reason}
    assert len(audience & {row["email"] for row in bounces}) == lab.SOFT_BOUNCES
    sends = defaultdict(Counter)
    for row in table(LAB, "data/sends_last7d.csv"):
        sends[row["contact_id"]][row["channel"]] += 1
        assert "2026-09-24" <= row["sent_at"] < "2026-10-01"
    near = [
        name
        for name, (reason, *_) in solved.items()
        if not reason and sends[name]["email"] == 1 and sends[name].total() > 1
    ]
    assert len(near) == lab.ONE_EMAIL_AND_TEXTS


def test_learners_are_told_the_same_counts(declared):
    assert declared(LAB) == {
        "refusals-in-other-letters": lab.SUPPRESSED_OTHER_CASE,
        "suppressed-and-bounced": lab.SUPPRESSED_AND_BOUNCED,
        "hard-bounces": lab.DECIDED["hard_bounce"],
        "bounced-and-withdrawn": lab.BOUNCED_AND_WITHDRAWN,
        "soft-bounces": lab.SOFT_BOUNCES,
        "late-withdrawals": lab.OUT_OF_ORDER["withdrawn"],
        "agreed-again": lab.CONSENTED_AGAIN,
        "late-consents": lab.OUT_OF_ORDER["granted"],
        "other-purpose": lab.WITHOUT_BASIS["other_purpose"],
        "other-channel": lab.WITHOUT_BASIS["other_channel"],
        "never-asked": lab.WITHOUT_BASIS["no_event"],
        "old-purchases": lab.WITHOUT_BASIS["old_purchase"],
        "old-inquiries": lab.WITHOUT_BASIS["old_inquiry"],
        "basis-of-elsewhere": lab.WITHOUT_BASIS["basis_of_elsewhere"],
        "texts-beside-email": lab.ONE_EMAIL_AND_TEXTS,
    }
