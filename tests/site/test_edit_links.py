"""Who finds a mistake is led to the file that holds it."""

from pathlib import Path

from mopscert.model import Curriculum

from .dom import Element


def _edits(article: Element) -> list[str]:
    foot = article.one("p", "mops-foot__edit")
    return [link.get("href") for link in foot.all("a")]


def test_each_module_page_leads_to_all_its_files(curriculum: Curriculum, articles: dict[str, Element], root: Path):
    repository = curriculum.programme.file.repository
    start = f"{repository.url}/edit/{repository.branch}/"
    for module in curriculum.modules:
        folder = root / "curriculum" / module.level / module.id
        files = [*folder.glob("*.yaml"), *folder.glob("*.md"), root / "quizzes" / module.level / f"{module.id}.yaml"]
        wanted = [start + path.relative_to(root).as_posix() for path in files if path.is_file()]
        assert sorted(_edits(articles[f"modules/{module.id}/"])) == sorted(wanted), module.id


def test_edit_links_are_told_apart_by_their_words(curriculum: Curriculum, articles: dict[str, Element]):
    for module in curriculum.modules:
        words = [link.text() for link in articles[f"modules/{module.id}/"].one("p", "mops-foot__edit").all("a")]
        assert len(words) == len(set(words)) > 0, module.id
