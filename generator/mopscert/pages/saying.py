"""Writes words where browser modules name them, so that no page loads a name for each sentence."""

import json
import re
from collections.abc import Iterator, Mapping
from functools import partial

from mopscert.errors import MopscertError

_TAKEN = re.compile(r'^import \{ words(?: as (\w+))? \} from "\./words-([\w-]+)\.js";\n', re.MULTILINE)

_Groups = Mapping[str, Mapping[str, str]]


def spoken(sources: Mapping[str, str], groups: _Groups) -> dict[str, str]:
    """Sources of browser modules by file name, with the words of the groups that they import from `words-<group>.js`.

    A word stands where a module names it, as `words.name`. A group in which some module looks up names that it
    computes, or which is loaded late, stays a module of its own. MopscertError for a word that is not there, and for
    one that no module says.
    """
    kept = {group for group in groups if any(_is_module(group, text) for text in sources.values())}
    taken = {name: {own: of for own, of in _taken(text) if of not in kept} for name, text in sources.items()}
    _check(sources, groups, taken, kept)
    written = {name: _written(text, taken[name], groups) for name, text in sources.items()}
    return written | {f"words-{group}.js": _module(groups[group]) for group in sorted(kept)}


def _taken(text: str) -> Iterator[tuple[str, str]]:
    """The names that a module has for groups of words, and which those are."""
    for match in _TAKEN.finditer(text):
        yield match[1] or "words", match[2]


def _named(own: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.#$-]){own}\.(\w+)")


def _is_module(group: str, text: str) -> bool:
    looked_up = any(of == group and re.search(rf"(?<![\w.#$]){own}\[", text) for own, of in _taken(text))
    return looked_up or f'import("./words-{group}.js")' in text


def _check(sources: Mapping[str, str], groups: _Groups, taken: Mapping[str, Mapping[str, str]], kept: set[str]) -> None:
    said: dict[str, set[str]] = {group: set() for group in groups}
    for module, names in taken.items():
        for own, group in names.items():
            words = set(_named(own).findall(sources[module]))
            if missing := words - groups[group].keys():
                raise MopscertError(f"{module}: there is no word web.{group}.{min(missing)}")
            said[group] |= words
    for group in groups.keys() - kept:
        if silent := groups[group].keys() - said[group]:
            raise MopscertError(f"no browser module says web.{group}.{min(silent)}")


def _written(text: str, taken: Mapping[str, str], groups: _Groups) -> str:
    text = _TAKEN.sub(lambda match: "" if match[2] in taken.values() else match[0], text)
    for own, group in taken.items():
        text = _named(own).sub(partial(_word, groups[group]), text)
    return text


def _word(group: Mapping[str, str], match: re.Match[str]) -> str:
    return _literal(group[match[1]])


def _literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _module(group: Mapping[str, str]) -> str:
    return f"export const words = {_literal(group)};\n"
