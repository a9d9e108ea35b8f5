"""What the YAML parser says to what an author needs to hear: the mistake, and the line on which it was made."""

import re
from typing import Any

import yaml

from mopscert.findings import Finding, Place
from mopscert.reading.rules import (
    sch005_tab,
    sch006_yaml_syntax,
    sch008_anchor_or_alias,
    sch009_tag,
    sch010_several_documents,
)
from mopscert.reading.text_file import TextFile

_KEY = re.compile(r"( *)(- )? *[a-z_]+:( |$)")


def explain(file: TextFile, error: yaml.MarkedYAMLError) -> Finding:
    """The finding about text that the parser could not take apart."""
    place, opened = _place(file, error.problem_mark or error.context_mark), _place(file, error.context_mark)
    indent = place.excerpt[: len(place.excerpt) - len(place.excerpt.lstrip())]
    if "\t" in indent:
        return sch005_tab.finding(file.at(place.line, indent.index("\t"), 1))
    what = (error.context or "").removeprefix("while scanning ").removeprefix("while parsing ")
    match what:
        case "an anchor" | "an alias":
            return sch008_anchor_or_alias.finding(opened, what.removeprefix("an "))
        case "a tag":
            return sch009_tag.finding(opened)
        case "a directive" | "a %YAML directive" | "a %TAG directive":
            return sch009_tag.directive(opened)
    problem = error.problem or ""
    if problem == "did not find expected <document start>":
        return sch010_several_documents.finding(place)
    if problem.startswith("mapping values are not allowed") and _is_above(file, place.line):
        return sch006_yaml_syntax.too_little(file.line_place(place.line - 1))
    return sch006_yaml_syntax.finding(place, problem, opened if error.context_mark else None)


def looks_like_key(line: str) -> bool:
    """True for a line that would be a key if it did not stand inside a text."""
    return _shape(line) is not None


def _is_above(file: TextFile, line: int) -> bool:
    """True when a line stands right, as others before it do, and the key above it is indented too little."""
    *before, above, here = [None, None, *map(_shape, file.lines[:line])]
    return above is not None and here is not None and above[0] < here[0] and here in before


def _shape(line: str) -> tuple[int, bool] | None:
    """Indentation of a line with a key, and whether it has a dash; None where there is no key."""
    match = _KEY.match(line)
    return (len(match[1]), bool(match[2])) if match else None


def _place(file: TextFile, mark: Any) -> Place:
    line = min(mark.line if mark else 0, len(file.lines) - 1)
    return file.at(line + 1, min(mark.column if mark else 0, len(file.lines[line])), 1)
