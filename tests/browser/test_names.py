"""What a screen reader is told: names of all controls are the texts of the data, states are added beside them."""

import pytest

from mopscert.checking import check
from mopscert.model import Match, Multiple, Number, Order, Pool

from .facts import LABELS, paragraphs, plain, right, said, stem, wrong
from .visit import HOSTS


@pytest.fixture
def tree(visit, lesson_page):
    """A page, and the accessible nodes that Chromium sees in its content at that moment."""
    page = visit(lesson_page)
    session = page.page.context.new_cdp_session(page.page)

    def read() -> list[dict]:
        nodes = {node["nodeId"]: node for node in session.send("Accessibility.getFullAXTree")["nodes"]}
        (article,) = [node for node in nodes.values() if node.get("role", {}).get("value") == "article"]
        found, waiting = [], [article]
        while waiting:
            node = waiting.pop(0)
            waiting = [nodes[name] for name in node.get("childIds", ()) if name in nodes] + waiting
            found += [] if node.get("ignored") else [node]
        return found

    return page, read


def _of(role: str, nodes: list[dict]) -> list[dict]:
    return [node for node in nodes if node["role"]["value"] == role]


def _value(node: dict, name: str) -> str:
    return " ".join(str(node.get(name, {}).get("value", "")).split())


def _property(node: dict, name: str):
    return next((each["value"]["value"] for each in node["properties"] if each["name"] == name), None)


def test_controls_are_named_by_the_texts_of_options(tree, choices):
    nodes = tree[1]()
    radios = [plain(option.text) for item in choices if not isinstance(item, Multiple) for option in item.options]
    boxes = [plain(option.text) for item in choices if isinstance(item, Multiple) for option in item.options]
    assert sorted(_value(node, "name") for node in _of("radio", nodes)) == sorted(radios)
    assert sorted(_value(node, "name") for node in _of("checkbox", nodes)) == sorted(boxes)


def test_lists_and_fields_are_named_by_what_they_ask_for(tree, root):
    page, read = tree
    page.go("modules/clean-records/", host=HOSTS[3])
    quiz = check(root / "tests" / "fixtures" / "exam").curriculum.modules[0].quiz
    asked = {type(item): item for item in quiz.pool(Pool.LESSON)}
    rows = [*asked[Order].steps, *asked[Match].prompts]
    nodes = read()
    assert sorted(_value(node, "name") for node in _of("combobox", nodes)) == sorted(plain(row.text) for row in rows)
    field = LABELS["number"].format(unit=asked[Number].unit)
    assert [_value(node, "name") for node in _of("textbox", nodes)] == [field]


def test_groups_are_named_by_their_stems_and_described_by_their_cases(tree, questions):
    groups = {(_value(node, "name"), _value(node, "description")) for node in _of("group", tree[1]())}
    for item in questions:
        assert (stem(item), " ".join(paragraphs(item.stem)[:-1])) in groups, item.id


def test_each_question_has_a_status_from_the_start(tree, questions):
    assert len(_of("status", tree[1]())) == len(questions)


def test_buttons_say_what_they_do(tree, questions):
    names = [_value(node, "name") for node in _of("button", tree[1]())]
    assert names.count(LABELS["check"]) == len(questions)
    assert LABELS["again"] not in names


def test_a_mark_is_a_description_and_not_a_part_of_the_name(tree, single):
    page, read = tree
    first, second = wrong(single)
    page.question(single).answer(first).answer(second)
    states = {_value(node, "name"): _value(node, "description") for node in _of("radio", read())}
    texts = {option.id: plain(option.text) for option in single.options}
    assert states[texts[second]] == said("wrong")
    assert states[texts[right(single)[0]]] == said("missed")
    assert states[texts[first]] == ""


def test_the_verdict_is_in_the_status_that_was_there(tree, single):
    page, read = tree
    page.question(single).element.get_by_role("status").evaluate("(status) => (window.status = status)")
    shown = page.question(single).answer(wrong(single)[0])
    assert shown.element.get_by_role("status").evaluate("(status) => status.isConnected")
    texts = [node["name"]["value"] for node in _of("StaticText", read())]
    assert said("retry_single") in texts


def test_the_finished_button_says_that_it_is_off_and_stays_focusable(tree, single):
    page, read = tree
    page.question(single).answer(right(single)[0])
    (focused,) = [node for node in _of("button", read()) if _property(node, "focused")]
    assert _value(focused, "name") == LABELS["check"]
    assert _property(focused, "disabled") is True
