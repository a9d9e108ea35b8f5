"""Joins browser modules that travel together into one file each, so that a page asks for few and small files."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count, groupby, product
from string import ascii_letters

import msgspec

from mopscert.errors import MopscertError

# The only forms of import, export and naming that our modules use; `$` stands in no name of theirs.
_IMPORT = re.compile(r'^import (?:\{ ([^}]+) \} from )?"\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function|class) \w+)", re.MULTILINE)
_NAMED = re.compile(r"^(export )?(?:async )?(?:const|let|function|class) (\w+)", re.MULTILINE)
_OTHER = re.compile(
    r"^import\b(?!\().*|^(?:export|var)\b.*|^(?:const|let)\b *[\[{].*|^(?:async )?function\b *\*.*", re.MULTILINE
)
_LATE = re.compile(r'\bimport\("\./([\w-]+\.js)"\)')
# A module, and the name that something has there.
_Key = tuple[str, str]


class _Module(msgspec.Struct, frozen=True):
    """A module without its imports and exports.

    `names` are all that stand at its top, with what they mean; `needs` are the modules that it imports, for a name or
    only to run.
    """

    name: str
    names: Mapping[str, _Key]
    needs: frozenset[str]
    exports: tuple[str, ...]
    body: str


def join(sources: Mapping[str, str], bundles: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Sources of ES modules by file name to the files that are served.

    `bundles` says which modules make up a file, in the order in which they run. A file gives others what they import
    in one list, whose name is unlike in all files, and takes out of the lists of others by place: names cost more. One
    that is loaded by `import("./file.js")` also gives all exports of its last module, under their own names.
    A module that no bundle names is a file of its own.

    MopscertError when modules cannot be joined, or when two of a file mean different things by a name at their top:
    there it is one name.
    """
    modules = {name: _read(name, text) for name, text in sorted(sources.items())}
    joined = {name for members in bundles.values() for name in members}
    files = dict(bundles) | {name: (name,) for name in modules if name not in joined}
    home = {member: file for file, members in files.items() for member in members}
    late = {file for text in sources.values() for file in _LATE.findall(text)} & files.keys()
    offered = {(files[file][-1], name) for file in late for name in modules[files[file][-1]].exports}
    # What many files take stands first in its list.
    takers = Counter((key, home[name]) for name, each in modules.items() for key in set(each.names.values()))
    taken = Counter(key for key, file in takers if home[key[0]] != file)
    given = sorted(taken.keys() | offered, key=lambda key: (home[key[0]], -taken[key], key))
    lists = {file: tuple(keys) for file, keys in groupby(given, key=lambda key: home[key[0]])}
    short = dict(zip(sorted(lists), map("$".__add__, _letters()), strict=False))
    joins = {file: [modules[name] for name in members] for file, members in sorted(files.items())}
    return {file: _file(file, members, home, lists, short, offered) for file, members in joins.items()}


def _letters() -> Iterator[str]:
    """Names without end, the shorter first: a, b … Z, aa, ab and so on."""
    for length in count(1):
        yield from map("".join, product(ascii_letters, repeat=length))


def _read(name: str, text: str) -> _Module:
    found = [(match[1] or "", match[2]) for match in _IMPORT.finditer(text)]
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    if other := _OTHER.search(body):
        raise MopscertError(f"{name} cannot be joined with others because of “{other[0]}”")
    own = [(match[2], bool(match[1])) for match in _NAMED.finditer(text)]
    return _Module(
        name=name,
        names={each: (name, each) for each, _ in own} | dict(each for names, of in found for each in _taken(names, of)),
        needs=frozenset(module for _, module in found),
        exports=tuple(each for each, is_given in own if is_given),
        body=body,
    )


def _taken(names: str, module: str) -> Iterator[tuple[str, _Key]]:
    """What a module imports from another one: the names that it gives to things, and which they are there."""
    for each in filter(None, (part.strip() for part in names.split(","))):
        name, _, own = each.partition(" as ")
        yield own or name, (module, name)


def _file(
    file: str,
    members: Sequence[_Module],
    home: Mapping[str, str],
    lists: Mapping[str, Sequence[_Key]],
    short: Mapping[str, str],
    offered: Collection[_Key],
) -> str:
    """All modules in one function, where every name can be made short, those of what it takes from others too."""
    names = _names(file, members)
    outside = {name: key for name, key in names.items() if home[key[0]] != file}
    first = {key: name for name, key in reversed(outside.items())}
    needed = sorted({home[need] for member in members for need in member.needs} - {file})
    patterns = {other: ",".join(first.get(key, "") for key in lists.get(other, ())).rstrip(",") for other in needed}
    lines = [f'import{{{short[each]}}}from"./{each}";' if patterns[each] else f'import"./{each}";' for each in needed]
    taken = [other for other in needed if patterns[other]]
    taking, passed = ",".join(f"[{patterns[other]}]" for other in taken), ",".join(short[other] for other in taken)
    body = "".join(f"const {name}={first[key]};\n" for name, key in outside.items() if name != first[key])
    body += "".join(member.body + _aliases(member.name, names) for member in members)
    given = lists.get(file, ())
    values = f"return[{','.join(name for _, name in given)}];" if given else ""
    called = f"(({taking})=>{{\n{body}{values}}})({passed});"
    late = ",".join(name if (module, name) in offered else "" for module, name in given)
    if given:
        called = f"export const {short[file]}={called}"
    if late.strip(","):
        called += f"\nexport const[{late}]={short[file]};"
    return "\n".join([*lines, called]) + "\n"


def _names(file: str, members: Sequence[_Module]) -> Mapping[str, _Key]:
    """The names at the top of all modules of a file, and what they mean."""
    found: dict[str, tuple[_Key, str]] = {}
    ran: set[str] = set()
    inside = {member.name for member in members}
    for member in members:
        if late := (member.needs & inside) - ran:
            raise MopscertError(f"{file}: {member.name} runs before {min(late)}, which it imports")
        ran.add(member.name)
        for name, key in member.names.items():
            before, where = found.setdefault(name, (key, member.name))
            if before != key:
                raise MopscertError(f'{file}: {where} and {member.name} mean different things by "{name}"')
    return {name: key for name, (key, _) in found.items()}


def _aliases(module: str, names: Mapping[str, _Key]) -> str:
    """Further names that other modules of a file have for what a module exports."""
    return "".join(f"const {own}={key[1]};\n" for own, key in names.items() if key[0] == module and own != key[1])
