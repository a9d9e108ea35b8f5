"""What is planted in the contacts, counted in the files alone; and the task, solved a second way."""

import re
from collections import Counter, defaultdict
from datetime import date

import pytest

from mopscert.labs import clean_contacts as lab
from mopscert.labs.fiction import COUNTRIES

# How a national number becomes international: country code, and the digits that stand for it at home.
CODES = {"AU": "61", "CA": "1", "DE": "49", "FR": "33", "GB": "44", "IE": "353", "SE": "46", "US": "1"}
COUNTRY_WORDS = {word.lower(): code for code, words in lab.VARIANTS.items() for word in words}


@pytest.fixture(scope="module")
def raw(table):
    return table("clean-contacts", "data/contacts_raw.csv")


def reason(email):
    email = email.strip()
    if email.count("@") != 1:
        return "double_at" if "@" in email else "no_at"
    if " " in email:
        return "space_inside"
    return "" if "." in email.split("@")[1] else "no_tld"


@pytest.fixture(scope="module")
def people(raw):
    """The rows of each person, the one that was changed first in front."""
    found = defaultdict(list)
    for row in raw:
        if not reason(row["email"]):
            found[row["email"].strip().lower()].append(row)
    return {email: sorted(rows, key=lambda row: row["updated_at"]) for email, rows in found.items()}


def test_rows_reconcile(raw, people):
    assert len(raw) == lab.ROWS == 1200
    assert Counter(reason(row["email"]) for row in raw) - Counter({"": lab.ROWS}) == dict.fromkeys(lab.REASONS, 6)
    assert Counter(len(rows) for rows in people.values()) == {1: 942, 2: lab.TWICE, 3: lab.THRICE}
    assert len(people) == lab.PEOPLE == 1050
    surplus = sum(len(rows) - 1 for rows in people.values())
    assert lab.ROWS - lab.REJECTED - surplus == lab.PEOPLE
    assert surplus == 126


def test_every_planted_fault_is_there_as_often_as_declared(raw, people):
    assert sum(row["country"] not in COUNTRIES for row in raw) == lab.COUNTRY_VARIANTS
    assert sum("/" in row["created_at"] for row in raw) == lab.DAY_FIRST
    assert all(("/" in row["created_at"]) == row["source"].endswith("-dmy") for row in raw)
    assert sum(bool(row["phone"]) and row["phone"][0] != "+" for row in raw) == lab.NATIONAL_PHONES
    assert sum(not row["phone"] for row in raw) == lab.BLANK_PHONES
    assert sum(not row["job_title"] for row in raw) == lab.BLANK_TITLES
    assert sum("+" in email for email in people) == lab.PLUS_TAGS
    assert all(email.replace("+events", "") in people for email in people)
    untidy = [email for email, rows in people.items() for row in rows if row["email"] != email]
    assert len(untidy) == lab.UNTIDY_SURPLUS + lab.UNTIDY_ALONE


def test_a_comparison_letter_by_letter_misses_most_duplicates(raw, people):
    exact = {row["email"] for row in raw if not reason(row["email"])}
    assert len(exact) - len(people) == lab.UNTIDY_SURPLUS


def test_rows_of_a_person_disagree_as_often_as_declared(people):
    torn = [rows for rows in people.values() if len({row["opt_in"] for row in rows}) > 1]
    assert len(torn) == lab.TORN
    assert sum(rows[-1]["opt_in"] == "yes" for rows in torn) == lab.TORN_NEWEST_YES
    for column, count in (("phone", lab.NEWEST_WITHOUT_PHONE), ("job_title", lab.NEWEST_WITHOUT_TITLE)):
        lacking = [rows for rows in people.values() if not rows[-1][column] and any(row[column] for row in rows)]
        assert len(lacking) == count


def test_no_order_of_rows_is_left_to_chance(people):
    for rows in people.values():
        assert len({row["updated_at"] for row in rows}) == len({iso(row) for row in rows}) == len(rows)
        assert all(iso(row) <= row["updated_at"] < lab.AS_OF.isoformat() for row in rows)


def test_swapped_days_and_months_would_show_in_the_result(people):
    mistaken = 0
    for rows in people.values():
        for row in rows:
            day, _, rest = row["created_at"].partition("/")
            if rest and int(day) <= 12:
                month, year = rest.split("/")
                mistaken += date(int(year), int(day), int(month)).isoformat() > row["updated_at"]
    assert mistaken >= 5


def iso(row):
    return "-".join(reversed(row["created_at"].split("/"))) if "/" in row["created_at"] else row["created_at"]


def phone(row):
    country = COUNTRY_WORDS.get(row["country"].lower(), row["country"])
    if not row["phone"] or row["phone"].startswith("+"):
        return row["phone"]
    return f"+{CODES[country]}{re.sub(r'[^0-9]', '', row['phone']).removeprefix('0')}"


def test_the_key_is_what_another_way_of_solving_gives(people, table):
    solved = []
    for email, rows in people.items():
        oldest = min(rows, key=iso)
        merged = dict(rows[-1], email=email, contact_id=oldest["contact_id"], source=oldest["source"])
        merged["created_at"] = iso(oldest)
        merged["country"] = COUNTRY_WORDS.get(merged["country"].lower(), merged["country"])
        merged["phone"] = next((phone(row) for row in rows[::-1] if row["phone"]), "")
        merged["job_title"] = next((row["job_title"] for row in rows[::-1] if row["job_title"]), "")
        merged["opt_in"] = min(row["opt_in"] for row in rows)
        solved.append(merged)
    clean = table("clean-contacts", "key/contacts_clean.csv")
    assert sorted(solved, key=lambda row: row["contact_id"]) == clean
    per_country = Counter(row["country"] for row in clean)
    assert table("clean-contacts", "key/per_country.csv") == [
        {"country": country, "people": str(count)} for country, count in sorted(per_country.items())
    ]


def test_the_rejected_rows_and_the_sample_are_those_of_the_files(raw, people, table):
    rejects = [
        {"contact_id": row["contact_id"], "email": row["email"], "reason": reason(row["email"])}
        for row in raw
        if reason(row["email"])
    ]
    assert table("clean-contacts", "key/rejects.csv") == rejects
    sample = table("clean-contacts", "key/contacts_sample.csv")
    clean = table("clean-contacts", "key/contacts_clean.csv")
    assert len(sample) == lab.SAMPLE
    assert [row for row in clean if row in sample] == sample
    assert {email for email, rows in people.items() if len(rows) == 3} <= {row["email"] for row in sample}


def test_numbers_are_kept_for_fiction_and_international(table):
    numbers = [row["phone"] for row in table("clean-contacts", "key/contacts_clean.csv") if row["phone"]]
    ranges = (
        r"612555\d{5}|161355501\d\d|493023125\d{3}|331990\d{5}"
        r"|442079460\d{3}|3532091\d{5}|467017406\d\d|120255501\d\d"
    )
    assert [number for number in numbers if not re.fullmatch(rf"\+({ranges})", number)] == []


def test_learners_are_told_the_same_counts(declared):
    assert declared("clean-contacts") == {
        "impossible-addresses": lab.REJECTED,
        "same-person-again": lab.TWICE + 2 * lab.THRICE,
        "untidy-addresses": lab.UNTIDY_SURPLUS + lab.UNTIDY_ALONE,
        "plus-signs": lab.PLUS_TAGS,
        "country-words": lab.COUNTRY_VARIANTS,
        "day-first": lab.DAY_FIRST,
        "national-numbers": lab.NATIONAL_PHONES,
        "torn-permission": lab.TORN,
        "newest-without-phone": lab.NEWEST_WITHOUT_PHONE,
        "newest-without-title": lab.NEWEST_WITHOUT_TITLE,
    }
