"""What stands above the versions: the page at the root, and the page for addresses that lead nowhere any more.

Hosts of static files show the `404.html` at the root for every address that is not there, of whatever version. It knows
from `addresses.json` which pages there are, so that an old link is led to the same page where that still stands: in the
latest version, whose own pages lead on from former addresses, or in the newest that has it. `root.css` also shows the
banner of old versions, with the day to which each stays: their own files never change again.
"""

from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from typing import Any

import msgspec

from mopscert import addresses
from mopscert.model import Programme, ReleasedVersion
from mopscert.pages import words
from mopscert.pages.assets import small
from mopscert.pages.templating import template
from mopscert.publishing.branch import LATEST, NEXT, Version


class Published(msgspec.Struct, frozen=True):
    """The versions on the branch, the newest first, and the addresses of the pages of each, by its folder."""

    versions: tuple[Version, ...]
    pages: Mapping[str, frozenset[str]]

    @property
    def home(self) -> str:
        """The folder of the version that a reader should see: the latest, or what is there before the first."""
        return LATEST if any(LATEST in each.aliases for each in self.versions) else self.versions[0].version


def root_files(
    published: Published, programme: Programme, releases: Sequence[ReleasedVersion], site: str
) -> dict[str, bytes]:
    """The files at the root, by path; `site` is the address of the root, with its scheme."""
    days = _days(published, releases)
    shown: dict[str, Any] = {
        "w": words.catalogue()["root"],
        "programme": programme,
        "home": published.home,
        "logo": addresses.LOGO,
        "notes": addresses.address(addresses.RELEASES) if _has_notes(published) else "",
        "versions": [_shown(each, days.get(each.version)) for each in published.versions],
    }
    here = resources.files("mopscert.publishing")
    style = here.joinpath("root.css").read_text("utf-8") + "".join(_banners(published, days))
    return {
        "index.html": template("root.html").render(shown, page="index", base="", site=site).encode(),
        # It is shown at addresses of any depth, so its own links start at the root.
        "404.html": template("root.html").render(shown, page="404", base=_path(site), site=site).encode(),
        "root.css": small("text/css", style),
        "root.js": small("application/javascript", here.joinpath("root.js").read_text("utf-8")),
        "addresses.json": msgspec.json.encode(_addresses(published)) + b"\n",
    }


def folder(version: str) -> str:
    """The folder of a released version: corrections of wording come to the same addresses, so it has two numbers."""
    return version.rsplit(".", 1)[0]


def _has_notes(published: Published) -> bool:
    latest = next((each.version for each in published.versions if LATEST in each.aliases), "")
    return addresses.address(addresses.RELEASES) in published.pages.get(latest, ())


def _path(site: str) -> str:
    return "/" + site.split("://", 1)[1].partition("/")[2]


def _days(published: Published, releases: Sequence[ReleasedVersion]) -> dict[str, ReleasedVersion]:
    """By folder, the entry of the version that was released there last."""
    folders = {each.version for each in published.versions}
    return {folder(each.version): each for each in releases if folder(each.version) in folders}


def _shown(version: Version, release: ReleasedVersion | None) -> dict[str, Any]:
    w = words.catalogue()["root"]
    said = [w["latest"]] if LATEST in version.aliases else [w["next"]] if version.version == NEXT else []
    if release:
        said.append(w["released"].format(day=words.day(release.released_on)))
        said += [w["sunset"].format(day=words.day(release.sunset))] if release.sunset else []
    place = LATEST if LATEST in version.aliases else version.version
    return {"place": place, "title": version.title, "said": "; ".join(said)}


def _banners(published: Published, days: Mapping[str, ReleasedVersion]) -> Iterator[str]:
    """Rules that show the banner of each version but the latest, whether or not scripts run."""
    w = words.catalogue()["root"]
    for each in published.versions:
        if LATEST in each.aliases:
            continue
        # A released version knows itself by all of its numbers.
        of_version = f'[data-version="{NEXT}"]' if each.version == NEXT else f'[data-version^="{each.version}."]'
        yield f"[data-md-component=outdated]:has({of_version}){{display:block!important}}"
        release = days.get(each.version)
        if release and release.sunset:
            text = w["banner_sunset"].format(day=words.day(release.sunset))
            yield f'{of_version}::after{{content:" {text}"}}'


def _addresses(published: Published) -> dict[str, Any]:
    """Every page that there is, at the best version that has it: the latest, a newer one before an older one."""
    order = sorted(published.versions, key=lambda each: (LATEST in each.aliases, each.numbers), reverse=True)
    known: set[str] = set()
    pages: dict[str, list[str]] = {}
    for each in order:
        place = LATEST if LATEST in each.aliases else each.version
        pages[place] = sorted(published.pages[each.version] - known)
        known |= published.pages[each.version]
    return {"home": published.home, "pages": pages}
