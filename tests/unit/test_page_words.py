"""What scripts say from words that stand in their page: each is there, and each is said."""

import re
from importlib import resources

from mopscert.pages import words

MODULES = ("keeping.js", "lab-progress.js", "progress.js")
SAID = re.compile(r"(?<![\w.#$-])words\.(\w+)")


def test_my_progress_has_the_words_that_its_scripts_say():
    sources = [resources.files("mopscert.web").joinpath(name).read_text("utf-8") for name in MODULES]
    assert {word for text in sources for word in SAID.findall(text)} == words.catalogue()["progress"]["said"].keys()
