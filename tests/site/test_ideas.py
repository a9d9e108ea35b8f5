"""The page of wrong ideas has each of them once, with its id, its repair and its questions."""

import re


def test_every_idea_is_there_by_its_id(articles, data, root):
    bank = "".join(path.read_text() for path in (root / "quizzes").glob("*/*.yaml"))
    ideas = {each["id"]: each for each in data("quizzes/misconceptions.yaml")["misconceptions"]}
    rows = [row for row in articles["contribute/ideas/"].all("tr") if row.get("id")]
    assert sorted(row.get("id") for row in rows) == sorted(ideas)
    for row in rows:
        idea = ideas[row.get("id")]
        name, text, questions = [cell.text() for cell in row.walk() if cell.tag in ("th", "td")]
        assert name == idea["id"]
        assert text.startswith(" ".join(idea["idea"].split()))
        assert [link.get("href") for link in row.all("a")] == ([_address(idea["learn"])] if "learn" in idea else [])
        # A question can name an idea in several of its options.
        used = len(re.findall(rf"misconception: {idea['id']}\b(?!-)", bank))
        assert (int(questions) > 0) == (used > 0)
        assert int(questions) <= used


def _address(learn: str) -> str:
    module, _, anchor = learn.partition("#")
    return f"../../modules/{module}/#{anchor}"
