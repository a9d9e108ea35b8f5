"""How pages and feeds tell what releases changed: in which words, and with links to where it stands in this version."""

from collections.abc import Callable, Iterator
from functools import cached_property

import msgspec
from markupsafe import Markup

from mopscert import addresses
from mopscert.model import Catalogue, Curriculum, Module, ObjectiveEntry, Pool, Question, QuestionEntry
from mopscert.pages import words
from mopscert.releases.changes import Change, kinds
from mopscert.releases.comparison import Comparison
from mopscert.releases.following import NEW_QUESTION, QUESTIONS, News, Step, asked
from mopscert.releases.renderings import filling

# Gives the link to an address below the root of the site.
Linking = Callable[[str], str]


def linking(page: str) -> Linking:
    """The links of a page."""

    def link(at: str) -> str:
        path, _, anchor = at.partition("#")
        return addresses.link(page, addresses.page_at(path), anchor)

    return link


class Following(msgspec.Struct, frozen=True, dict=True):
    """The catalogue of this version, and all releases, the newest first."""

    listed: Catalogue
    steps: tuple[Step, ...]

    @cached_property
    def _news(self) -> dict[str, list[News]]:
        found: dict[str, list[News]] = {}
        for step in self.steps:
            for news in step.modules:
                found.setdefault(self.module(news), []).append(news)
        return found

    @property
    def asked(self) -> list[str]:
        """The versions that have a page which asks about what they changed: all but the first."""
        return [each.release.version for each in self.steps if each.comparison]

    def of_module(self, module_id: str) -> list[News]:
        """What releases changed in a module, the newest first."""
        return self._news.get(module_id, [])

    def module(self, news: News) -> str:
        """The id by which this version knows the module of news."""
        return self.listed.former.get(("module", news.module.id), news.module.id)

    def tag(self, module_id: str) -> str:
        """That a module is new or changed in this version or the ones with the same two first numbers; "" otherwise."""
        series = self.steps[0].release.version.rsplit(".", 1)[0] if self.steps else ""
        found = [each for each in self.of_module(module_id) if each.release.version.rsplit(".", 1)[0] == series]
        # What is new stays new when its first mistakes are mended.
        telling = next((each for each in found if each.is_new), found[0] if found else None)
        return told(telling) if telling else ""

    def changed(self, module_id: str) -> str:
        """The version that last changed a module after it was new; "" where none did."""
        return next((each.release.version for each in self.of_module(module_id) if not each.is_new), "")

    def questions(self, step: Step) -> frozenset[str]:
        """The questions of what a release changed, by the ids that they have in this version."""
        named = (name for news in step.modules for name in asked(news))
        return frozenset(self.listed.former.get(("question", name), name) for name in named)

    @cached_property
    def _places(self) -> frozenset[str]:
        here = self.listed
        groups = (here.levels, here.outcomes, here.domains, here.sections, here.misconceptions, here.named.values())
        return frozenset(each.at for group in groups for each in group)

    def place(self, at: str) -> str:
        """The address in this version of what a release had at an address; "" where nothing is left of it."""
        moved = next((each.now for each in self.listed.moved if each.was == at), at)
        return moved if moved in self._places else ""

    def said(self, comparison: Comparison, change: Change, link: Linking) -> Markup:
        """A change as learners read it, with a link to where it can be seen."""
        values = filling(comparison, change)
        if change.kind in QUESTIONS:
            text = words.catalogue()["follow"]["new" if change.kind in NEW_QUESTION else "revised"]
            seen = _objective(comparison, change)
        else:
            text, seen = kinds()[change.kind].learner, change.to
        return Markup(text).format(**values, link=self.link(change.at, seen, link))  # noqa: S704 - our own words

    def link(self, at: str, text: str, link: Linking) -> Markup:
        """A text that leads to what stands at an address now, if anything does."""
        now = self.place(at)
        return Markup('<a href="{}">{}</a>').format(link(now), text) if now else Markup.escape(text)


def _objective(comparison: Comparison, change: Change) -> str:
    """What a question is about."""
    question = comparison.new.named[("question", change.id)]
    assert isinstance(question, QuestionEntry)
    objective = comparison.new.named[("objective", question.objective)]
    assert isinstance(objective, ObjectiveEntry)
    return objective.text


def told(news: News) -> str:
    """That a module is new or changed, and in which version."""
    text: str = words.catalogue()["follow"]["new_in" if news.is_new else "changed_in"]
    return text.format(version=news.release.version)


def lines(following: Following, news: News, link: Linking, *, with_questions: bool = True) -> list[Markup]:
    """The changes of news in words, all of them or those of questions left out."""
    changes = [each for each in news.changes if with_questions or each.kind not in QUESTIONS]
    return [following.said(news.comparison, change, link) for change in changes]


def others(following: Following, step: Step, link: Linking) -> list[Markup]:
    """What a release changed outside of the modules that are there, in words, each with its level."""
    assert step.comparison is not None
    form = Markup(words.catalogue()["follow"]["of_level"])  # noqa: S704 - our own words
    said = []
    for change in step.others:
        text, level = following.said(step.comparison, change, link), step.comparison.title(change)
        said.append(form.format(level=level, text=text) if level else text)
    return said


def modules(following: Following, step: Step, link: Linking) -> list[Markup]:
    """The modules that a release brought or changed, each as a link, and which of the two it was."""
    form = Markup(words.catalogue()["follow"]["named"])  # noqa: S704 - our own words
    return [
        form.format(module=following.link(each.module.at, each.module.title, link), told=told(each))
        for each in step.modules
    ]


def of_release(following: Following, curriculum: Curriculum, step: Step) -> Iterator[tuple[Module, list[Question]]]:
    """The lesson questions of what a release changed, as they are now, by module, in the order of study."""
    wanted = following.questions(step)
    for module in curriculum.modules:
        items = [each for each in (module.quiz.pool(Pool.LESSON) if module.quiz else ()) if each.id in wanted]
        if items:
            yield module, items
