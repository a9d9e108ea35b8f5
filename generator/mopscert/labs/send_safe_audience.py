"""The lab `send-safe-audience`: who may receive one message, and for everyone who may not, one reason."""

from datetime import UTC, datetime, timedelta

from msgspec import Struct, field

from mopscert.labs.draws import Draws
from mopscert.labs.fiction import FIRST_NAMES, LAST_NAMES
from mopscert.labs.tables import LabData, Table

SEED = 20_261_003
CONTACTS = 2000
EVENTS = 3400
SENDS = 2600
SUPPRESSIONS = 260
# Contacts by what decides about them, in the order of precedence; the last are the audience.
DECIDED = {
    "suppressed": 214,
    "hard_bounce": 96,
    "withdrawn": 183,
    "no_valid_basis": 248,
    "frequency_cap": 122,
    "": 1137,
}
# The contacts without a valid basis, by why.
WITHOUT_BASIS = {
    "other_purpose": 70,
    "other_channel": 50,
    "no_event": 28,
    "old_purchase": 40,
    "old_inquiry": 40,
    "basis_of_elsewhere": 20,
}
CONSENTED_AGAIN = 60
# Contacts whose latest event stands in the file before an older one, by what the latest says.
OUT_OF_ORDER = {"withdrawn": 80, "granted": 40}
SUPPRESSED_OTHER_CASE = 130
SUPPRESSED_AND_BOUNCED = 15
BOUNCED_AND_WITHDRAWN = 16
SOFT_BOUNCES = 140
# Contacts of the audience with one email and at least one text message, which together look like two emails.
ONE_EMAIL_AND_TEXTS = 90

AS_OF = datetime(2026, 10, 1, tzinfo=UTC)
WEEK = AS_OF - timedelta(days=7)
CHANNEL, PURPOSE = "email", "product_news"
OTHER_PURPOSES = ("event_invitations", "research_panel")
OTHER_CHANNELS = ("post", "sms")
COUNTRIES = {"CA": 300, "DE": 500, "FR": 350, "GB": 450, "US": 400}
# Country, basis, greatest age in months, and the column of contacts.csv from which it is counted.
POLICY = (
    ("CA", "express_consent", "", ""),
    ("CA", "implied_inquiry", "6", "last_inquiry_at"),
    ("CA", "implied_purchase", "24", "last_purchase_at"),
    ("DE", "express_consent", "", ""),
    ("FR", "express_consent", "", ""),
    ("GB", "express_consent", "", ""),
    ("GB", "soft_opt_in", "", ""),
    ("US", "express_consent", "", ""),
    ("US", "notice_given", "", ""),
)
BASES = {country: tuple(row[1] for row in POLICY if row[0] == country) for country in COUNTRIES}
# The first instants at which an inquiry of six months and a purchase of two years ago still count.
OLDEST_INQUIRY = datetime(2026, 4, 1, tzinfo=UTC)
OLDEST_PURCHASE = datetime(2024, 10, 1, tzinfo=UTC)
BEGIN = datetime(2023, 1, 9, tzinfo=UTC)
HARD, SOFT = ("550", "551", "553", "554"), ("421", "450", "452")


class Event(Struct):
    """One thing that somebody agreed to or took back."""

    contact: str
    country: str
    channel: str
    purpose: str
    status: str
    basis: str
    at: datetime

    @property
    def row(self) -> tuple[str, ...]:
        """The event as a row of the input."""
        return self.contact, self.channel, self.purpose, self.status, self.basis, stamp(self.at), self.country


class Contact(Struct):
    """Somebody, and what decides about the message; `decided_at` is when the record behind it was made."""

    id: str
    email: str
    country: str
    reason: str
    why: str = ""
    purchase: datetime | None = None
    inquiry: datetime | None = None
    events: list[Event] = field(default_factory=list)
    decided_at: datetime | None = None

    @property
    def row(self) -> tuple[str, ...]:
        """The contact as a row of the input."""
        return self.id, self.email, self.country, stamp(self.purchase), stamp(self.inquiry)

    @property
    def latest(self) -> Event | None:
        """The latest event for the message's channel and purpose."""
        matching = [each for each in self.events if (each.channel, each.purpose) == (CHANNEL, PURPOSE)]
        return max(matching, key=lambda each: each.at) if matching else None


def stamp(at: datetime | None) -> str:
    """An instant as ISO 8601 in UTC; blank for none."""
    return at.strftime("%Y-%m-%dT%H:%M:%SZ") if at else ""


def generate() -> LabData:
    """The files of the lab."""
    draws = Draws(SEED)
    contacts = _contacts(draws)
    for contact in contacts:
        _agree(draws, contact)
    suppressions = _suppressions(draws, contacts)
    bounces = _bounces(draws, contacts)
    sends = _sends(draws, contacts)
    for contact in contacts:
        if contact.reason in ("withdrawn", "no_valid_basis") and contact.latest:
            contact.decided_at = contact.latest.at
    return LabData(
        data=(
            Table(
                "contacts.csv",
                ("contact_id", "email", "country", "last_purchase_at", "last_inquiry_at"),
                tuple(contact.row for contact in contacts),
            ),
            Table(
                "consents.csv",
                ("contact_id", "channel", "purpose", "status", "basis", "occurred_at", "jurisdiction"),
                tuple(event.row for event in _events(draws, contacts)),
            ),
            Table("suppressions.csv", ("email", "added_at", "reason"), suppressions),
            Table("bounces.csv", ("email", "smtp_code", "at"), bounces),
            Table("sends_last7d.csv", ("contact_id", "sent_at", "channel"), sends),
            Table("policy.csv", ("country", "allowed_basis", "max_age_months", "counted_from"), POLICY),
        ),
        key=_key(contacts),
    )


def _key(contacts: list[Contact]) -> tuple[Table, ...]:
    audience = tuple(
        (each.id, each.email, each.country, each.latest.basis) for each in contacts if not each.reason and each.latest
    )
    excluded = tuple((each.id, each.reason, stamp(each.decided_at)) for each in contacts if each.reason)
    counts = tuple((reason, str(count)) for reason, count in DECIDED.items() if reason)
    return (
        Table("audience.csv", ("contact_id", "email", "country", "basis"), audience),
        Table("exclusions.csv", ("contact_id", "reason", "decided_at"), excluded),
        Table("per_reason.csv", ("reason", "contacts"), counts),
    )


def _contacts(draws: Draws) -> list[Contact]:
    """All contacts with their country and what is to decide about them."""
    names = draws.sample(((first, last) for first in FIRST_NAMES for last in LAST_NAMES), CONTACTS)
    countries = draws.shuffled(code for code, count in COUNTRIES.items() for _ in range(count))
    contacts = []
    for number, ((first, last), country) in enumerate(zip(names, countries, strict=True)):
        email = f"{first}.{last}@mail{1 + draws.below(6)}.example".lower()
        contacts.append(Contact(f"P{number + 1:04d}", email, country, ""))
    free = draws.shuffled(contacts)
    for why, count in WITHOUT_BASIS.items():
        fitting = [each for each in free if not each.reason and each.country in _COUNTRIES_OF.get(why, COUNTRIES)]
        for contact in fitting[:count]:
            contact.reason, contact.why = "no_valid_basis", why
    free = [each for each in free if not each.reason]
    for reason in ("suppressed", "hard_bounce", "withdrawn", "frequency_cap"):
        for contact in free[: DECIDED[reason]]:
            contact.reason = reason
        free = free[DECIDED[reason] :]
    for contact in free[:CONSENTED_AGAIN]:
        contact.why = "again"
    bounced = [each for each in contacts if each.reason == "hard_bounce"]
    for contact in bounced[:BOUNCED_AND_WITHDRAWN]:
        contact.why = "withdrawn"
    return contacts


# Where a basis can be too old, and where one is allowed elsewhere only.
_COUNTRIES_OF = {"old_purchase": ("CA",), "old_inquiry": ("CA",), "basis_of_elsewhere": ("DE", "FR")}


def _instant(draws: Draws, begin: datetime, end: datetime) -> datetime:
    return begin + timedelta(seconds=draws.below(int((end - begin).total_seconds())))


def _agree(draws: Draws, contact: Contact) -> None:
    """Give a contact the events that lead to what decides, and the dates that they refer to."""
    basis = draws.pick(BASES[contact.country])
    if draws.below(3) and contact.country != "CA":
        contact.purchase = _instant(draws, BEGIN, AS_OF)
    if contact.why in WITHOUT_BASIS:
        _miss(draws, contact, basis)
    elif "withdrawn" in (contact.reason, contact.why) or contact.why == "again":
        _take_back(draws, contact)
    else:
        _grant(draws, contact, basis)


def _miss(draws: Draws, contact: Contact, basis: str) -> None:
    """Give a contact an event that is no valid basis for the message, or none."""
    at = _instant(draws, BEGIN, WEEK)
    match contact.why:
        case "other_purpose":
            _add(contact, "granted", basis, at, purpose=draws.pick(OTHER_PURPOSES))
        case "other_channel":
            _add(contact, "granted", basis, at, channel=draws.pick(OTHER_CHANNELS))
        case "old_purchase":
            contact.purchase = _instant(draws, OLDEST_PURCHASE - timedelta(days=500), OLDEST_PURCHASE)
            _add(contact, "granted", "implied_purchase", contact.purchase)
        case "old_inquiry":
            contact.inquiry = _instant(draws, OLDEST_INQUIRY - timedelta(days=300), OLDEST_INQUIRY)
            _add(contact, "granted", "implied_inquiry", contact.inquiry)
        case "basis_of_elsewhere":
            _add(contact, "granted", draws.pick(("notice_given", "soft_opt_in")), at)


def _take_back(draws: Draws, contact: Contact) -> None:
    """Let a contact agree and take it back, and some of them agree again."""
    first = _instant(draws, BEGIN, OLDEST_INQUIRY - timedelta(days=200))
    _add(contact, "granted", "express_consent", first)
    second = first + timedelta(days=draws.between(20, 150), seconds=draws.below(86_400))
    _add(contact, "withdrawn", "", second)
    if contact.why == "again":
        third = second + timedelta(days=draws.between(10, 200), seconds=draws.below(86_400))
        _add(contact, "granted", "express_consent", third)


def _grant(draws: Draws, contact: Contact, basis: str) -> None:
    """Give a contact one event with a basis that holds."""
    at = _instant(draws, BEGIN, WEEK)
    if basis == "implied_purchase":
        at = contact.purchase = _instant(draws, OLDEST_PURCHASE, WEEK)
    elif basis == "implied_inquiry":
        at = contact.inquiry = _instant(draws, OLDEST_INQUIRY, WEEK)
    _add(contact, "granted", basis, at)


def _add(
    contact: Contact, status: str, basis: str, at: datetime, channel: str = CHANNEL, purpose: str = PURPOSE
) -> None:
    contact.events.append(Event(contact.id, contact.country, channel, purpose, status, basis, at))


def _events(draws: Draws, contacts: list[Contact]) -> list[Event]:
    """All events, with others that do not bear on the message, mostly in the order of time."""
    known = [each for each in contacts if each.why != "no_event"]
    missing = EVENTS - sum(len(each.events) for each in contacts)
    for _ in range(missing):
        contact = draws.pick(known)
        status = draws.pick(("granted", "granted", "withdrawn"))
        channel = draws.pick((CHANNEL, *OTHER_CHANNELS))
        purpose = draws.pick(OTHER_PURPOSES if channel == CHANNEL else (PURPOSE, *OTHER_PURPOSES))
        basis = "express_consent" if status == "granted" else ""
        _add(contact, status, basis, _instant(draws, BEGIN, WEEK), channel, purpose)
    events = sorted((event for each in contacts for event in each.events), key=lambda event: (event.at, event.contact))
    for reason, why, status in (("withdrawn", "", "withdrawn"), ("", "again", "granted")):
        chosen = [each for each in contacts if (each.reason, each.why) == (reason, why)]
        for contact in draws.sample(chosen, OUT_OF_ORDER[status]):
            _swap(events, contact)
    return events


def _swap(events: list[Event], contact: Contact) -> None:
    """Let the latest event of a contact and the one before it change places in the file."""
    places = [
        place
        for place, event in enumerate(events)
        if (event.contact, event.channel, event.purpose) == (contact.id, CHANNEL, PURPOSE)
    ]
    last, before = places[-1], places[-2]
    events[last], events[before] = events[before], events[last]


def _suppressions(draws: Draws, contacts: list[Contact]) -> tuple[tuple[str, ...], ...]:
    """Suppressed addresses, many in another case than the contact's, and some of nobody in the list."""
    addresses = []
    for number, contact in enumerate(each for each in contacts if each.reason == "suppressed"):
        contact.decided_at = _instant(draws, BEGIN, AS_OF)
        form = (contact.email.title(), contact.email.upper())[draws.below(2)]
        addresses.append((form if number < SUPPRESSED_OTHER_CASE else contact.email, contact.decided_at))
    for number in range(SUPPRESSIONS - len(addresses)):
        email = f"{draws.pick(FIRST_NAMES)}{number}@formerly.example".lower()
        addresses.append((email, _instant(draws, BEGIN, AS_OF)))
    reasons = ("complaint", "objection", "objection", "legal")
    return tuple((email, stamp(at), draws.pick(reasons)) for email, at in draws.shuffled(addresses))


def _bounces(draws: Draws, contacts: list[Contact]) -> tuple[tuple[str, ...], ...]:
    """Permanent and temporary failures of the last months."""
    begin = AS_OF - timedelta(days=120)
    found: list[tuple[datetime, str, str]] = []

    def bounce(contact: Contact, codes: tuple[str, ...], before: datetime = AS_OF) -> datetime:
        at = _instant(draws, begin, before)
        found.append((at, contact.email, draws.pick(codes)))
        return at

    for contact in (each for each in contacts if each.reason == "hard_bounce"):
        contact.decided_at = bounce(contact, HARD)
        if draws.below(4) == 0:
            bounce(contact, SOFT, contact.decided_at)
    suppressed = (each for each in contacts if each.reason == "suppressed")
    for contact in draws.sample(suppressed, SUPPRESSED_AND_BOUNCED):
        bounce(contact, HARD)
    for contact in draws.sample((each for each in contacts if not each.reason), SOFT_BOUNCES):
        bounce(contact, SOFT)
    return tuple((email, code, stamp(at)) for at, email, code in sorted(found))


def _sends(draws: Draws, contacts: list[Contact]) -> tuple[tuple[str, ...], ...]:
    """What was sent in the last seven days: two or more emails to those who have had enough, to the audience one."""
    found: list[tuple[datetime, str, str]] = []

    def send(contact: Contact, channel: str = CHANNEL) -> datetime:
        at = _instant(draws, WEEK, AS_OF)
        found.append((at, contact.id, channel))
        return at

    audience = draws.shuffled(each for each in contacts if not each.reason)
    for contact in (each for each in contacts if each.reason == "frequency_cap"):
        contact.decided_at = max(send(contact) for _ in range(draws.between(2, 4)))
    for number, contact in enumerate(audience[:700]):
        send(contact)
        if number < ONE_EMAIL_AND_TEXTS:
            send(contact, "sms")
    others = [each for each in contacts if each.reason not in ("", "frequency_cap")] + audience[700:]
    while len(found) < SENDS:
        contact = draws.pick(others)
        # Who is in the audience without an email gets text messages only.
        send(contact, CHANNEL if contact.reason and draws.below(4) else "sms")
    return tuple((contact, stamp(at), channel) for at, contact, channel in sorted(found))
