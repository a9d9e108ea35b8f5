"""The built site as a zip archive for any static server, which says what to do when it is opened as a file."""

import os
import re
import subprocess
import sys
import tempfile
from datetime import datetime
from html import escape
from importlib import resources
from pathlib import Path

from mopscert import addresses
from mopscert.archive import archive
from mopscert.digests import digest
from mopscert.errors import MopscertError
from mopscert.model import Programme
from mopscert.offline import offline
from mopscert.pages import words
from mopscert.security.policy import opened_as_file

# Every page of the site loads this; beside it lies what only copies need.
_SCRIPT = re.compile(r'<script src="(?P<folder>[^"]*)mops\.js" type="module"></script>')
_HINT = "opened-as-file.js"


def site_copy(programme: Programme, root: Path, site: str, moment: datetime, name: str) -> bytes:
    """Build the site with MkDocs and pack it into one zip archive, in a folder called `name`.

    `site` is the address at which the site is published, or "" for that of `mkdocs.yml`. MopscertError where MkDocs
    fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        built = Path(folder) / "site"
        _build(root, built, site, moment)
        files = {path.relative_to(built).as_posix(): path.read_bytes() for path in built.rglob("*") if path.is_file()}
    # The same list of pages as sitemap.xml, deflated, which each version of zlib does in its own way.
    files.pop("sitemap.xml.gz", None)
    files = {path: _hinted(content) if path.endswith(".html") else content for path, content in files.items()}
    files[f"{addresses.ASSETS}/{_HINT}"] = resources.files("mopscert.exports").joinpath(_HINT).read_bytes()
    files["README.txt"] = _readme(programme, moment).encode()
    files |= offline((path, digest(content)) for path, content in files.items())
    return archive(((f"{name}/{path}", files[path]) for path in sorted(files)), moment)


def _build(root: Path, out: Path, site: str, moment: datetime) -> None:
    # A copy stands for itself: it has no other versions beside it, whatever is published meanwhile.
    alone = {name: value for name, value in os.environ.items() if not name.startswith("PUBLISHED_")}
    environment = {**alone, "SOURCE_DATE_EPOCH": str(int(moment.timestamp())), "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(  # noqa: S603 - our own command, without a shell
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(out)],
        cwd=root,
        env=environment | ({"SITE_URL": site} if site else {}),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip() and not line.startswith("INFO")]
        raise MopscertError("\n".join(["MkDocs could not build the site:", *said]))


def _hinted(content: bytes) -> bytes:
    """A page that also loads the script for pages opened as files."""
    note = escape(words.catalogue()["copy"]["note"])
    # What a page opened as a file may load are files; not all browsers count those as its own site.
    files = opened_as_file(content.decode())
    hint = rf'\g<0><script src="\g<folder>{_HINT}" data-note="{note}"></script>'
    return _SCRIPT.sub(hint, files, count=1).encode()


def _readme(programme: Programme, moment: datetime) -> str:
    text = words.catalogue()["copy"]["readme"]
    return str(text).format(title=programme.title, version=programme.version, day=words.day(moment.date()))
