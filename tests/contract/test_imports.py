"""Imports run one way, so that each part can be understood without those above it."""

import ast
from pathlib import Path

import mopscert

PACKAGE = Path(mopscert.__file__).parent
# What each part may import of the others. Parts that are not named here may import nothing and do not exist.
ALLOWED = {
    "findings": set(),
    "errors": set(),
    "schemas": set(),
    "web": set(),
    "archive": set(),
    "folders": {"errors"},
    "csv_tables": {"errors"},
    "processes": set(),
    "caching": set(),
    "digests": set(),
    "prose": {"errors"},
    "security": {"errors"},
    "model": {"findings"},
    "addresses": {"model"},
    "measures": {"findings", "model", "prose"},
    "reading": {"caching", "csv_tables", "errors", "findings", "folders", "model", "processes", "prose", "schemas"},
    "releases": {"addresses", "errors", "findings", "model", "reading", "yaml_writing"},
    "yaml_writing": {"reading"},
    "checks": {"caching", "findings", "measures", "model", "processes", "prose", "reading", "releases"},
    "scaffold": {
        "checking",
        "checks",
        "errors",
        "findings",
        "model",
        "prose",
        "reading",
        "releases",
        "schemas",
        "yaml_writing",
    },
    "reports": {"findings"},
    "pages": {
        "addresses",
        "archive",
        "caching",
        "csv_tables",
        "errors",
        "findings",
        "measures",
        "model",
        "processes",
        "prose",
        "releases",
        "schemas",
        "security",
        "yaml_writing",
    },
    "checking": {"caching", "checks", "errors", "findings", "folders", "model", "processes", "reading"},
    "zensical": set(),
    "tree": {"errors", "folders", "pages", "zensical"},
    "publishing": {"addresses", "errors", "model", "pages", "releases", "tree"},
    "labs": {"errors"},
    "judging": {"errors", "pages"},
    "proving": {"judging", "labs", "model", "pages"},
    "exports": {
        "addresses",
        "archive",
        "digests",
        "errors",
        "measures",
        "model",
        "offline",
        "pages",
        "prose",
        "releases",
        "security",
    },
    "ready": set(),
    "building": {"caching", "digests", "processes", "security"},
    "offline": {"addresses", "digests", "pages"},
    "watching": set(),
    "live": {"building", "caching", "checking", "digests", "pages"},
    # The three ways in: each may import everything, and nothing imports them.
    "cli": {
        "addresses",
        "checking",
        "checks",
        "errors",
        "exports",
        "findings",
        "folders",
        "judging",
        "labs",
        "live",
        "measures",
        "model",
        "offline",
        "pages",
        "proving",
        "publishing",
        "releases",
        "reports",
        "scaffold",
        "security",
        "tree",
        "watching",
    },
    "mkdocs_plugin": {
        "building",
        "caching",
        "checking",
        "checks",
        "digests",
        "errors",
        "folders",
        "offline",
        "pages",
        "ready",
        "reports",
        "security",
    },
    "macros": set(),
}


def test_imports_run_one_way():
    arrows = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        part = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        if part != "__init__":
            arrows.setdefault(part, set()).update(_parts(path.read_text()) - {part})
    assert arrows.keys() == ALLOWED.keys()
    too_many = {part: sorted(named - ALLOWED[part]) for part, named in arrows.items() if named - ALLOWED[part]}
    assert too_many == {}


def test_the_allowed_arrows_have_no_circle_and_no_way_in():
    ways_in = {"cli", "mkdocs_plugin", "macros"}
    assert not ways_in & set.union(*ALLOWED.values())
    left = dict(ALLOWED)
    while lowest := [part for part, above in left.items() if not above & left.keys()]:
        for part in lowest:
            del left[part]
    assert left == {}


def test_all_ways_of_importing_are_seen():
    text = "import mopscert.cli\nfrom mopscert import reading, model\nfrom mopscert.checks.x import y\nimport os\n"
    assert _parts(text) == {"cli", "reading", "model", "checks"}
    assert _parts("def f():\n    from mopscert.pages import z\n") == {"pages"}
    assert _parts("from . import x\n") == {"a relative import"}


def _parts(text: str) -> set[str]:
    """The parts of the package that a module imports, wherever it does."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.level:
            found.add("a relative import")
        elif isinstance(node, ast.ImportFrom) and node.module == "mopscert":
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= _part(node.module)
        elif isinstance(node, ast.Import):
            found |= set().union(*(_part(name.name) for name in node.names))
    return found


def _part(module: str) -> set[str]:
    first, _, rest = module.partition(".")
    return {rest.split(".")[0]} if first == "mopscert" else set()
