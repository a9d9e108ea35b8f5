"""Where a proposal may lead a reader of its files out of the repository: links, and texts that name a file there."""

import shutil
from pathlib import Path

SECRET = "the secret of the machine"
MODULE, LAB = "curriculum/associate/clean-lists", "curriculum/associate/tagged-links"
# Where a proposal may put a symbolic link, by what it then stands for.
FILES = [f"{MODULE}/lesson.md", f"{MODULE}/module.yaml", f"{LAB}/data/links_raw.csv", f"{LAB}/key/links_tagged.csv"]
FILES += ["quizzes/associate/clean-lists.yaml", "curriculum/glossary.yaml"]
RENDERED = [FILES[0], *FILES[2:], f"{LAB}/data", f"{LAB}/key"]
FOLDERS = [f"{LAB}/data", f"{LAB}/key", MODULE, "curriculum/associate", "quizzes"]

# What else a build reads, and a proposal may hold.
MORE = [
    "releases/1.0.0.json",
    "releases/versions.yaml",
    "docs/about.md",
    "docs/assets/a.svg",
    "docs/overrides/main.html",
]
MORE_FOLDERS = ["docs/walkthroughs", "docs/overrides/partials", "releases", "docs"]
# How the languages of other tools, and those that are spoken here, have a file put in.
WAYS = (
    "![a]({})", "[a]({})", "[a]\n\n[a]: {}", '<img src="{}">', '--8<-- "{}"', "{{% include '{}' ignore missing %}}",
    "{{{{ include('{}') }}}}", "!include {}", "::: include {}", "[[{}]]", "![[{}]]", '<!--#include file="{}" -->',
    "```{{file='{}'}}\n```", "@import url({});", "\\input{{{}}}", ".. include:: {}", "<<[{}]", "@{}",
)  # fmt: skip


def texts(project: Path, target: Path) -> list[str]:
    """Each way to name a file outside, by each address that it has; /etc/passwd is there on any machine."""
    steps = "../" * (len(project.parts) + 4)
    names = [f"{before}{path}" for path in ("/etc/passwd", str(target)) for before in ("", "file://", steps)]
    return [way.format(name) for way in WAYS for name in names]


def linked(path: Path, target: Path) -> None:
    """Put a symbolic link in place of what is there, or may be."""
    path.parent.mkdir(exist_ok=True)
    shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    path.symlink_to(target)
