"""Joins browser modules that travel together into one file each, so that a page asks for few and small files."""

import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from mopscert.errors import MopscertError

# The only forms of import and export that our modules use; `$` stands in no name of theirs.
_IMPORT = re.compile(r'^import (?:\{ ([^}]+) \} from )?"\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:const|function|class) (\w+))", re.MULTILINE)
_VALUE = re.compile(r"const \w+ = (.*);\n")
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class _Import(msgspec.Struct, frozen=True):
    """A name that a module takes from another one, under a name of its own."""

    module: str
    name: str
    own: str


class _Module(msgspec.Struct, frozen=True):
    """A module without its imports and exports; `needs` are the modules that it imports, for a name or only to run."""

    name: str
    imports: tuple[_Import, ...]
    needs: frozenset[str]
    exports: tuple[str, ...]
    body: str


def join(sources: Mapping[str, str], bundles: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Sources of ES modules by file name to the files that are served.

    `bundles` says which modules make up a file, in the order in which they run; the last one gives the file all of its
    exports, the others those that another file imports. A module that no bundle names is a file of its own.
    MopscertError when a module cannot be joined.
    """
    modules = {name: _read(name, text) for name, text in sorted(sources.items())}
    joined = {name for members in bundles.values() for name in members}
    files = dict(bundles) | {name: (name,) for name in modules if name not in joined}
    home = {member: file for file, members in files.items() for member in members}
    return {file: _file(file, [modules[name] for name in files[file]], modules, home) for file in sorted(files)}


def _read(name: str, text: str) -> _Module:
    found = [(match[1] or "", match[2]) for match in _IMPORT.finditer(text)]
    body = _EXPORT.sub("", _IMPORT.sub("", text))
    if other := _OTHER.search(body):
        raise MopscertError(f"{name} cannot be joined with others because of “{other[0]}”")
    return _Module(
        name=name,
        imports=tuple(each for names, module in found for each in _imports(names, module)),
        needs=frozenset(module for _, module in found),
        exports=tuple(match[1] for match in _EXPORT.finditer(text)),
        body=body,
    )


def _imports(names: str, module: str) -> Iterator[_Import]:
    for each in filter(None, (part.strip() for part in names.split(","))):
        name, _, own = each.partition(" as ")
        yield _Import(module, name, own or name)


def _file(file: str, members: Sequence[_Module], modules: Mapping[str, _Module], home: Mapping[str, str]) -> str:
    """Each module as a function of what it imports, so that no name of one can be taken for that of another."""
    given = _given(file, members, modules, home)
    others = sorted({home[name] for member in members for name in member.needs} - {file})
    taken = {(each.module, each.name) for member in members for each in member.imports}
    names = {key: f"${number}" for number, key in enumerate(sorted(given | taken), len(others))}
    names |= {key: f"${others.index(home[key[0]])}.{key[1]}" for key in taken if home[key[0]] != file}
    lines = [f'import*as ${number} from"./{other}";' for number, other in enumerate(others)]
    ran: set[str] = set()
    for member in members:
        if late := {name for name in member.needs if home[name] == file} - ran:
            raise MopscertError(f"{file}: {member.name} runs before {min(late)}, which it imports")
        lines.append(_function(member, names))
        ran.add(member.name)
    if given:
        lines.append("export{" + ",".join(f"{names[key]} as {key[1]}" for key in sorted(given)) + "};")
    return "\n".join(lines) + "\n"


def _given(
    file: str, members: Sequence[_Module], modules: Mapping[str, _Module], home: Mapping[str, str]
) -> set[tuple[str, str]]:
    """What a file exports, as modules and names."""
    elsewhere = [each for module in modules.values() if home[module.name] != file for each in module.imports]
    given = {(each.module, each.name) for each in elsewhere if home[each.module] == file}
    given |= {(members[-1].name, name) for name in members[-1].exports}
    if len({name for _, name in given}) < len(given):
        raise MopscertError(f"{file} would export two things by one name")
    return given


def _function(module: _Module, names: Mapping[tuple[str, str], str]) -> str:
    keys = [(module.name, name) for name in module.exports if (module.name, name) in names]
    taken = ",".join(each.own for each in module.imports)
    given = ",".join(names[each.module, each.name] for each in module.imports)
    head = f"const[{','.join(names[key] for key in keys)}]=" if keys else ""
    if keys and (value := _VALUE.fullmatch(module.body)):
        return f"const {names[keys[0]]}={value[1]};"
    tail = f"return[{','.join(name for _, name in keys)}];\n" if keys else ""
    return f"{head}(({taken})=>{{\n{module.body}{tail}}})({given});"
