"""Where each thing with an id is served: addresses below the root of a version's site, without language or version."""

from mopscert import addresses


def level(name: str) -> str:
    """Address of a level."""
    return addresses.address(addresses.level_page(name))


def outcome(level_id: str, name: str) -> str:
    """Address of an outcome of a level."""
    return f"{level(level_id)}#outcome-{name}"


def domain(name: str) -> str:
    """Address of a domain, in the blueprint."""
    return f"{addresses.address(addresses.SYLLABUS)}#domain-{name}"


def module(name: str) -> str:
    """Address of a module."""
    return addresses.address(addresses.module_page(name))


def section(module_id: str, anchor: str) -> str:
    """Address of a part of a lesson; without an anchor, of the whole."""
    return f"{module(module_id)}#{anchor}" if anchor else module(module_id)


def objective(module_id: str, name: str) -> str:
    """Address of an objective, given by its id in its module."""
    return section(module_id, f"objective-{name}")


def question(module_id: str, name: str) -> str:
    """Address of a question of the lesson pool; those of readiness checks have none."""
    return section(module_id, f"q-{name}")


def lab(module_id: str) -> str:
    """Address of a lab."""
    return addresses.address(addresses.lab_page(module_id))


def dialogue(module_id: str) -> str:
    """Address of a dialogue."""
    return addresses.address(addresses.dialogue_page(module_id))


def diagnostic(name: str) -> str:
    """Address of a diagnostic."""
    return addresses.address(addresses.diagnostic_page(name))


def term(name: str) -> str:
    """Address of a term of the glossary."""
    return f"{addresses.address(addresses.GLOSSARY)}#{name}"


def source(name: str) -> str:
    """Address of a source."""
    return f"{addresses.address(addresses.SOURCES)}#{name}"


def misconception(name: str) -> str:
    """Address of a wrong idea."""
    return f"{addresses.address(addresses.IDEAS)}#{name}"


# By kind, the address of what has the id of a whole page or stands on a page for all of its kind.
OF_KIND = {
    "module": module,
    "lab": lab,
    "dialogue": dialogue,
    "diagnostic": diagnostic,
    "term": term,
    "source": source,
}
# By kind, the page that is left when one of these is gone and nothing takes its place.
LEFT = {
    "diagnostic": addresses.address(addresses.DIAGNOSTICS),
    "term": addresses.address(addresses.GLOSSARY),
    "source": addresses.address(addresses.SOURCES),
}
EVERYTHING = addresses.address(addresses.SYLLABUS)
