"""The data of the labs: one seeded generator a lab, which writes its inputs and its answer key, the same everywhere."""

import importlib
from pathlib import Path

from mopscert.errors import MopscertError
from mopscert.labs.tables import LabData

# Labs have the ids of their modules; a generator has the same name with underscores.
LABS = tuple(
    sorted(
        path.stem.replace("_", "-")
        for path in Path(__file__).parent.glob("*.py")
        if path.stem not in ("__init__", "draws", "fiction", "tables")
    )
)


def generate(lab: str) -> LabData:
    """The files of a lab; MopscertError where it has no generator."""
    if lab not in LABS:
        raise MopscertError(f'no generator is called "{lab}"; there are: {", ".join(LABS)}')
    data = importlib.import_module(f"{__name__}.{lab.replace('-', '_')}").generate()
    assert isinstance(data, LabData)
    return data


def write(lab: str, root: Path) -> tuple[Path, ...]:
    """Write the files of a lab into the folder of its module below `root`, and name them."""
    data = generate(lab)
    folder = next(root.glob(f"curriculum/*/{lab}"), None)
    if folder is None:
        raise MopscertError(f'no module has the id "{lab}", so its files have no folder')
    written = []
    for path, content in data.files():
        place = folder / path
        try:
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(content)
        except OSError as error:
            raise MopscertError(f"cannot write {place}: {error.strerror}") from error
        written.append(place)
    return tuple(written)
