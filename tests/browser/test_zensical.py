"""Built by Zensical, the questions work as they do here."""

from .facts import right, said, wrong
from .visit import HOSTS


def test_an_answer_is_checked_and_kept(visit, lesson_page, single, multiple):
    page = visit(lesson_page, host=HOSTS[1])
    shown = page.question(single)
    shown.input(wrong(single)[0]).focus()
    page.page.keyboard.press("Space")
    page.page.keyboard.press("Enter")
    assert shown.verdict() == said("retry_single")
    assert page.question(multiple).answer(*right(multiple)).verdict() == said("right_multiple", of=2)
    page.reload()
    assert page.question(single).marks() == {wrong(single)[0]: "wrong"}
    assert page.question(multiple).feedback().startswith(said("before_first"))
    assert page.question(multiple).key.is_visible()
