"""What a browser may hold, sound or damaged, is read, joined and exported without an error; in a V8 of its own.

The same each time; `make fuzz` goes on with others.
"""

import json
import random
import re
from concurrent.futures import ThreadPoolExecutor
from copy import deepcopy
from importlib import resources
from pathlib import Path

import pytest
from py_mini_racer import MiniRacer

from mopscert.pages.joining import join

from ..seeds import SEED
from .values import Drawer

COUNT = 400 if SEED else 60
KEPT = Path(__file__).parent / "corpus" / "storage"
WORDS = ["what-mops-is", "constructor", "__proto__", "toString"]
ENTRY = """import { adopted, changes, knows, parse, record } from "./records.js";
import { bringIn, merge, news } from "./exchange.js";
globalThis.tried = (mine, theirs) => {
  const [one, other] = [parse(mine), parse(theirs)];
  const joined = merge(one.state, other.state);
  const again = merge(joined, other.state);
  const now = new Date("2027-02-03T12:00:00");
  const after = record(joined, { id: "constructor", rev: 1, ok: true, chosen: ["a"] }, now);
  adopted(after, [{ id: "new", former: ["constructor"] }]);
  news(one.state, joined);
  const told = bringIn({ update() {} }, theirs);
  return JSON.stringify({ problems: [one.problem, other.problem], told, joined, again, after,
    known: knows(after, "constructor"), changed: changes(joined, after), back: parse(JSON.stringify(joined)).problem });
};
"""
IMPORT = re.compile(r'from "\./([\w-]+\.js)"')
ODD = [None, True, 0, -1, 1e308, "", "x", [], [[]], {}, {"a": None}, "2026-99-99", {"schema": 3}, [None] * 3]
DAMAGE = ("", "{", "}", "[", "]", ",", ":", "null", '"', "1e999", "\\u0000", "\\ud800", "9" * 40)


@pytest.fixture(scope="module")
def tried():
    web = resources.files("mopscert.web")
    sources = {path.name: path.read_text("utf-8") for path in web.iterdir() if path.name.endswith(".js")}
    sources["entry.js"] = ENTRY
    needed = _needed(sources)
    joined = join({name: sources[name] for name in needed}, {"all.js": needed})["all.js"]
    # In a thread of its own, since another test's browser may have an event loop running in this one.
    with ThreadPoolExecutor(1) as thread:
        v8 = thread.submit(_started, joined).result()
        yield lambda *given: json.loads(thread.submit(v8.call, "tried", *given, timeout_sec=5).result())


def _started(script: str) -> MiniRacer:
    v8 = MiniRacer()
    v8.eval("globalThis.localStorage = undefined; globalThis.document = { dispatchEvent() {}, addEventListener() {} };")
    v8.eval("globalThis.addEventListener = () => {};")
    v8.eval(script)
    return v8


def _needed(sources, name: str = "entry.js") -> list[str]:
    """A module and all that it imports, in the order in which they run."""
    before = [each for other in IMPORT.findall(sources[name]) for each in _needed(sources, other)]
    return list(dict.fromkeys([*before, name]))


def _state(seed: int) -> str:
    return json.dumps(Drawer("progress", WORDS, seed).whole())


def _odd(seed: int) -> str:
    """A state in which another hand has written anything."""
    chance = random.Random(seed)
    state = json.loads(_state(seed))
    for _ in range(chance.randrange(1, 5)):
        inner = state
        while isinstance(inner, dict | list) and inner:
            keys = list(inner) if isinstance(inner, dict) else range(len(inner))
            key = chance.choice(keys)
            if chance.random() < 0.4 or not isinstance(inner[key], dict | list) or not inner[key]:
                inner[key] = deepcopy(chance.choice(ODD))
                break
            inner = inner[key]
    return json.dumps(state)


def _damaged(seed: int) -> str:
    chance = random.Random(seed)
    text = _state(seed)
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(DAMAGE) + text[at + chance.randrange(9) :]
    return text


@pytest.mark.parametrize("path", sorted(KEPT.iterdir()), ids=lambda path: path.stem)
def test_what_broke_it_once_is_joined(path, tried):
    text = path.read_text()
    for mine, theirs in ((text, text), (_state(0), text), (text, _state(0))):
        assert tried(mine, theirs)["back"] is None


def test_sound_states_are_joined_whole(tried):
    for seed in range(SEED, SEED + COUNT):
        told = tried(_state(seed), _state(seed + 1))
        assert told["problems"] == [None, None], seed
        assert (told["told"], told["back"], told["known"]) == (None, None, True), seed
        assert told["again"].keys() == told["joined"].keys(), seed
        assert told["again"]["items"].keys() == told["joined"]["items"].keys(), seed
        assert told["changed"] == ["constructor"], seed


def test_odd_and_damaged_states_harm_nothing(tried):
    for seed in range(SEED, SEED + COUNT):
        for broken in (_odd(seed), _damaged(seed)):
            told = tried(_state(seed), broken)
            assert told["problems"][0] is None, seed
            assert told["problems"][1] in (None, "damaged", "newer"), seed
            assert told["told"] == told["problems"][1], seed
            assert told["known"], seed
            assert set(json.loads(_state(seed))["items"]) <= set(told["joined"]["items"]), seed
