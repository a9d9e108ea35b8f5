"""The lab `send-safe-audience`, with one defect left in place."""

from collections import Counter
from collections.abc import Callable, Iterable

from mopscert.labs.leaving import Left, Result, Row
from mopscert.labs.send_safe_audience import CHANNEL, PURPOSE

AUDIENCE, EXCLUSIONS = "audience.csv", "exclusions.csv"
CONTACTS, CONSENTS, BOUNCES = "contacts.csv", "consents.csv", "bounces.csv"


def _include(result: Result, people: Iterable[str], basis: str = "") -> None:
    """Put excluded contacts into the audience."""
    found = set(people) & {row["contact_id"] for row in result.rows(EXCLUSIONS)}
    bases = {row["contact_id"]: row["basis"] for row in result.input(CONSENTS) if row["basis"]}
    rows = [row for row in result.input(CONTACTS) if row["contact_id"] in found]
    result.add(AUDIENCE, [row | {"basis": basis or bases.get(row["contact_id"], "")} for row in rows])
    result.remove(EXCLUSIONS, lambda row: row["contact_id"] in found)


def _exclude(result: Result, people: Iterable[str], reason: str) -> None:
    """Take contacts out of the audience."""
    found = set(people) & {row["contact_id"] for row in result.rows(AUDIENCE)}
    result.remove(AUDIENCE, lambda row: row["contact_id"] in found)
    result.add(EXCLUSIONS, [{"contact_id": each, "reason": reason} for each in sorted(found)])


def _excluded(result: Result, reason: str) -> set[str]:
    return {row["contact_id"] for row in result.rows(EXCLUSIONS) if row["reason"] == reason}


def _events(result: Result) -> dict[str, list[Row]]:
    """The events that bear on the message, by contact, in the order of the file."""
    found: dict[str, list[Row]] = {row["contact_id"]: [] for row in result.input(CONTACTS)}
    for row in result.input(CONSENTS):
        if (row["channel"], row["purpose"]) == (CHANNEL, PURPOSE):
            found[row["contact_id"]].append(row)
    return found


def _bounced(result: Result, is_hard: Callable[[int], bool]) -> set[str]:
    ids = {row["email"]: row["contact_id"] for row in result.input(CONTACTS)}
    return {ids[row["email"]] for row in result.input(BOUNCES) if is_hard(int(row["smtp_code"]))}


def _is_hard(code: int) -> bool:
    return code >= 500


def _in_other_letters(result: Result) -> set[str]:
    listed = {row["email"] for row in result.input("suppressions.csv")}
    suppressed = _excluded(result, "suppressed")
    return {
        row["contact_id"]
        for row in result.input(CONTACTS)
        if row["contact_id"] in suppressed and row["email"] not in listed
    }


def _withdrawn(result: Result) -> set[str]:
    """Contacts whose latest event is a withdrawal."""
    latest = {name: max(rows, key=lambda row: row["occurred_at"]) for name, rows in _events(result).items() if rows}
    return {name for name, row in latest.items() if row["status"] == "withdrawn"}


def _last_in_file(result: Result, status: str) -> set[str]:
    """Contacts whose last event in the file has a status, though it is not the latest."""
    return {
        name
        for name, rows in _events(result).items()
        if rows and rows[-1]["status"] == status and rows[-1] is not max(rows, key=lambda row: row["occurred_at"])
    }


def _elsewhere(result: Result, column: str, value: str) -> set[str]:
    """Contacts without a valid basis who agreed to something with another channel or purpose alone."""
    events = _events(result)
    known = {row["contact_id"] for row in result.input(CONSENTS) if row["status"] == "granted" and row[column] == value}
    return {name for name in known & _excluded(result, "no_valid_basis") if not events[name]}


def _by_basis(result: Result, *bases: str) -> set[str]:
    without = _excluded(result, "no_valid_basis")
    return {name for name, rows in _events(result).items() if name in without and rows and rows[-1]["basis"] in bases}


def _never_asked(result: Result) -> set[str]:
    return {row["contact_id"] for row in result.input(CONTACTS)} - {row["contact_id"] for row in result.input(CONSENTS)}


def _again(result: Result) -> set[str]:
    """Contacts of the audience who agreed, took it back, and agreed again."""
    return {name for name, rows in _events(result).items() if len(rows) > 2}


def _once_an_event(result: Result) -> None:
    people = _again(result)
    result.add(AUDIENCE, [row for row in result.rows(AUDIENCE) if row["contact_id"] in people])


def _both_lists(result: Result) -> None:
    people = _in_other_letters(result)
    result.add(AUDIENCE, [row for row in result.input(CONTACTS) if row["contact_id"] in people])


def _two_reasons(people: Callable[[Result], set[str]], first: str, second: str) -> Callable[[Result], None]:
    def leave(result: Result) -> None:
        both = people(result) & _excluded(result, first)
        result.add(EXCLUSIONS, [{"contact_id": each, "reason": second} for each in sorted(both)])

    return leave


def _other_reason(people: Callable[[Result], set[str]], first: str, second: str) -> Callable[[Result], None]:
    def leave(result: Result) -> None:
        both = people(result) & _excluded(result, first)
        result.change(EXCLUSIONS, lambda row: row["contact_id"] in both, reason=second)

    return leave


def _older_record(result: Result) -> None:
    """The records of late withdrawals, dated by the event that stands last in the file."""
    events, late = _events(result), _last_in_file(result, "granted")
    for row in result.rows(EXCLUSIONS):
        if row["contact_id"] in late:
            row["decided_at"] = events[row["contact_id"]][-1]["occurred_at"]


def _other_record(people: Callable[[Result], set[str]]) -> Callable[[Result], None]:
    def leave(result: Result) -> None:
        named = people(result)
        result.change(EXCLUSIONS, lambda row: row["contact_id"] in named, decided_at="2026-09-30T12:00:00Z")

    return leave


def _much(result: Result) -> set[str]:
    """Contacts of the audience with two messages or more, emails or not."""
    times = Counter(row["contact_id"] for row in result.input("sends_last7d.csv"))
    emails = Counter(row["contact_id"] for row in result.input("sends_last7d.csv") if row["channel"] == CHANNEL)
    return {name for name, count in times.items() if count > 1 and emails[name] == 1}


def _hard(result: Result) -> set[str]:
    return _bounced(result, _is_hard)


def _purpose(result: Result) -> set[str]:
    return _elsewhere(result, "channel", CHANNEL)


LEFT = (
    Left("refusals-in-other-letters", "compared letter by letter", lambda r: _include(r, _in_other_letters(r))),
    Left("refusals-in-other-letters", "in both lists", _both_lists),
    Left(
        "refusals-in-other-letters",
        "excluded for another reason",
        _other_reason(_in_other_letters, "suppressed", "frequency_cap"),
    ),
    Left("suppressed-and-bounced", "two reasons each", _two_reasons(_hard, "suppressed", "hard_bounce")),
    Left("suppressed-and-bounced", "the later reason", _other_reason(_hard, "suppressed", "hard_bounce")),
    Left("hard-bounces", "not looked at", lambda r: _include(r, _excluded(r, "hard_bounce"))),
    Left("bounced-and-withdrawn", "two reasons each", _two_reasons(_withdrawn, "hard_bounce", "withdrawn")),
    Left("bounced-and-withdrawn", "the later reason", _other_reason(_withdrawn, "hard_bounce", "withdrawn")),
    Left(
        "soft-bounces",
        "taken for hard ones",
        lambda r: _exclude(r, _bounced(r, lambda code: code < 500), "hard_bounce"),
    ),
    Left("late-withdrawals", "the last row taken for the latest", lambda r: _include(r, _last_in_file(r, "granted"))),
    Left("late-withdrawals", "dated by the last row", _older_record),
    Left("agreed-again", "taken for withdrawn", lambda r: _exclude(r, _again(r), "withdrawn")),
    Left("agreed-again", "once for each consent", _once_an_event),
    Left(
        "late-consents",
        "the last row taken for the latest",
        lambda r: _exclude(r, _last_in_file(r, "withdrawn"), "withdrawn"),
    ),
    Left("other-purpose", "purpose not looked at", lambda r: _include(r, _purpose(r))),
    Left("other-purpose", "dated by consent to something else", _other_record(_purpose)),
    Left("other-channel", "channel not looked at", lambda r: _include(r, _elsewhere(r, "purpose", PURPOSE))),
    Left(
        "never-asked",
        "left out of both lists",
        lambda r: r.remove(EXCLUSIONS, lambda row: row["contact_id"] in _never_asked(r)),
    ),
    Left("never-asked", "excluded with a remark", _other_reason(_never_asked, "no_valid_basis", "unknown")),
    Left("never-asked", "dated without a record", _other_record(_never_asked)),
    Left("old-purchases", "age not looked at", lambda r: _include(r, _by_basis(r, "implied_purchase"))),
    Left("old-inquiries", "age not looked at", lambda r: _include(r, _by_basis(r, "implied_inquiry"))),
    Left(
        "old-inquiries",
        "excluded for another reason",
        _other_reason(lambda r: _by_basis(r, "implied_inquiry"), "no_valid_basis", "withdrawn"),
    ),
    Left(
        "basis-of-elsewhere",
        "country not looked at",
        lambda r: _include(r, _by_basis(r, "notice_given", "soft_opt_in")),
    ),
    Left("texts-beside-email", "counted as emails", lambda r: _exclude(r, _much(r), "frequency_cap")),
)
