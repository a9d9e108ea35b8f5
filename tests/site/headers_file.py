"""A file of headers as Netlify and Cloudflare Pages read it, by what they say of its form."""

import re
from collections.abc import Iterator

LONGEST, MOST = 2000, 100  # characters of a line, and rules
Rules = dict[str, dict[str, str]]


def read(text: str) -> Rules:
    """The headers of each rule, by its path; AssertionError at what a host would refuse or pass over."""
    rules: Rules = {}
    for line in _lines(text):
        if line.startswith("/"):
            assert line not in rules, f"two rules for {line}"
            # One asterisk, and no blank, which would end the path.
            assert re.fullmatch(r"[^\s*]+\*?", line), line
            rules[line] = {}
            continue
        name, colon, value = line.partition(":")
        assert rules, f"before any path: {line}"
        assert colon and value.strip(), line  # noqa: PT018
        assert re.fullmatch(r"[A-Za-z-]+", name), line
        rule = rules[[*rules][-1]]
        # Both join what is said twice by a comma.
        assert name.lower() not in rule, line
        rule[name.lower()] = value.strip()
    assert len(rules) <= MOST
    assert all(rules.values())
    return rules


def said(rules: Rules, path: str) -> dict[str, str]:
    """What is said with a file: all that the rules for it say."""
    found: dict[str, str] = {}
    for pattern, rule in rules.items():
        if path == pattern or (pattern.endswith("*") and path.startswith(pattern[:-1])):
            assert not found.keys() & rule.keys(), f"said twice of {path}"
            found |= rule
    return found


def _lines(text: str) -> Iterator[str]:
    for line in map(str.strip, text.split("\n")):
        assert len(line) <= LONGEST, line
        if line and not line.startswith("#"):
            yield line
