"""New YAML as an author would write it: values as they are told in the file, one key a line."""

import json
import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from mopscert.reading.yaml_values import resolve

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


def mapping(entry: Mapping[str, Any], indent: int = 0, width: int = WIDTH) -> list[str]:
    """The lines of a mapping, each behind `indent` spaces; text that is longer than `width` is wrapped."""
    return [line for key, value in entry.items() for line in _pair(key, value, indent, width)]


def item(entry: Mapping[str, Any], indent: int = 0, width: int = WIDTH) -> list[str]:
    """The lines of an entry of a list, with its dash behind `indent` spaces."""
    first, *others = mapping(entry, indent + 2, width)
    return [f"{' ' * indent}- {first.lstrip()}", *others]


def _pair(key: str, value: Any, indent: int, width: int) -> list[str]:
    before, inner = f"{' ' * indent}{key}:", " " * (indent + 2)
    if _is_list(value):
        line = f"{before} {flow(value)}" if not any(isinstance(each, Mapping) for each in value) else ""
        if line and len(line) <= width and not any(" " in str(each) for each in value):
            return [line]
        return [before, *(line for each in value for line in _entry(each, indent + 2, width))]
    if isinstance(value, Mapping):
        is_deep = _is_deep(value)
        return [before, *mapping(value, indent + 2, width)] if is_deep else [f"{before} {flow_mapping(value)}"]
    if isinstance(value, str) and "\n" in value:
        return [f"{before} |", *(f"{inner}{line}" if line else "" for line in value.rstrip("\n").split("\n"))]
    line = f"{before} {scalar(value)}"
    if isinstance(value, str) and len(line) > width and value == " ".join(value.split()):
        wrapped = textwrap.wrap(value, width - len(inner), break_long_words=False, break_on_hyphens=False)
        return [f"{before} >-", *(f"{inner}{part}" for part in wrapped)]
    return [line]


def _entry(value: Any, indent: int, width: int) -> list[str]:
    return item(value, indent, width) if isinstance(value, Mapping) else [f"{' ' * indent}- {scalar(value)}"]


def _is_list(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _is_deep(value: Mapping[str, Any]) -> bool:
    """True for a mapping that does not fit on a line."""
    return any(isinstance(each, Mapping) for each in value.values()) or len(flow_mapping(value)) > WIDTH // 2


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
