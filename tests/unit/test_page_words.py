"""What scripts say from words that stand in their page: each is there, and each is said."""

import re
from importlib import resources

from mopscert.pages import words

MODULES = ("keeping.js", "lab-progress.js", "progress.js")
SAID = re.compile(r"(?<![\w.#$-])words\.(\w+)")
# The words of how a lab stands are named after what this function of lab-record.js returns.
STANDING = "words[`lab_${labStanding("
RETURNED = re.compile(r"export function labStanding\(.*?\n}", re.DOTALL)


def _source(name: str) -> str:
    return resources.files("mopscert.web").joinpath(name).read_text("utf-8")


def test_my_progress_has_the_words_that_its_scripts_say():
    text = "\n".join(map(_source, MODULES))
    assert STANDING in text
    standings = re.findall(r'"(\w+)"', RETURNED.search(_source("lab-record.js"))[0])
    said = {*SAID.findall(text), *(f"lab_{each}" for each in standings)}
    assert said == words.catalogue()["progress"]["said"].keys()
