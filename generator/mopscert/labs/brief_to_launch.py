"""The lab `brief-to-launch`: a brief with gaps, and sixty assets of which some must not go out as they are."""

from datetime import datetime, timedelta

from msgspec import Struct, field

from mopscert.labs.draws import Draws
from mopscert.labs.tables import LabData, Table

SEED = 20_261_004
TYPES = {"email": 36, "landing_page": 12, "ad": 6, "social_post": 6}
ASSETS = 60
LINKS_EACH = 4
# Assets by decision: with a blocker, else with a major defect, else the rest.
DECISIONS = {"no_go": 7, "fix_first": 12, "go": 41}
# Defects by check; the severities of these checks make 8 blockers, 15 major and 8 minor defects.
DEFECTS = {
    "unsubscribe": 1,
    "postal-address": 2,
    "sender-domain": 1,
    "audience-limit": 1,
    "links-resolve": 2,
    "approved": 1,
    "second-person": 2,
    "time-zone": 2,
    "send-window": 1,
    "contrast": 2,
    "fallback": 2,
    "tracking-survives": 2,
    "tags-valid": 1,
    "links-secure": 1,
    "reply-to": 2,
    "alt-text": 2,
    "subject-length": 1,
    "preheader-filled": 1,
    "preheader-differs": 1,
    "sender-name": 1,
    "working-title": 1,
    "shouting": 1,
}
GAPS = {
    "approver": "No person is named, so nobody can say yes to the finished assets.",
    "consent_basis": "It is empty, so nobody can say by what permission the audience is written to.",
    "success_target": "It has neither a number nor a date, so success could not be told from failure.",
}
LIMIT = 4800
CAMPAIGN = "2026q4-ph7-launch"
OPENS, CLOSES = datetime(2026, 10, 6, 7, 0), datetime(2026, 10, 8, 18, 0)
BUILDERS = ("Amir Khan", "Elif Kaya", "Ines Costa", "Jonas Weber", "Nora Byrne", "Theo Petit")
APPROVERS = ("Grace Okafor", "Lars Ekman", "Samira Haas", "Vera Stone")

# Check, the type of asset that it applies to, severity, and what must hold.
CHECKS = (
    ("unsubscribe", "email", "blocker", "unsubscribe is true"),
    ("postal-address", "email", "blocker", "postal_address is true"),
    ("sender-domain", "email", "blocker", "from_domain is the sender_domain of the brief"),
    ("audience-limit", "email", "blocker", "audience_count is not above the audience_limit of the brief"),
    ("links-resolve", "all", "blocker", "no link of the asset answers with a status of 400 or more"),
    ("approved", "all", "blocker", "approver is filled in"),
    ("second-person", "all", "major", "approver and builder are two people"),
    ("time-zone", "all", "major", "timezone is that of the brief"),
    (
        "send-window",
        "all",
        "major",
        "send_at is not before send_window_start and not after send_window_end of the brief",
    ),
    ("contrast", "all", "major", "contrast_ratio is 4.5 or more"),
    ("fallback", "email", "major", "fallback_ok is true: personalisation was tested with a blank field"),
    ("tracking-survives", "all", "major", "after a redirect, final_url still has the utm_campaign of the brief"),
    ("tags-valid", "all", "major", "utm_ok is true"),
    ("links-secure", "all", "major", "each url of the asset begins with https://"),
    ("own-landing", "all", "major", "each final_url stands on www.larkspur.example"),
    ("subject-filled", "email", "major", "subject is filled in"),
    ("reply-to", "email", "major", "reply_to is that of the brief"),
    ("alt-text", "all", "minor", "alt_text_rate is 1"),
    ("subject-length", "email", "minor", "subject has 60 characters or fewer, blanks counted"),
    ("preheader-filled", "email", "minor", "preheader is filled in"),
    ("preheader-differs", "email", "minor", "preheader, where there is one, does not repeat the subject"),
    ("sender-name", "email", "minor", "from_name is the sender_name of the brief"),
    ("working-title", "email", "minor", "subject has none of the words copy, draft and test"),
    ("shouting", "email", "minor", "subject has no word of four or more letters in capitals alone"),
)
SEVERITY = {check: severity for check, _, severity, _ in CHECKS}
EMAIL_ONLY = {check for check, applies_to, *_ in CHECKS if applies_to == "email"}
# Field, when it is ready, and what the brief says.
BRIEF = (
    ("campaign_id", "It stands in the list of campaigns.", CAMPAIGN),
    ("business_goal", "It says what the business gains.", "Pilot customers for the pH 7 sensor before the fair season"),
    ("audience", "It names people by what can be filtered.", "Laboratory and quality managers in DE, FR, GB and US"),
    ("audience_limit", "It is a number.", str(LIMIT)),
    ("exclusions", "It names the lists that are taken out.", "Suppressions, hard bounces, open service cases"),
    ("consent_basis", "It names the permission by which each country is written to.", ""),
    ("offer", "It says what the reader gets.", "A sensor on trial for six weeks"),
    ("key_message", "It is one sentence.", "Calibrate once a quarter instead of once a week."),
    ("channels", "It lists channels of the taxonomy.", "Product mailing, Network ad, Network post"),
    ("sender_name", "It is the name that readers see.", "Larkspur Instruments"),
    ("sender_domain", "It is a domain that is set up for mail.", "news.larkspur.example"),
    ("reply_to", "It is a mailbox that somebody reads.", "hello@larkspur.example"),
    ("landing_page", "It is an address.", "https://www.larkspur.example/sensors/ph-7"),
    ("send_window_start", "It is a day and a time.", OPENS.isoformat(timespec="minutes")),
    ("send_window_end", "It is a day and a time after the start.", CLOSES.isoformat(timespec="minutes")),
    ("timezone", "It is the one time zone of the send times.", "Europe/Berlin"),
    ("tracking_plan", "It says how visits are tagged.", f"utm_campaign={CAMPAIGN}, pairs from the taxonomy"),
    ("owner", "It names one person.", "Tomasz Nowak"),
    ("approver", "It names one person who is not the owner.", "tbd"),
    ("success_target", "It has a number and a date.", "As many pilot requests as possible"),
    ("budget", "It is a sum of money.", "18,000 euros"),
    ("risks", "It names at least one.", "The trial stock is short until 20 October"),
)
COLUMNS = (
    "asset_id", "type", "subject", "preheader", "from_name", "from_domain", "reply_to", "unsubscribe", "postal_address",
    "alt_text_rate", "contrast_ratio", "fallback_ok", "utm_ok", "audience_count", "send_at", "timezone", "builder",
    "approver",
)  # fmt: skip
_TOPICS = (
    "less drift",
    "fewer recalibrations",
    "your trial sensor",
    "the new probe",
    "six weeks on trial",
    "calibration",
)
_OPENINGS = ("See", "Meet", "A note on", "Plan for", "What labs say about", "Two minutes on")
# Sixty characters, which is still allowed.
_LONGEST = "What labs say about less drift, and how to plan a first week"
_PAGES = ("sensors/ph-7", "demo", "prices", "service")


class Asset(Struct):
    """An asset by column, and its links as address, status and final address."""

    cells: dict[str, str]
    links: list[list[str]] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)

    @property
    def decision(self) -> str:
        """What the gravest defect asks for."""
        severities = {SEVERITY[check] for check in self.defects}
        return "no_go" if "blocker" in severities else "fix_first" if "major" in severities else "go"


def generate() -> LabData:
    """The files of the lab."""
    draws = Draws(SEED)
    kinds = draws.shuffled(kind for kind, count in TYPES.items() for _ in range(count))
    assets = [_asset(draws, f"A{number + 1:02d}", kind) for number, kind in enumerate(kinds)]
    _near_misses(assets)
    for check, asset in _plan(draws, assets):
        asset.defects.append(check)
        _break(asset, check)
    links = tuple((asset.cells["asset_id"], *link) for asset in assets for link in asset.links)
    return LabData(
        data=(
            Table("brief.csv", ("field", "ready_when", "value"), BRIEF),
            Table("assets.csv", COLUMNS, tuple(tuple(asset.cells[name] for name in COLUMNS) for asset in assets)),
            Table("link_check.csv", ("asset_id", "url", "status", "final_url"), links),
            Table(
                "checklist.csv",
                ("check_id", "applies_to", "rule", "severity"),
                tuple((check, applies_to, rule, severity) for check, applies_to, severity, rule in CHECKS),
            ),
        ),
        key=_key(assets),
    )


def _key(assets: list[Asset]) -> tuple[Table, ...]:
    log = sorted(
        (asset.cells["asset_id"], check, SEVERITY[check], _FINDINGS[check], asset.cells["builder"])
        for asset in assets
        for check in asset.defects
    )
    blockers = tuple(row[:3] for row in log if row[2] == "blocker")
    decisions = tuple((asset.cells["asset_id"], asset.decision) for asset in assets)
    return (
        Table("qa_log.csv", ("asset_id", "check_id", "severity", "finding", "owner"), tuple(log)),
        Table("launch_decision.csv", ("asset_id", "decision"), decisions),
        Table("brief_gaps.csv", ("field", "why"), tuple(GAPS.items())),
        Table("blockers.csv", ("asset_id", "check_id", "severity"), blockers),
    )


def _asset(draws: Draws, name: str, kind: str) -> Asset:
    """An asset without a fault."""
    at = OPENS + timedelta(minutes=30 * draws.below(int((CLOSES - OPENS).total_seconds() / 1800)))
    cells = dict.fromkeys(COLUMNS, "") | {
        "asset_id": name,
        "type": kind,
        "alt_text_rate": "1.0",
        "contrast_ratio": f"{4.5 + draws.below(90) / 10:.1f}",
        "utm_ok": "true",
        "send_at": at.isoformat(timespec="minutes"),
        "timezone": "Europe/Berlin",
        "builder": draws.pick(BUILDERS),
        "approver": draws.pick(APPROVERS),
    }
    if kind == "email":
        topic = draws.pick(_TOPICS)
        cells |= {
            "subject": f"{draws.pick(_OPENINGS)} {topic}",
            "preheader": f"Larkspur's pH 7 sensor and {draws.pick(_TOPICS)}: what changes",
            "from_name": "Larkspur Instruments",
            "from_domain": "news.larkspur.example",
            "reply_to": "hello@larkspur.example",
            "unsubscribe": "true",
            "postal_address": "true",
            "fallback_ok": "true",
            "audience_count": str(draws.between(300, LIMIT - 1)),
        }
    return Asset(cells, [_link(draws, page, kind) for page in _PAGES])


_PAIRS = {
    "email": "utm_source=product-mailing&utm_medium=email",
    "landing_page": "utm_source=partner&utm_medium=referral",
    "ad": "utm_source=labnet&utm_medium=paid-social",
    "social_post": "utm_source=labnet&utm_medium=social",
}


def _link(draws: Draws, page: str, kind: str) -> list[str]:
    """A link that answers, and one in five by a redirect that keeps its tags."""
    tags = f"{_PAIRS[kind]}&utm_campaign={CAMPAIGN}"
    final = f"https://www.larkspur.example/{page}?{tags}"
    if draws.below(5):
        return [final, "200", final]
    return [f"https://go.larkspur.example/{page}?{tags}", draws.pick(("301", "302")), final]


def _near_misses(assets: list[Asset]) -> None:
    """Let some values stand just inside a limit."""
    emails = [asset for asset in assets if asset.cells["type"] == "email"]
    emails[0].cells["audience_count"] = str(LIMIT)
    emails[1].cells["contrast_ratio"] = "4.5"
    emails[2].cells["subject"] = _LONGEST
    emails[3].cells["send_at"] = OPENS.isoformat(timespec="minutes")
    emails[4].cells["send_at"] = CLOSES.isoformat(timespec="minutes")


def _plan(draws: Draws, assets: list[Asset]) -> list[tuple[str, Asset]]:
    """Each defect and its asset, so that the decisions come out as the constants say."""
    near = {id(asset) for asset in [asset for asset in assets if asset.cells["type"] == "email"][:5]}
    free = draws.shuffled(asset for asset in assets if id(asset) not in near)
    emails = [asset for asset in free if asset.cells["type"] == "email"]
    others = [asset for asset in free if asset.cells["type"] != "email"]
    blocked = [*emails[:5], *others[:2]]
    fixed = [*emails[5:12], *others[2:7]]
    fine = [*emails[12:17], *others[7:9]]
    plan: list[tuple[str, Asset]] = []
    for severity, places in (
        ("blocker", [*blocked, blocked[0]]),
        ("major", [*fixed, blocked[1], blocked[5], fixed[0]]),
        ("minor", [*fine, fixed[1]]),
    ):
        checks = [check for check, count in DEFECTS.items() for _ in range(count) if SEVERITY[check] == severity]
        # What only emails can have is placed first, on emails.
        checks.sort(key=lambda check: check not in EMAIL_ONLY)
        places = sorted(places, key=lambda asset: asset.cells["type"] != "email")
        plan += _paired(checks, places)
    return plan


def _paired(checks: list[str], places: list[Asset]) -> list[tuple[str, Asset]]:
    """One asset for each check, none with the same check twice."""
    left = list(places)
    found: list[tuple[str, Asset]] = []
    for check in checks:
        asset = next(each for each in left if (check, id(each)) not in {(one, id(other)) for one, other in found})
        left.remove(asset)
        found.append((check, asset))
    return found


# What is written instead of the right value, by check; those about links are in _break.
_WRONG = {
    "unsubscribe": ("unsubscribe", "false"),
    "postal-address": ("postal_address", "false"),
    "sender-domain": ("from_domain", "larkspur-news.example"),
    "audience-limit": ("audience_count", "48000"),
    "approved": ("approver", ""),
    "time-zone": ("timezone", "America/New_York"),
    "send-window": ("send_at", "2026-10-09T09:00"),
    "contrast": ("contrast_ratio", "3.9"),
    "fallback": ("fallback_ok", "false"),
    "tags-valid": ("utm_ok", "false"),
    "reply-to": ("reply_to", "noreply@larkspur.example"),
    "alt-text": ("alt_text_rate", "0.5"),
    "subject-length": ("subject", "What laboratories in four countries say about less drift and a calmer week"),
    "preheader-filled": ("preheader", ""),
    "sender-name": ("from_name", "Larkspur Marketing Team"),
    "working-title": ("subject", "Copy of See less drift"),
    "shouting": ("subject", "See less drift TODAY"),
}


def _break(asset: Asset, check: str) -> None:
    """Plant a defect in an asset or in one of its links."""
    cells, link = asset.cells, asset.links[0]
    match check:
        case "links-resolve":
            link[:] = [link[2], "404", link[2]]
        case "tracking-survives":
            # Two links of the asset, which are one defect.
            for each in asset.links[:2]:
                page, tags = each[2].split("?")
                each[:] = [f"{page.replace('www', 'go')}?{tags}", "301", page]
        case "links-secure":
            asset.links[1][0] = asset.links[1][0].replace("https://", "http://")
        case "second-person":
            cells["approver"] = cells["builder"]
        case "preheader-differs":
            cells["preheader"] = cells["subject"]
        case _:
            column, value = _WRONG[check]
            cells[column] = value


_FINDINGS = {
    "unsubscribe": "The email has no way to unsubscribe; readers cannot leave and the law asks for one. Add the link.",
    "postal-address": "The email lacks our postal address, which the law asks for. Add the footer with the address.",
    "sender-domain": "It is sent from a domain that is not ours to send from; receivers will distrust it.",
    "audience-limit": "The audience is ten times what the brief allows; people outside the brief would be written to.",
    "links-resolve": "The main link leads to a page that does not exist, so nobody can take the offer.",
    "approved": "Nobody has approved the asset, so no second person has looked at it.",
    "second-person": "Builder and approver are the same person; somebody else has to look at it.",
    "time-zone": "The send time is set in New York time; it would go out six hours late.",
    "send-window": "It is scheduled for the day after the agreed window has closed; move it inside.",
    "contrast": "Text has a contrast of 3.9 to 1; people with weak sight cannot read it. At least 4.5 is needed.",
    "fallback": "A blank first name leaves a gap in the greeting; give the field a fallback and test it.",
    "tracking-survives": "The redirect drops the tags, so visits from this asset cannot be told from others.",
    "tags-valid": "The tags fail validation, so the report would show an unknown channel.",
    "links-secure": "One link uses http and not https; browsers warn readers before they reach the page.",
    "reply-to": "Replies go to a mailbox that nobody reads; use the one that the brief names.",
    "alt-text": "Half of the images have no words for people who cannot see them. Describe each.",
    "subject-length": "The subject is longer than sixty characters and will be cut off on phones.",
    "preheader-filled": "There is no preheader, so mail programs show the first words of the header instead.",
    "preheader-differs": "The preheader repeats the subject and tells the reader nothing new.",
    "sender-name": "The sender's name is not the one that readers know from us.",
    "working-title": "The subject still has the words Copy of from the template.",
    "shouting": "The subject has a word in capitals, which readers take for shouting.",
}
