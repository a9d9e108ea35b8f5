"""Summary sheets on paper: each stands on a page of its own, the first below the title."""

import re

from mopscert import addresses


def test_each_module_is_one_printed_page(visit, curriculum):
    level = curriculum.programme.file.levels[0]
    page = visit(addresses.address(addresses.summary_page(level.id)))
    sheets = page.page.locator(".mops-sheet").count()
    assert sheets == sum(module.lesson is not None for module in curriculum.of_level(level.id))
    printed = page.page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == sheets, "the title stands above the first"
