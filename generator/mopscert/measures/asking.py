"""How many options a stem asks for in its own words."""

import re

_COUNTS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}
_COUNT = r"(one|two|three|four|five|[1-5]|all|any)"
_VERB = r"(?:choose|select|pick|tick|mark|check)(?: the| exactly)*"
# The page says how many, so a stem that says it means the options wherever it begins so.
_OF_MULTIPLE = re.compile(rf"(?:^|(?<=[.?!:(] )|(?<=[(\n]))(?:{_VERB}|which) {_COUNT}\b(?![-\w])", re.I)
# One option may hold a pair: "Which two decisions are confused?"
_OF_SINGLE = re.compile(
    rf"(?:^|(?<=[.?!:(] )|(?<=[(\n])){_VERB} {_COUNT}(?: that apply| (?:options|answers)\b|(?= ?(?:[.:)]|$)))", re.I
)


def asked_number(task: str, is_multiple: bool) -> tuple[str, int]:
    """The words of a task that say how many options to choose, and the number (0 for "all"); ("", 0) where none do."""
    found = (_OF_MULTIPLE if is_multiple else _OF_SINGLE).search(" ".join(task.split()))
    if found is None:
        return "", 0
    count = found[1].lower()
    return found[0], int(count) if count.isdigit() else _COUNTS.get(count, 0)
