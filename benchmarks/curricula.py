"""Generates sound curricula of any size: about 900 words and ten questions a module, the same for the same size."""

import json
import random
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
TINY = ROOT / "tests/fixtures/tiny/curriculum"
QUESTIONS = 10
# By turns; questions that match pairs have no words to make up.
_TYPES = ("single", "single", "multiple", "single", "order", "single", "multiple", "number")
_SECTIONS = ("collect", "compare", "decide", "measure")
# Enough to make sentences of; they need no meaning.
_WORDS = """
a campaign team asks for a list and the owner of the record answers with a date before the queue moves on
while marketing measures which request changed revenue and sales reports what the group needs next because
governance names who decides how data travels between systems and when an exception ends so that people trust
the result
"""
# Options take up no words of their stem and are of like length, so that rules about item writing find nothing.
_OPTION_WORDS = """
check share build offer pause merge agree renew train weigh table draft price level chart staff field shift route blame
"""


def generate(folder: Path, modules: int) -> None:
    """Write a curriculum with that many modules below `folder`, with the site's own look and pages."""
    levels = _levels(modules)
    _yaml(folder / "curriculum/programme.yaml", _programme(levels))
    for name in ("glossary", "vendors", "retired", "style"):
        _copy(f"curriculum/{name}.yaml", folder)
    _yaml(folder / "curriculum/sources.yaml", {"sources": _cited()})
    _yaml(folder / "quizzes/misconceptions.yaml", {"misconceptions": [_misconception()]})
    for level, names in levels.items():
        for number, name in enumerate(names):
            _module(folder, level, name, names[number - 1 : number] if number % 7 else [])
    for path in ("mkdocs.yml", "docs/about.md", "docs/contribute/index.md"):
        _copy(path, folder)
    shutil.copytree(ROOT / "docs/overrides", folder / "docs/overrides", dirs_exist_ok=True)
    (folder / "docs/index.md").write_text("# Home\n\nA generated curriculum.\n")


def _levels(modules: int) -> dict[str, list[str]]:
    names = [f"module-{number}" for number in range(modules)]
    third = modules // 3
    return {"associate": names[:third], "professional": names[third : 2 * third], "leader": names[2 * third :]}


def _programme(levels: dict[str, list[str]]) -> dict[str, Any]:
    programme: dict[str, Any] = yaml.load((ROOT / "curriculum/programme.yaml").read_text(), yaml.CSafeLoader)
    # Random questions keep no promise about their mix; what the rules count for it is counted all the same.
    programme.pop("targets", None)
    for level in programme["levels"]:
        level.pop("mix", None)
        level["modules"] = levels.get(level["id"], [])
        level["hours"] = round((60 * len(level["modules"]) + level["other_minutes"]) / 60)
    return programme


def _module(folder: Path, level: str, name: str, requires: list[str]) -> None:
    dice = random.Random(name)  # noqa: S311 - the same text for the same name
    place = folder / "curriculum" / level / name
    _yaml(place / "module.yaml", _description(level, name, requires, dice))
    (place / "lesson.md").write_text(_lesson(name, dice))
    if _kind(name) == "hands-on":
        _practice("associate/tagged-links", "lab.yaml", place)
    elif _kind(name) == "soft-skill":
        _practice("professional/kind-refusals", "dialogue.yaml", place)
    _yaml(
        folder / "quizzes" / level / f"{name}.yaml",
        {"items": [_item(name, number, dice) for number in range(QUESTIONS)]},
    )


def _description(level: str, name: str, requires: list[str], dice: random.Random) -> dict[str, Any]:
    return {
        "title": f"{_sentence(dice, 5)[:-1]} {name}",
        "kind": _kind(name),
        "status": "published",
        "summary": _sentence(dice, 14),
        "domains": [dice.choice(["strategy", "stack", "data", "work"])],
        "minutes": 60,
        "requires": requires,
        "objectives": [
            {
                "id": section,
                "text": f"Explain {_sentence(dice, 9).lower()}",
                "level": "understand",
                "taught_in": f"#{section}",
                "serves": dice.sample(_outcomes(level), 2),
            }
            for section in _SECTIONS
        ],
        "takeaways": [_sentence(dice, 12) for _ in range(3)],
        "sources": ["darrington-2022"],
        "owner": "strategy-editors",
        "reviewed_on": "2026-11-20",
        "review_by": "2027-11-20",
    }


def _kind(name: str) -> str:
    return ("conceptual", "hands-on", "soft-skill")[int(name.rpartition("-")[2]) % 3]


@cache
def _outcomes(level: str) -> list[str]:
    [found] = [each for each in _programme({})["levels"] if each["id"] == level]
    return [outcome["id"] for outcome in found["outcomes"]]


def _practice(source: str, file: str, place: Path) -> None:
    """Copy a lab or a dialogue, with what belongs to it, so that it is about an objective of another module."""
    text = (TINY / source / file).read_text()
    text = re.sub(r"practises: \[.*\]", "practises: [collect]", text)
    text = re.sub(r"#(build|offer)\b", "#collect", text).replace("(term:utm)", "(term:utm-parameters)")
    (place / file).write_text(text)
    for folder in ("data", "key"):
        if (TINY / source / folder).is_dir():
            shutil.copytree(TINY / source / folder, place / folder)


def _lesson(name: str, dice: random.Random) -> str:
    parts = [_paragraph(dice)]
    for number, section in enumerate(_SECTIONS):
        parts += [f"## {_sentence(dice, 4)[:-1]} {{#{section}}}", _paragraph(dice), _paragraph(dice)]
        parts += ["\n".join(f"- **{_sentence(dice, 2)[:-1]}** {_sentence(dice, 8)}" for _ in range(3))]
        parts += [
            f"::: example {_sentence(dice, 3)[:-1]}\n{_paragraph(dice)}\n:::",
            "```self-check\n" + f"{name}-{number}\n```",
        ]
    return "\n\n".join(parts) + "\n"


def _paragraph(dice: random.Random) -> str:
    link = dice.choice(
        ["[the queue](term:intake)", "[the owner](term:raci)", "[he argues](source:darrington-2022)", "*in time*"]
    )
    return " ".join([*(_sentence(dice, dice.randint(8, 18)) for _ in range(4)), link + "."])


def _sentence(dice: random.Random, words: int, vocabulary: str = _WORDS) -> str:
    return " ".join(dice.choices(vocabulary.split(), k=words)).capitalize() + "."


def _item(name: str, number: int, dice: random.Random) -> dict[str, Any]:
    kind = _TYPES[number % len(_TYPES)]
    return {
        "id": f"{name}-{number}",
        "rev": 1,
        "type": kind,
        "objective": _SECTIONS[number % 4],
        "level": "understand",
        "pool": "lesson",
        "stem": f"{' '.join(_sentence(dice, 6) for _ in range(7))}\n\nWhich {_sentence(dice, 6)[:-1].lower()}?\n",
        **_answers(kind, dice),
        "explanation": _sentence(dice, 20),
        "learn": f"#{_SECTIONS[number % 4]}",
        "sources": ["darrington-2022"],
    }


def _answers(kind: str, dice: random.Random) -> dict[str, Any]:
    """What a question of a type holds beside what all have."""
    if kind == "number":
        answer = dice.randint(100, 999)
        return {"answer": answer, "unit": "records", "tolerance": 0, "working": f"{answer - 9} + 9 = {answer}."}
    if kind == "order":
        return {"steps": [_answer(name, 5, dice) for name in ("first", "second", "third", "fourth")]}
    options = [_answer(name, 7, dice) for name in ("first", "second", "third")]
    options[0]["correct"] = True
    options[2]["misconception"] = "silence-is-neutral"
    if kind == "single":
        return {"options": options}
    options[1]["correct"] = True
    return {"choose": 2, "options": options}


def _answer(name: str, words: int, dice: random.Random) -> dict[str, Any]:
    return {"id": name, "text": _sentence(dice, words, _OPTION_WORDS), "why": f"{_sentence(dice, 15)[:-1]} queue."}


def _misconception() -> dict[str, str]:
    text = {"idea": "Silence says nothing.", "repair": "Silence is read as a refusal."}
    return {"id": "silence-is-neutral", **text, "learn": "module-0#collect"}


def _cited() -> list[dict[str, Any]]:
    """The sources that generated modules and copied terms cite."""
    sources, glossary = (
        yaml.load((ROOT / f"curriculum/{name}.yaml").read_text(), yaml.CSafeLoader) for name in ("sources", "glossary")
    )
    cited = {"darrington-2022"}.union(*(term.get("sources", []) for term in glossary["terms"]))
    return [source for source in sources["sources"] if source["id"] in cited]


def _copy(path: str, folder: Path) -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(ROOT / path, folder / path)


def _yaml(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        yaml.dump(json.loads(json.dumps(value, default=str)), Dumper=yaml.CSafeDumper, sort_keys=False, width=110)
    )
