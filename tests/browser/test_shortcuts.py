"""No single character is a shortcut, though the theme brings some along."""

import pytest
from playwright.sync_api import expect

from .hands import field, search
from .visit import HOSTS

IN_A_FIELD = "() => document.activeElement.matches('input, textarea, [contenteditable]')"


@pytest.mark.parametrize("host", HOSTS[:2])
def test_no_single_character_does_anything(visit, host):
    page = visit("glossary/", host=host)
    page.page.wait_for_load_state("networkidle")
    address = page.page.url
    page.page.keyboard.press("Tab")
    for key in "/fFsSpn,.":
        page.page.keyboard.press(key)
    page.page.wait_for_timeout(300)
    assert page.page.url == address
    assert not page.page.evaluate(IN_A_FIELD)


def test_characters_still_reach_fields_and_lists(visit):
    page = visit("glossary/")
    page.page.wait_for_load_state("networkidle")
    search(page.page, "funnels.")
    expect(field(page.page)).to_have_value("funnels.")


def test_the_theme_has_such_shortcuts_where_our_script_is_missing(visit):
    page = visit(expected="ERR_FAILED")
    page.page.route("**/mops.js", lambda route: route.abort())
    page.page.goto(page.home, wait_until="networkidle")
    page.page.keyboard.press("/")
    expect(field(page.page)).to_be_focused()
