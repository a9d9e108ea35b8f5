"""The lab `clean-contacts`, with one defect left in place."""

from collections import defaultdict

from mopscert.labs.clean_contacts import DAY_FIRST_LIST
from mopscert.labs.leaving import Left, Result, Row

RAW, CLEAN, REJECTS = "contacts_raw.csv", "contacts_clean.csv", "rejects.csv"


def _person(row: Row) -> str:
    return row["email"].strip().lower()


def _people(result: Result) -> dict[str, list[Row]]:
    """The rows of each person, the one that was changed last in front."""
    rejected = {row["contact_id"] for row in result.rows(REJECTS)}
    found = defaultdict(list)
    for row in sorted(result.input(RAW), key=lambda row: row["updated_at"], reverse=True):
        if row["contact_id"] not in rejected:
            found[_person(row)].append(row)
    return found


def _newest(result: Result) -> list[Row]:
    return [row | {"email": person} for person, (row, *_) in _people(result).items()]


def _surplus(result: Result) -> list[Row]:
    """The rows of people beyond the one that gave the record its id, as neat as the record."""
    kept = {row["contact_id"] for row in result.rows(CLEAN)}
    clean = {row["email"]: row for row in result.rows(CLEAN)}
    return [
        clean[person] | {"contact_id": row["contact_id"], "email": row["email"]}
        for person, rows in _people(result).items()
        for row in rows
        if row["contact_id"] not in kept
    ]


def _impossible(result: Result) -> list[Row]:
    rejected = {row["contact_id"] for row in result.rows(REJECTS)}
    return [row for row in result.input(RAW) if row["contact_id"] in rejected]


def _not_merged(result: Result) -> None:
    result.add(CLEAN, [row | {"email": _person(row)} for row in _surplus(result)])


def _compared_by_letter(result: Result) -> None:
    result.add(CLEAN, [row for row in _surplus(result) if row["email"] != _person(row)])


def _blanks_rejected(result: Result) -> None:
    untidy = [row for row in result.input(RAW) if row["email"] != row["email"].strip()]
    result.add(REJECTS, [row | {"reason": "space_inside"} for row in untidy])


def _month_first(result: Result) -> None:
    """Days up to the twelfth, read as months."""
    for row in result.rows(CLEAN):
        year, month, day = row["created_at"].split("-")
        if row["source"] == DAY_FIRST_LIST and int(day) <= 12:
            row["created_at"] = f"{year}-{day}-{month}"


def _numbers(result: Result) -> list[Row]:
    """National numbers of people whose record has the number of that row."""
    national = [row for row in result.input(RAW) if row["phone"] and not row["phone"].startswith("+")]
    clean = {row["email"]: row for row in result.rows(CLEAN)}
    return [
        row | {"email": _person(row)}
        for row in national
        if _person(row) in clean and clean[_person(row)]["phone"].endswith(row["phone"][-3:])
    ]


def _blank_in_newest(result: Result, column: str) -> None:
    result.restore(CLEAN, "email", [row for row in _newest(result) if not row[column]], column)


LEFT = (
    Left(
        "impossible-addresses",
        "kept among the people as well",
        lambda result: result.add(CLEAN, _impossible(result)),
    ),
    Left("impossible-addresses", "not rejected", lambda result: result.remove(REJECTS, lambda _: True)),
    Left(
        "impossible-addresses",
        "rejected with a remark",
        lambda result: result.change(REJECTS, lambda _: True, reason="looks odd"),
    ),
    Left("same-person-again", "not merged", _not_merged),
    Left(
        "same-person-again",
        "origin of the newest row",
        lambda result: result.restore(CLEAN, "email", _newest(result), "contact_id", "source"),
    ),
    Left(
        "untidy-addresses",
        "as they came",
        lambda result: result.restore(CLEAN, "contact_id", result.input(RAW), "email"),
    ),
    Left("untidy-addresses", "compared letter by letter", _compared_by_letter),
    Left("untidy-addresses", "blanks at the ends taken for blanks inside", _blanks_rejected),
    Left(
        "plus-signs",
        "merged with the address without",
        lambda result: result.remove(CLEAN, lambda row: "+" in row["email"]),
    ),
    Left(
        "country-words",
        "as they came",
        lambda result: result.restore(CLEAN, "contact_id", result.input(RAW), "country"),
    ),
    Left(
        "day-first",
        "as they came",
        lambda result: result.restore(CLEAN, "contact_id", result.input(RAW), "created_at"),
    ),
    Left("day-first", "month and day the wrong way round", _month_first),
    Left(
        "national-numbers",
        "as they came",
        lambda result: result.restore(CLEAN, "email", _numbers(result), "phone"),
    ),
    Left(
        "torn-permission",
        "permission of the newest row",
        lambda result: result.restore(CLEAN, "email", _newest(result), "opt_in"),
    ),
    Left("newest-without-phone", "blank of the newest row", lambda result: _blank_in_newest(result, "phone")),
    Left("newest-without-title", "blank of the newest row", lambda result: _blank_in_newest(result, "job_title")),
)
