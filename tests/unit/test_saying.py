"""Browser modules get their words where they name them."""

import pytest

from mopscert.errors import MopscertError
from mopscert.pages.saying import spoken

GROUPS = {"tea": {"pour": "“Pour”\n", "sip": "Sip"}, "cup": {"full": "Full", "empty": "Empty"}, "pot": {"hot": "Hot"}}
CUP = 'export const words = {"empty":"Empty","full":"Full"};\n'
POT = 'export const words = {"hot":"Hot"};\n'
TEA = """import { el } from "./parts.js";
import { words } from "./words-tea.js";
el(words.pour, this.words.pour, a$words.sip);
"""
TWO = """import { words as tea } from "./words-tea.js";
import { words } from "./words-cup.js";
tea.sip + words[state];
"""
LATE = 'import("./words-pot.js").then(({ words }) => words.hot);\n'


def test_a_word_stands_where_it_is_named_and_others_stay_modules():
    assert spoken({"tea.js": TEA, "two.js": TWO, "late.js": LATE}, GROUPS) == {
        "tea.js": 'import { el } from "./parts.js";\nel("“Pour”\\n", this.words.pour, a$words.sip);\n',
        "two.js": 'import { words } from "./words-cup.js";\n"Sip" + words[state];\n',
        "late.js": LATE,
        "words-cup.js": CUP,
        "words-pot.js": POT,
    }


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("words.spill + words.pour + words.sip", "tea.js: there is no word web.tea.spill"),
        ("words.sip", "no browser module says web.tea.pour"),
    ],
)
def test_words_that_are_not_there_or_not_said_are_named(source, message):
    with pytest.raises(MopscertError) as caught:
        spoken({"tea.js": f'import {{ words }} from "./words-tea.js";\n{source};\n'}, {"tea": GROUPS["tea"]})
    assert str(caught.value) == message
