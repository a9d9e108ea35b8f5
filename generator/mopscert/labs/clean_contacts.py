"""The lab `clean-contacts`: three event lists pasted into one, and one trustworthy record for each person."""

from datetime import date, timedelta

from msgspec import Struct

from mopscert.labs.draws import Draws
from mopscert.labs.fiction import FIRMS, FIRST_NAMES, LAST_NAMES, TITLES, Firm, phone
from mopscert.labs.tables import LabData, Table

SEED = 20_261_002
ROWS = 1200
PEOPLE = 1050
REJECTED = 24
TWICE = 90
THRICE = 18
THRICE_ROWS = 3
COUNTRY_VARIANTS = 90
DAY_FIRST = 60
NATIONAL_PHONES = 40
# Addresses with capitals, or with a blank before or behind them: of surplus rows, and of rows that stand alone.
UNTIDY_SURPLUS = 90
UNTIDY_ALONE = 60
PLUS_TAGS = 12
# People whose rows disagree about permission, and of them those whose newest row says yes.
TORN = 31
TORN_NEWEST_YES = 20
# People whose newest row lacks a telephone number, or a job title, that an older row has.
NEWEST_WITHOUT_PHONE = 25
NEWEST_WITHOUT_TITLE = 20
BLANK_PHONES = 200
BLANK_TITLES = 130
SAMPLE = 50

AS_OF = date(2026, 10, 1)
COLUMNS = (
    "contact_id", "email", "first_name", "last_name", "company", "country", "phone", "job_title", "source",
    "created_at", "updated_at", "opt_in",
)  # fmt: skip
REASONS = ("double_at", "no_at", "no_tld", "space_inside")
DAY_FIRST_LIST = "partner-day-2026-03-dmy"
# Each list with the days between which its records were made.
LISTS = {
    DAY_FIRST_LIST: (date(2026, 1, 5), date(2026, 3, 14)),
    "webinar-2026-05": (date(2026, 3, 20), date(2026, 5, 12)),
    "fair-2026-06": (date(2026, 5, 18), date(2026, 6, 20)),
}
VARIANTS = {
    "AU": ("Australia", "AUS"),
    "CA": ("Canada", "CAN"),
    "DE": ("Germany", "Deutschland", "germany"),
    "FR": ("France", "FRA", "france"),
    "GB": ("United Kingdom", "UK", "Great Britain", "U.K."),
    "IE": ("Ireland", "Republic of Ireland"),
    "SE": ("Sweden", "Sverige"),
    "US": ("USA", "United States", "U.S.A."),
}


class Person(Struct):
    """Somebody with an address; `rows` are how often they stand in the list."""

    first: str
    last: str
    email: str
    firm: Firm
    rows: int = 1
    sources: tuple[str, ...] = ()


class Row(Struct):
    """A row as it should have been written, and beside it what was done to it."""

    person: Person
    source: str
    created: date
    updated: date
    phone: str
    national: str
    title: str
    opt_in: str
    email: str
    id: str = ""
    country: str = ""
    shown_phone: str = ""
    reason: str = ""

    @property
    def raw(self) -> tuple[str, ...]:
        """The row of the input."""
        created = self.created.strftime("%d/%m/%Y") if self.source == DAY_FIRST_LIST else self.created.isoformat()
        person = self.person
        return (
            self.id, self.email, person.first, person.last, person.firm.name, self.country or person.firm.country,
            self.shown_phone or self.phone, self.title, self.source, created, self.updated.isoformat(), self.opt_in,
        )  # fmt: skip


def generate() -> LabData:
    """The files of the lab."""
    draws = Draws(SEED)
    people = _people(draws)
    groups = [_rows(draws, person) for person in people[:PEOPLE]]
    rejected = [row for person in people[PEOPLE:] for row in _rows(draws, person)]
    _disagree(draws, groups)
    _leave_blank(draws, groups)
    _spoil(draws, groups, rejected)
    rows = draws.shuffled([*(row for group in groups for row in group), *rejected])
    for number, row in enumerate(rows):
        row.id = f"C{number + 1:04d}"
    clean = sorted(_merged(group) for group in groups)
    sampled = _sample(draws, groups)
    return LabData(
        data=(Table("contacts_raw.csv", COLUMNS, tuple(row.raw for row in rows)),),
        key=(
            Table("contacts_clean.csv", COLUMNS, tuple(clean)),
            Table("contacts_sample.csv", COLUMNS, tuple(row for row in clean if row[1] in sampled)),
            Table(
                "rejects.csv",
                ("contact_id", "email", "reason"),
                tuple(sorted((row.id, row.email, row.reason) for row in rejected)),
            ),
            Table("per_country.csv", ("country", "people"), _per_country(groups)),
        ),
    )


def _people(draws: Draws) -> list[Person]:
    """All people, and behind them those whose row will be rejected."""
    names = draws.sample(((first, last) for first in FIRST_NAMES for last in LAST_NAMES), PEOPLE - PLUS_TAGS + REJECTED)
    people = []
    for first, last in names:
        firm = draws.pick(FIRMS)
        people.append(Person(first, last, f"{first}.{last}@{firm.domain}".lower(), firm))
    kept, rejected = people[: PEOPLE - PLUS_TAGS], people[PEOPLE - PLUS_TAGS :]
    for number, person in enumerate(kept[: THRICE + TWICE]):
        person.rows = THRICE_ROWS if number < THRICE else 2
    for person in kept[-PLUS_TAGS:]:
        tagged = person.email.replace("@", "+events@")
        kept.append(Person(person.first, person.last, tagged, person.firm))
    _place(draws, kept)
    for person in rejected:
        person.sources = (draws.pick(tuple(LISTS)[1:]),)
    return [*kept, *rejected]


def _place(draws: Draws, people: list[Person]) -> None:
    """Give each person the lists in which they stand, so that the list with the day first has all its rows."""
    early, later = DAY_FIRST_LIST, tuple(LISTS)[1:]
    left = DAY_FIRST - THRICE
    for number, person in enumerate(people):
        if person.rows == THRICE_ROWS:
            person.sources = (early, *later)
        elif left and ((person.rows == 2 and number % 4 == 0) or person.rows == 1):
            person.sources = (early, draws.pick(later))[: person.rows]
            left -= 1
        else:
            person.sources = tuple(draws.pick(later) for _ in range(person.rows))


def _rows(draws: Draws, person: Person) -> list[Row]:
    """The rows of a person, oldest change first, no two made or changed on the same day."""
    rows: list[Row] = []
    number = phone(draws, person.firm.country)
    opt_in = "yes" if draws.below(100) < 78 else "no"
    for source in person.sources:
        first, last = LISTS[source]
        made = first + timedelta(days=draws.below((last - first).days))
        while made in {row.created for row in rows}:
            made += timedelta(days=1)
        changed = made + timedelta(days=draws.between(1, 12 if source == DAY_FIRST_LIST else 90))
        while changed in {row.updated for row in rows}:
            changed += timedelta(days=1)
        if rows and draws.below(3) == 0:
            number = phone(draws, person.firm.country)
        title = draws.pick(TITLES)
        rows.append(
            Row(person, source, made, changed, number.international, number.national, title, opt_in, person.email)
        )
    return sorted(rows, key=lambda row: row.updated)


def _disagree(draws: Draws, groups: list[list[Row]]) -> None:
    """Let the rows of some people disagree about permission."""
    for number, group in enumerate(draws.sample((group for group in groups if len(group) > 1), TORN)):
        newest = "yes" if number < TORN_NEWEST_YES else "no"
        for row in group:
            row.opt_in = newest
        group[draws.below(len(group) - 1)].opt_in = "no" if newest == "yes" else "yes"


def _leave_blank(draws: Draws, groups: list[list[Row]]) -> None:
    """Blank telephone numbers and job titles: in the newest of several rows, and in rows that stand alone."""
    several = draws.shuffled(group for group in groups if len(group) > 1)
    alone = draws.shuffled(group[0] for group in groups if len(group) == 1)
    cut = BLANK_PHONES - NEWEST_WITHOUT_PHONE
    newest = [group[-1] for group in several]
    for row in [*newest[:NEWEST_WITHOUT_PHONE], *alone[:cut]]:
        row.phone = row.national = ""
    titled = newest[NEWEST_WITHOUT_PHONE : NEWEST_WITHOUT_PHONE + NEWEST_WITHOUT_TITLE]
    # Those who left one thing blank often left the other blank too.
    for row in [*titled, *alone[cut // 2 : cut // 2 + BLANK_TITLES - NEWEST_WITHOUT_TITLE]]:
        row.title = ""


def _spoil(draws: Draws, groups: list[list[Row]], rejected: list[Row]) -> None:
    """Write countries, telephone numbers and addresses as people do, and make some addresses impossible."""
    rows = [*(row for group in groups for row in group), *rejected]
    for row in draws.sample(rows, COUNTRY_VARIANTS):
        row.country = draws.pick(VARIANTS[row.person.firm.country])
    for row in draws.sample((row for row in rows if row.phone), NATIONAL_PHONES):
        row.shown_phone = row.national
    surplus = [(group, place) for group in groups for place in range(1, len(group))]
    for group, place in draws.sample(surplus, UNTIDY_SURPLUS):
        # The surplus rows of one person get forms from different halves, so that no two are alike.
        half = 2 * (place - 1) if len(group) == THRICE_ROWS else 2 * draws.below(2)
        group[place].email = _untidy(group[place].email, half + draws.below(2))
    for row in draws.sample((group[0] for group in groups if len(group) == 1), UNTIDY_ALONE):
        row.email = _untidy(row.email, draws.below(4))
    for number, row in enumerate(rejected):
        row.reason = REASONS[number % len(REASONS)]
        row.email = _impossible(row.email, row.reason)


def _untidy(email: str, form: int) -> str:
    return (email.title(), f"{email} ", email.upper(), f" {email}")[form]


def _impossible(email: str, reason: str) -> str:
    """The address with one fault, by which alone it is rejected."""
    name, domain = email.split("@")
    return {
        "double_at": email.replace("@", "@@"),
        "no_at": f"{name}.{domain}",
        "no_tld": f"{name}@{domain.split('.')[0]}",
        "space_inside": f"{name.replace('.', ' ')}@{domain}",
    }[reason]


def _merged(group: list[Row]) -> tuple[str, ...]:
    """The one record of a person: newest values, earliest origin, the narrowest permission."""
    newest_first = group[::-1]
    first = min(group, key=lambda row: row.created)
    person = first.person
    return (
        first.id, person.email, person.first, person.last, person.firm.name, person.firm.country,
        next((row.phone for row in newest_first if row.phone), ""),
        next((row.title for row in newest_first if row.title), ""),
        first.source, first.created.isoformat(), newest_first[0].updated.isoformat(),
        "no" if any(row.opt_in == "no" for row in group) else "yes",
    )  # fmt: skip


def _sample(draws: Draws, groups: list[list[Row]]) -> set[str]:
    """Addresses of the people who are looked at closely."""
    chosen = [group for group in groups if len(group) == THRICE_ROWS or "+" in group[0].person.email]
    chosen += draws.sample((group for group in groups if len(group) > 1 and group not in chosen), SAMPLE - len(chosen))
    return {group[0].person.email for group in chosen}


def _per_country(groups: list[list[Row]]) -> tuple[tuple[str, ...], ...]:
    countries = [group[0].person.firm.country for group in groups]
    return tuple((country, str(countries.count(country))) for country in sorted(set(countries)))
