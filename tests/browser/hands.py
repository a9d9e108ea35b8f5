"""Answering any question, whatever its type, by the means that a test is about; and searching, on either theme."""

from playwright.sync_api import Locator, Page

from mopscert.model import Match, Multiple, Number, Order, Question, Single


def chosen(item: Question, *, right: bool) -> list[str]:
    """Ids of the options to choose."""
    return [option.id for option in item.options if bool(option.correct) == right][: len(item.keys)]


def selected(item: Question, *, right: bool) -> dict[str, str]:
    """What to choose in each list, by the name of the list."""
    if isinstance(item, Order):
        return {step.id: str(place) for place, step in enumerate(item.steps if right else item.steps[::-1], 1)}
    return {prompt.id: prompt.target if right else item.targets[-1].id for prompt in item.prompts}


def typed(item: Number, *, right: bool) -> str:
    """The number to type."""
    return str(item.answer if right else item.answer + 9)


def answer(box: Locator, item: Question, *, right: bool) -> None:
    """Answers the question that stands in a box, without checking it."""
    match item:
        case Single() | Multiple():
            for each in item.options if isinstance(item, Multiple) else ():
                box.locator(f'input[value="{each.id}"]').uncheck()
            for each in chosen(item, right=right):
                box.locator(f'input[value="{each}"]').check()
        case Order() | Match():
            for name, value in selected(item, right=right).items():
                box.locator(f'select[name="{name}"]').select_option(value)
        case Number():
            box.locator("input").fill(typed(item, right=right))


def field(page: Page) -> Locator:
    """Where the words of a search are typed, on either theme."""
    return page.locator(".md-search").get_by_role("textbox").or_(page.get_by_role("combobox", name="Search"))


def search(page: Page, words: str) -> Locator:
    """Types words into the search; the links that it finds."""
    opener = page.locator(".md-search__button")
    opener.or_(field(page)).first.wait_for()
    if opener.is_visible():
        opener.click()
    field(page).press_sequentially(words)
    return page.locator(".md-search-result__link, [role=listbox] a")
