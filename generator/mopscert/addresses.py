"""Where each page stands, and how one page links to another; addresses hold ids and no positions."""

import posixpath

from mopscert.model import Programme

GLOSSARY, SOURCES, SYLLABUS = "glossary.md", "sources.md", "syllabus.md"
PROGRESS, REVIEW, KEYBOARD = "progress.md", "review.md", "keyboard.md"
PUBLISHING, HOSTING = "contribute/publishing.md", "contribute/hosting.md"
PLATFORM = "contribute/platform.md"
CONTRIBUTE, STATE = "contribute/index.md", "contribute/state.md"
COMMANDS, IDEAS = "contribute/commands.md", "contribute/ideas.md"
RELEASING, RELEASES = "contribute/release.md", "releases/index.md"
# The hand-written pages of the author's guide, in the order of the navigation.
GUIDE = tuple(f"contribute/{name}.md" for name in ("lesson", "question", "lab", "dialogue", "diagnostic", "work"))
FORMATS, RULES = "contribute/formats/index.md", "contribute/rules/index.md"
DIAGNOSTICS = "diagnostics/index.md"
# The catalogue of this version, for programs.
CATALOGUE = "catalogue.json"
# The feed of releases.
FEED = "feed.xml"
# What serves the site without network, and all files that it keeps for that.
WORKER, OFFLINE = "worker.js", "offline.json"
ASSETS = "assets/mopscert"
MODULES = f"{ASSETS}/modules.json"
STYLE, LOGO = f"{ASSETS}/mopscert.css", f"{ASSETS}/logo.svg"


def level_page(level_id: str) -> str:
    """Path of a level's page."""
    return f"{level_id}/index.md"


def readiness_page(level_id: str) -> str:
    """Path of the page of a level's readiness check."""
    return f"{level_id}/readiness.md"


def study_page(level_id: str) -> str:
    """Path of the page with the plans of study of a level."""
    return f"{level_id}/study-plan.md"


def summary_page(level_id: str) -> str:
    """Path of the page with the summary sheets of a level."""
    return f"{level_id}/summary.md"


def calendar(level_id: str, weeks: int) -> str:
    """Path of the calendar file of a plan of so many weeks."""
    return f"{level_id}/study-plan-{weeks}.ics"


def readiness_pool(level_id: str) -> str:
    """Path of the document that holds the questions of a level's readiness check."""
    return f"{ASSETS}/readiness/{level_id}.html"


def module_page(module_id: str) -> str:
    """Path of a module's page; the same whatever its level."""
    return f"modules/{module_id}.md"


def lab_page(module_id: str) -> str:
    """Path of the page of a module's lab; its files are served below it."""
    return f"modules/{module_id}/lab.md"


def dialogue_page(module_id: str) -> str:
    """Path of the page of a module's dialogue."""
    return f"modules/{module_id}/dialogue.md"


def mentor_page(module_id: str) -> str:
    """Path of the page that helps to practise a module's dialogue with people."""
    return f"modules/{module_id}/dialogue/mentor.md"


def diagnostic_page(diagnostic_id: str) -> str:
    """Path of the page of a diagnostic."""
    return f"diagnostics/{diagnostic_id}.md"


def diagnostic_sheet(diagnostic_id: str) -> str:
    """Path of what browsers must know of a diagnostic."""
    return f"{ASSETS}/diagnostics/{diagnostic_id}.json"


def lab_file(module_id: str, path: str) -> str:
    """Path of a file of a lab, such as `data/contacts.csv`, beside the lab's page."""
    return f"modules/{module_id}/lab/{path}"


def lab_archive(module_id: str) -> str:
    """Path of the archive of all files of a lab, beside the lab's page."""
    return lab_file(module_id, f"{module_id}.zip")


def lab_sheet(module_id: str) -> str:
    """Path of what a result of a lab is checked by."""
    return f"{ASSETS}/labs/{module_id}.json"


def delta_page(version: str) -> str:
    """Path of the page that asks about what a release changed."""
    return f"releases/{version}/check.md"


def format_page(kind: str) -> str:
    """Path of the page about a kind of file."""
    return f"contribute/formats/{kind}.md"


def rule_page(family: str) -> str:
    """Path of the page about a family of rules, given by the letters of its codes."""
    return f"contribute/rules/{family.lower()}.md"


def release_page(version: str) -> str:
    """Path of the page with the notes of a version."""
    return f"releases/{version}.md"


def address(path: str) -> str:
    """Address of a page below the root of the site: `modules/x.md` becomes `modules/x/`."""
    folder = path.removesuffix("index.md").removesuffix(".md").rstrip("/")
    return f"{folder}/" if folder else ""


def page_at(address: str) -> str:
    """Path of a page, given by its address; links do not tell `x.md` from `x/index.md`."""
    return f"{address.rstrip('/') or 'index'}.md"


def edit(programme: Programme, path: str) -> str:
    """Address at which a file of the repository can be edited."""
    return f"{programme.repository.url}/edit/{programme.repository.branch}/{path}"


def asset_link(from_page: str, asset: str) -> str:
    """Relative link from a page that is served as a folder to a file."""
    return posixpath.relpath(f"/{asset}", f"/{address(from_page)}")


def page_link(from_asset: str, to_page: str) -> str:
    """Relative link from a file to a page that is served as a folder."""
    return posixpath.relpath(f"/{address(to_page)}", f"/{posixpath.dirname(from_asset)}") + "/"


def link(from_page: str, to_page: str, anchor: str = "") -> str:
    """Relative link between two pages that are served as folders."""
    if from_page == to_page and anchor:
        return f"#{anchor}"
    start, target = "/" + address(from_page), "/" + address(to_page)
    path = posixpath.relpath(target, start)
    return (f"{path}/" if path != "." else "./") + (f"#{anchor}" if anchor else "")
