"""Invented people and firms for all labs: names, domains below `.example`, telephone numbers kept for fiction."""

from msgspec import Struct

from mopscert.labs.draws import Draws

FIRST_NAMES = (
    "Ada", "Aisha", "Amir", "Ana", "Anton", "Astrid", "Bao", "Beata", "Ben", "Carla", "Chidi", "Clara", "Dana", "David",
    "Diego", "Elif", "Ella", "Emil", "Farah", "Felix", "Fiona", "Grace", "Hana", "Hugo", "Ida", "Imran", "Ines", "Ivan",
    "Jade", "Jonas", "Julia", "Kaito", "Karin", "Kofi", "Lars", "Leila", "Lena", "Liam", "Luca", "Maeve", "Mai",
    "Marek", "Mila", "Nadia", "Nils", "Nora", "Olga", "Omar", "Oscar", "Paula", "Priya", "Rafael", "Rosa", "Samir",
    "Sara", "Sven", "Tara", "Theo", "Uma", "Vera", "Viktor", "Wanda", "Yusuf", "Zoe",
)  # fmt: skip
LAST_NAMES = (
    "Adeyemi", "Ahmed", "Andersson", "Bauer", "Becker", "Bell", "Berg", "Brandt", "Byrne", "Carter", "Chen", "Cole",
    "Costa", "Dubois", "Ekman", "Evans", "Fischer", "Flynn", "Foster", "Garcia", "Girard", "Graham", "Haas", "Hansen",
    "Hughes", "Iyer", "Jansen", "Kaya", "Keller", "Khan", "Kim", "Kovacs", "Lambert", "Larsen", "Lindqvist", "Marsh",
    "Meyer", "Moreau", "Murphy", "Nguyen", "Nowak", "Okafor", "Olsen", "Park", "Patel", "Petit", "Quinn", "Reid",
    "Richter", "Rossi", "Ruiz", "Sato", "Schmitt", "Silva", "Sorensen", "Stone", "Suzuki", "Tanaka", "Vogel", "Walsh",
    "Weber", "Wright", "Yilmaz", "Young",
)  # fmt: skip
TITLES = (
    "Analyst", "Buyer", "Chemist", "Laboratory manager", "Laboratory technician", "Maintenance engineer",
    "Process engineer", "Quality manager", "Research lead", "Safety officer",
)  # fmt: skip


class Firm(Struct, frozen=True):
    """A firm with the country (ISO 3166-1 alpha-2) in which its people work."""

    name: str
    domain: str
    country: str


FIRMS = tuple(
    Firm(name, f"{name.lower().replace(' ', '')}.example", country)
    for country, names in (
        ("AU", ("Coral Assay", "Murray Water")),
        ("CA", ("Tundra Labs", "Laurentide Dairy", "Pacific Pulp")),
        ("DE", ("Elbmarsch Wasser", "Nordhain Labor", "Rheintal Test", "Waldbach Pharma", "Zellhof")),
        ("FR", ("Atelier Mesure", "Loire Analyse", "Verre du Sud")),
        ("GB", ("Assay House", "Brookside Brewing", "Wetherden Hydro", "Thames Coatings")),
        ("IE", ("Clare Biologics", "Shannon Foods")),
        ("SE", ("Fjallkemi", "Malar Water")),
        ("US", ("Quarryfield Labs", "Bluff City Labs", "Harbor Genomics", "Prairie Grain Test")),
    )
    for name in names
)
COUNTRIES = tuple(sorted({firm.country for firm in FIRMS}))

# Ranges that regulators keep for fiction: country code, national form (with its blanks and brackets), free digits,
# and whether the national form starts with a 0 that the international one leaves out.
_RANGES = {
    "AU": ("61", "(02) 5550 {}", 4, True),
    "CA": ("1", "(613) 555-01{}", 2, False),
    "DE": ("49", "030 23125 {}", 3, True),
    "FR": ("33", "01 99 00 {}", 4, True),
    "GB": ("44", "020 7946 0{}", 3, True),
    "IE": ("353", "020 91{}", 5, True),
    "SE": ("46", "070-17406{}", 2, True),
    "US": ("1", "(202) 555-01{}", 2, False),
}


class Phone(Struct, frozen=True):
    """A telephone number as people write it in its country, and as E.164 has it."""

    national: str
    international: str


def phone(draws: Draws, country: str) -> Phone:
    """A number from the country's range for fiction."""
    code, form, free, trunk = _RANGES[country]
    # The Swedish range starts at 05, which all others hold too.
    number = f"{5 + draws.below(10**free - 5):0{free}d}"
    national = form.format(number)
    digits = "".join(sign for sign in national if sign.isdigit())
    return Phone(national, f"+{code}{digits[1:] if trunk else digits}")
