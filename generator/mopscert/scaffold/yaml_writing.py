"""New YAML as an author would write it: values as they are told in the file, one key a line."""

import json
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from mopscert.reading.yaml_document import resolve

WIDTH = 120


def scalar(value: Any, in_flow: bool = False) -> str:
    """A value on one line: plain where YAML reads it back as the same text, else between quotes."""
    if isinstance(value, str):
        return value if _is_plain(value, in_flow) else json.dumps(value, ensure_ascii=False)
    return json.dumps(value)


def flow(values: Sequence[Any]) -> str:
    """A list of words on one line."""
    return f"[{', '.join(scalar(value, in_flow=True) for value in values)}]"


def flow_mapping(entry: Mapping[str, Any]) -> str:
    """A mapping of words and lists of words on one line."""
    inside = (f"{key}: {flow(value) if _is_list(value) else scalar(value, True)}" for key, value in entry.items())
    return f"{{{', '.join(inside)}}}"


def mapping(entry: Mapping[str, Any], indent: int = 0) -> list[str]:
    """The lines of a mapping; `indent` is the number of spaces before each, without which long text is wrapped."""
    lines: list[str] = []
    for key, value in entry.items():
        lines += _pair(key, value, indent)
    return [" " * indent + line if line else line for line in lines]


def item(entry: Mapping[str, Any], indent: int = 0) -> list[str]:
    """The lines of an entry of a list, with its dash."""
    first, *others = [line[2:] if line else line for line in mapping(entry, 2)]
    lines = [f"- {first}", *(f"  {line}" if line else line for line in others)]
    return [" " * indent + line if line else line for line in lines]


def _pair(key: str, value: Any, indent: int) -> list[str]:
    if _is_list(value) and value and isinstance(value[0], Mapping):
        return [f"{key}:", *(line for entry in value for line in item(entry, 2))]
    if isinstance(value, Mapping):
        return [f"{key}:", *mapping(value, 2)]
    if _is_list(value):
        line = f"{key}: {flow(value)}"
        is_short = all(len(str(each)) < WIDTH // 3 for each in value) and len(line) + indent <= WIDTH
        return [line] if is_short or not value else [f"{key}:", *(f"  - {scalar(each)}" for each in value)]
    if isinstance(value, str) and "\n" in value:
        return [f"{key}: |", *(f"  {line}" if line else "" for line in value.rstrip("\n").split("\n"))]
    line = f"{key}: {scalar(value)}"
    if isinstance(value, str) and len(line) + indent > WIDTH and value == " ".join(value.split()):
        wrapped = textwrap.wrap(value, WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False)
        return [f"{key}: >-", *(f"  {part}" for part in wrapped)]
    return [line]


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _is_plain(text: str, in_flow: bool) -> bool:
    """True when a text can stand without quotes and is read back as itself."""
    if not text or resolve(text) != text or "\n" in text:
        return False
    try:
        events = list(yaml.parse(f"[{text}]" if in_flow else f"- {text}", Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return False
    values = [event for event in events if isinstance(event, yaml.ScalarEvent)]
    return len(values) == 1 and values[0].value == text and not values[0].style and values[0].anchor is None
