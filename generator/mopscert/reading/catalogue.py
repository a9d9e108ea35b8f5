"""The bytes of a release's catalogue to the catalogue; what is wrong with them is said in one sentence each."""

from collections.abc import Iterator

import msgspec

from mopscert.errors import MopscertError
from mopscert.model import (
    CATALOGUE_FORMAT,
    Catalogue,
    DialogueEntry,
    LabEntry,
    ModuleEntry,
    ObjectiveEntry,
    OutcomeEntry,
    QuestionEntry,
)


class CatalogueError(MopscertError):
    """A file that is no catalogue that can be read: which, what is wrong with it (`message`), what to do (`help`)."""

    def __init__(self, path: str, message: str, help: str) -> None:
        super().__init__(f"{path}: {message}; {help}")
        self.path, self.message, self.help = path, message, help


class _Head(msgspec.Struct):
    """What all formats of catalogues have."""

    format: int


def decode(data: bytes, path: str) -> Catalogue:
    """The catalogue that the file at `path` holds; CatalogueError where it is damaged, of a newer format, or none."""
    try:
        head = msgspec.json.decode(data, type=_Head)
    except msgspec.ValidationError as error:
        raise CatalogueError(path, "this is no catalogue of a release", _RESTORE.format(path=path)) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        problem = f"this is damaged: it is no JSON ({error})"
        raise CatalogueError(path, problem, _RESTORE.format(path=path)) from error
    if head.format > CATALOGUE_FORMAT:
        problem = f"this has format {head.format}, and this mopscert reads format {CATALOGUE_FORMAT}"
        raise CatalogueError(path, problem, "install the version of mopscert that wrote it, or a later one")
    try:
        catalogue = msgspec.json.decode(data, type=Catalogue)
    except msgspec.ValidationError as error:
        raise _not_whole(path, str(error)) from error
    for astray in _astray(catalogue):
        raise _not_whole(path, f"{astray} stands in nothing that it has")
    return catalogue


def _not_whole(path: str, why: str) -> CatalogueError:
    return CatalogueError(path, f"this is no whole catalogue of a release ({why})", _RESTORE.format(path=path))


def _astray(catalogue: Catalogue) -> Iterator[str]:
    """Everything that stands in a level or a module that the catalogue has not."""
    levels, modules = ({each.id for each in entries} for entries in (catalogue.levels, catalogue.modules))
    of_levels: tuple[OutcomeEntry | ModuleEntry, ...] = (*catalogue.outcomes, *catalogue.modules)
    of_modules: tuple[ObjectiveEntry | QuestionEntry, ...] = (*catalogue.objectives, *catalogue.questions)
    named_after: tuple[LabEntry | DialogueEntry, ...] = (*catalogue.labs, *catalogue.dialogues)
    yield from (each.id for each in of_levels if each.level not in levels)
    yield from (each.id for each in of_modules if each.module not in modules)
    yield from (each.at for each in catalogue.sections if each.module not in modules)
    yield from (each.at for each in named_after if each.id not in modules)


_RESTORE = "restore it with: git checkout HEAD -- {path}"
