"""The releases: which versions there are, until when each stays, and the notes of each."""

from collections.abc import Iterator

from mopscert import addresses
from mopscert.model import Curriculum, ReleasedVersion
from mopscert.pages import markdown, words
from mopscert.pages.context import context
from mopscert.pages.following import Following
from mopscert.pages.lesson_html import text_markdown
from mopscert.pages.site import Navigation, Reader
from mopscert.pages.templating import template
from mopscert.releases.versions import numbers


def releases_pages(curriculum: Curriculum, following: Following, read: Reader) -> Iterator[tuple[str, str]]:
    """Path and Markdown of the list of versions and of the notes of each; none before the first release."""
    if versions := _latest_first(curriculum):
        yield addresses.RELEASES, _list(curriculum, following, versions)
    for each in versions:
        if path := curriculum.notes.get(each.version):
            yield addresses.release_page(each.version), _notes(curriculum, following, each, read(path).decode())


def releases_entries(curriculum: Curriculum) -> Navigation:
    """The navigation to these pages."""
    w, versions = words.catalogue()["releases"], [each.version for each in _latest_first(curriculum)]
    told = [each for each in versions if each in curriculum.notes]
    notes = [{w["page"].format(version=each): addresses.release_page(each)} for each in told]
    return [{w["title"]: [addresses.RELEASES, *notes]}] if versions else []


def _latest_first(curriculum: Curriculum) -> list[ReleasedVersion]:
    versions = curriculum.versions.file.versions if curriculum.versions else ()
    return sorted(versions, key=lambda each: numbers(each.version), reverse=True)


def _list(curriculum: Curriculum, following: Following, versions: list[ReleasedVersion]) -> str:
    w = words.catalogue()["releases"]
    return template("releases.md").render(
        front=markdown.front_matter({"title": w["title"], "description": w["description"]}),
        w=w,
        versions=versions,
        notes=curriculum.notes,
        page=addresses.RELEASES,
        release_page=addresses.release_page,
        catalogue=addresses.asset_link(addresses.RELEASES, addresses.CATALOGUE),
        day=words.day,
        feed=addresses.asset_link(addresses.RELEASES, addresses.FEED) if following.steps else "",
    )


def _notes(curriculum: Curriculum, following: Following, version: ReleasedVersion, text: str) -> str:
    w = words.catalogue()["releases"]
    page = addresses.release_page(version.version)
    said = [w["released_on"].format(day=words.day(version.released_on))]
    if version.sunset:
        said.append(w["stays_until"].format(day=words.day(version.sunset)))
    description = w["page_description"].format(version=version.version)
    title = w["page"].format(version=version.version)
    return template("release.md").render(
        front=markdown.front_matter({"title": title, "description": description}),
        title=title,
        said=" ".join(said),
        delta=_delta(following, version.version, page),
        text=text_markdown(text, context(curriculum, page)),
    )


def _delta(following: Following, version: str, page: str) -> dict[str, str] | None:
    """The link to the page that asks about what the version changed; None for the first one."""
    if version not in following.asked:
        return None
    title = words.catalogue()["follow"]["delta"].format(version=version)
    return {"title": title, "href": addresses.link(page, addresses.delta_page(version))}
