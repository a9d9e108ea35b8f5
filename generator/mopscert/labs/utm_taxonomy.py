"""The lab `utm-taxonomy`: links that six teams tagged in six ways, and the same links under one taxonomy."""

from collections.abc import Iterator

from msgspec import Struct

from mopscert.labs.draws import Draws
from mopscert.labs.tables import LabData, Table

SEED = 20_261_001
LINKS = 180
INTERNAL = 21
INTERNAL_TAGGED = 9
WRONG_CASE = 38
SYNONYMS = 15
BEHIND_HASH = 7
TWICE = 6
NO_CAMPAIGN = 5
PERSONAL = 3
UNTAGGED = 25
# Links whose pages bring parameters of their own, and links that lead to a section of a page, among all 180.
OWN_PARAMETERS = 30
SECTIONS = 24
# The ways in which the newsletter is spelled, the right one included.
NEWSLETTER_SPELLINGS = 11

TEAMS = ("Customer service", "Demand", "Events", "Partners", "Product", "Regional sales")
CHANNELS = {
    "Event invitation": ("event-invitation", "email"),
    "Fair stand QR code": ("fair", "qr"),
    "Flyer": ("flyer", "print"),
    "Magazine banner": ("labweek", "display"),
    "Network ad": ("labnet", "paid-social"),
    "Network post": ("labnet", "social"),
    "Newsletter": ("newsletter", "email"),
    "Nurture mail": ("nurture", "email"),
    "Partner website": ("partner", "referral"),
    "Product mailing": ("product-mailing", "email"),
    "Sales signature": ("sales-signature", "email"),
    "Search ad": ("findall", "cpc"),
    "Video description": ("viewlab", "video"),
    "Webinar follow-up": ("webinar", "email"),
}
OWN_PLACES = ("Footer of our website", "Home page banner", "Product page")
CAMPAIGNS = {
    "2026q4-calibration-week": "Calibration week",
    "2026q4-cold-chain": "Cold chain",
    "2026q4-demo-tour": "Demo tour",
    "2026q4-lab-days": "Lab Days",
    "2026q4-oxygen-probe": "Oxygen probe",
    "2026q4-ph7-launch": "pH 7 launch",
    "2026q4-price-list": "Price list",
    "2026q4-service-plan": "Service plan",
    "2026q4-starter-kit": "Starter kit",
    "2026q4-trade-in": "Trade-in",
    "2026q4-water-study": "Water study",
    "2026q4-webinar-series": "Webinar series",
}
PAGES = ("demo", "events/lab-days", "prices", "sensors", "sensors/oxygen", "sensors/ph-7", "service", "webinars")
ANCHORS = ("book", "compare", "prices", "programme")
OWN = ("lang=de", "lang=fr", "size=20", "view=list", "lang=de&size=50")
MAILBOXES = ("jo.meyer%40elbmarschwasser.example", "ana.ruiz%40wetherdenhydro.example", "lee@quarryfieldlabs.example")
# Words that teams use for an agreed value, where they use another one at all; in small letters, unlike wrong case.
_OTHER_WORDS = {"email": ("e-mail", "mail", "newsletter-mail"), "cpc": ("ppc",), "social": ("social-media",)}
_NEWSLETTER_WORDS = (("newsletter", "e-mail"), ("newsletter", "mail"), ("news-letter", "email"), ("news", "email"))
_NEWSLETTER_CASES = (
    ("Newsletter", "email"),
    ("NEWSLETTER", "email"),
    ("newsletter", "Email"),
    ("newsletter", "EMAIL"),
    ("Newsletter", "Email"),
    ("NewsLetter", "email"),
)


class Link(Struct):
    """A link as it was asked for; `tags` are what its team wrote about it, `behind` whether behind the hash sign."""

    channel: str
    campaign: str
    page: str
    tags: str = ""
    behind: bool = False
    own: str = ""
    anchor: str = ""

    @property
    def pair(self) -> tuple[str, str]:
        """The agreed source and medium."""
        return CHANNELS[self.channel]

    def address(self, tags: str, behind: str = "") -> str:
        """The address with these tags in its query, and with more text behind its anchor."""
        query = "&".join(part for part in (self.own, tags) if part)
        anchor = f"{self.anchor}{'?' * bool(self.anchor and behind)}{behind}"
        return f"https://www.larkspur.example/{self.page}{'?' * bool(query)}{query}{'#' * bool(anchor)}{anchor}"

    @property
    def raw(self) -> str:
        """The address as its team wrote it."""
        return self.address("", self.tags) if self.behind else self.address(self.tags)

    @property
    def answer(self) -> tuple[str, str, str, str, str]:
        """Whether it is internal, its three values, and its final address."""
        if self.channel in OWN_PLACES:
            return "true", "", "", "", self.address("")
        source, medium = self.pair
        return "false", source, medium, self.campaign, self.address(tags(source, medium, self.campaign))


def generate() -> LabData:
    """The files of the lab."""
    draws = Draws(SEED)
    raw, key = [], []
    for number, link in enumerate(draws.shuffled(_links(draws))):
        name = f"L{number + 1:03d}"
        raw.append((name, TEAMS[number % len(TEAMS)], link.channel, CAMPAIGNS[link.campaign], link.raw))
        key.append((name, *link.answer))
    pairs = tuple((channel, *pair) for channel, pair in CHANNELS.items())
    answers = ("link_id", "is_internal", "utm_source", "utm_medium", "utm_campaign", "final_url")
    return LabData(
        data=(
            Table("links_raw.csv", ("link_id", "team", "channel", "campaign", "url"), tuple(raw)),
            Table("taxonomy.csv", ("channel", "source", "medium"), pairs),
            Table("campaigns.csv", ("campaign_id", "name"), tuple(CAMPAIGNS.items())),
        ),
        key=(Table("links_tagged.csv", answers, tuple(key)),),
    )


def tags(source: str, medium: str, campaign: str) -> str:
    """The three parameters as they stand in an address."""
    return f"utm_source={source}&utm_medium={medium}&utm_campaign={campaign}"


def _links(draws: Draws) -> list[Link]:
    """All links with their faults, and with the parameters and sections that their pages bring."""
    links = [*_internal(draws), *_misspelled(draws), *_broken(draws), *_untagged(draws)]
    channels = sorted(CHANNELS)
    while len(links) < LINKS:
        link = _drawn(draws, channels[len(links) % len(channels)])
        link.tags = tags(*link.pair, link.campaign)
        links.append(link)
    for link in draws.sample(links, OWN_PARAMETERS):
        link.own = draws.pick(OWN)
    for link in draws.sample((link for link in links if not link.behind), SECTIONS):
        link.anchor = draws.pick(ANCHORS)
    return links


def _drawn(draws: Draws, channel: str) -> Link:
    return Link(channel, draws.pick(sorted(CAMPAIGNS)), draws.pick(PAGES))


def _internal(draws: Draws) -> Iterator[Link]:
    """Links on the own website, some of them tagged."""
    for number in range(INTERNAL):
        link = _drawn(draws, OWN_PLACES[number % len(OWN_PLACES)])
        if number < INTERNAL_TAGGED:
            link.tags = tags("website", draws.pick(("banner", "internal", "link")), link.campaign)
        yield link


def _misspelled(draws: Draws) -> Iterator[Link]:
    """Links with capitals in a value, and links with another word for a value."""
    others = [name for name in sorted(CHANNELS) if name != "Newsletter"]
    for number in range(WRONG_CASE):
        newsletter = number < len(_NEWSLETTER_CASES)
        link = _drawn(draws, "Newsletter" if newsletter else draws.pick(others))
        values = [*link.pair, link.campaign]
        if newsletter:
            values[:2] = _NEWSLETTER_CASES[number]
        else:
            which = draws.below(3)
            values[which] = draws.pick((values[which].title(), values[which].upper()))
        link.tags = tags(*values)
        yield link
    worded = [name for name in others if CHANNELS[name][1] in _OTHER_WORDS]
    for number in range(SYNONYMS):
        newsletter = number < len(_NEWSLETTER_WORDS)
        link = _drawn(draws, "Newsletter" if newsletter else draws.pick(worded))
        source, medium = link.pair
        pair = _NEWSLETTER_WORDS[number] if newsletter else (source, draws.pick(_OTHER_WORDS[medium]))
        link.tags = tags(*pair, link.campaign)
        yield link


def _broken(draws: Draws) -> Iterator[Link]:
    """Links whose values are right, but stand in the wrong place, stand twice, are missing, or bring a person along."""
    others = [name for name in sorted(CHANNELS) if name != "Newsletter"]
    for number in range(BEHIND_HASH):
        link = _drawn(draws, draws.pick(others))
        link.tags, link.behind = tags(*link.pair, link.campaign), True
        # Some were tagged behind a section of the page, some where there was none.
        link.anchor = ANCHORS[number % len(ANCHORS)] if number % 2 == 0 else ""
        yield link
    for number in range(TWICE):
        link = _drawn(draws, others[2 * number])
        other = CHANNELS[others[2 * number + 1]]
        again = f"utm_source={other[0]}" if number % 3 else f"utm_medium={other[1]}"
        link.tags = f"{tags(*link.pair, link.campaign)}&{again}"
        yield link
    for _ in range(NO_CAMPAIGN):
        link = _drawn(draws, draws.pick(others))
        source, medium = link.pair
        link.tags = f"utm_source={source}&utm_medium={medium}"
        yield link
    for number in range(PERSONAL):
        link = _drawn(draws, draws.pick(others))
        link.tags = f"email={MAILBOXES[number]}&{tags(*link.pair, link.campaign)}"
        yield link


def _untagged(draws: Draws) -> Iterator[Link]:
    for _ in range(UNTAGGED):
        yield _drawn(draws, draws.pick(sorted(CHANNELS)))
