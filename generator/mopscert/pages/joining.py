"""Joins browser modules that travel together into one file each, so that a page asks for few and small files."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import count, product
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

    `bundles` says which modules make up a file, in the order in which they run. A file gives others what they import,
    under short names that are unlike in all files; one that is loaded by `import("./file.js")` also all exports of its
    last module, under their own.
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
    taken = {key for module in modules.values() for key in module.names.values() if home[key[0]] != home[module.name]}
    short = dict(zip(sorted(taken | offered), map("$".__add__, _letters()), strict=False))
    return {file: _file(file, [modules[name] for name in files[file]], home, short, offered) for file in sorted(files)}


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


def _exports(file: str, home: Mapping[str, str], modules: Mapping[str, _Module]) -> dict[_Key, str]:
    """What other files import from a file, and the short names under which they do so."""
    taken = {key for module in modules.values() if home[module.name] != file for key in module.names.values()}
    given = sorted(key for key in taken if home[key[0]] == file)
    return {key: f"${number}" for number, key in enumerate(given)}


def _file(
    file: str,
    members: Sequence[_Module],
    home: Mapping[str, str],
    short: Mapping[_Key, str],
    offered: Collection[_Key],
) -> str:
    """All modules in one function, where every name can be made short, those of what it takes from others too."""
    names = _names(file, members)
    outside = {name: key for name, key in names.items() if home[key[0]] != file}
    lines = []
    for other in sorted({home[need] for member in members for need in member.needs} - {file}):
        taken = sorted({short[key] for key in outside.values() if home[key[0]] == other})
        lines.append(f'import{{{",".join(taken)}}}from"./{other}";' if taken else f'import"./{other}";')
    given = [key for key in short if home[key[0]] == file]
    body = "".join(member.body + _aliases(member.name, names) for member in members)
    values = f"return[{','.join(name for _, name in given)}];" if given else ""
    taking, passed = ",".join(outside), ",".join(short[key] for key in outside.values())
    called = f"(({taking})=>{{\n{body}{values}}})({passed});"
    if given:
        called = f"const[{','.join(short[key] for key in given)}]={called}"
        exports = [short[key] for key in given] + [f"{short[key]} as {key[1]}" for key in given if key in offered]
        called += f"\nexport{{{','.join(exports)}}};"
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
