"""Measures of a curriculum, computed here once more by another route."""

import random
from collections import Counter
from itertools import combinations
from pathlib import Path

import msgspec
import pytest

from mopscert.checking import check
from mopscert.measures import bank, blueprint, coverage, guessing, similar
from mopscert.model import Cognitive, Curriculum, Domain, Multiple, Option, Pool, Quiz, Single

TINY = Path(__file__).parent.parent / "fixtures" / "tiny"
WORDS = [f"word{number}" for number in range(400)]


@pytest.fixture(scope="module")
def tiny() -> Curriculum:
    return check(TINY).curriculum


def _option(text, correct):
    return Option(id=text, text=text, correct=True if correct else None, why="Because.")


def _item(keys, wrong, stem="Which one?", **more):
    """A question that has its keys before its distractors."""
    fixed = {"id": "q", "rev": 1, "objective": "o", "level": Cognitive.APPLY, "pool": Pool.LESSON, "stem": stem}
    options = (*(_option(text, True) for text in keys), *(_option(text, False) for text in wrong))
    rest = {"options": options, "explanation": "So.", "learn": "#a", **more}
    one = len(keys) == 1
    return Single(**{**fixed, **rest}) if one else Multiple(**{**fixed, **rest, "choose": len(keys)})


def _bank(tiny, items):
    """The tiny curriculum with other questions in its first module."""
    first, *others = tiny.modules
    empty = [msgspec.structs.replace(module, quiz=None) for module in others]
    with_bank = msgspec.structs.replace(first, quiz=Quiz(first.quiz.document, tuple(items)))
    return msgspec.structs.replace(tiny, modules=(with_bank, *empty))


# Blueprint


def _programme(tiny, weights, questions):
    programme = tiny.programme.file
    level = msgspec.structs.replace(
        programme.levels[0],
        readiness=msgspec.structs.replace(programme.levels[0].readiness, questions=questions),
    )
    domains = tuple(
        Domain(id=f"d{n}", title="D", summary="S.", weights={level.id: weight}) for n, weight in enumerate(weights)
    )
    return msgspec.structs.replace(programme, levels=(level,), domains=domains), level


@pytest.mark.parametrize(
    ("weights", "questions", "drawn"),
    [
        ([20, 10, 15, 20, 12, 8, 5, 10], 40, [8, 4, 6, 8, 5, 3, 2, 4]),
        # 2.5, 7.5, 10, ...: two fractions of one half and one question left, for the larger weight.
        ([5, 15, 20, 60], 50, [2, 8, 10, 30]),
        # Equal weights and one question left, for the first.
        ([50, 50], 3, [2, 1]),
        ([100, 0], 7, [7, 0]),
        ([0, 0], 0, [0, 0]),
    ],
)
def test_quotas_by_hand(tiny, weights, questions, drawn):
    programme, level = _programme(tiny, weights, questions)
    assert list(blueprint.quotas(programme, level).values()) == drawn


def test_quotas_add_up_and_stay_within_one_of_their_share(tiny):
    dice = random.Random(7)
    for _ in range(200):
        cuts = sorted(dice.sample(range(101), 5))
        weights = [b - a for a, b in zip([0, *cuts], [*cuts, 100], strict=True)]
        questions = dice.randint(0, 90)
        programme, level = _programme(tiny, weights, questions)
        drawn = list(blueprint.quotas(programme, level).values())
        assert sum(drawn) == questions
        assert all(abs(n - weight * questions / 100) < 1 for n, weight in zip(drawn, weights, strict=True))


def test_blueprint_of_the_tiny_curriculum(tiny):
    level = tiny.programme.file.levels[0]
    found = blueprint.blueprint(tiny, tiny.programme.file, level)
    assert [(p.domain.id, p.drawn, p.questions) for p in found.pools] == [("data", 1, 1), ("people", 0, 0)]
    assert [(k.kind.value, k.modules, k.minutes) for k in found.kinds] == [
        ("conceptual", 1, 75),
        ("hands-on", 1, 75),
        ("soft-skill", 0, 0),
    ]
    assert found.minutes == 180
    assert not found.is_complete


def test_an_objective_may_belong_to_another_domain_than_its_module(tiny):
    module = tiny.modules[0]
    item = module.quiz.items[0]
    assert blueprint.domain_of(module, item) == "data"
    elsewhere = tuple(msgspec.structs.replace(each, domain="people") for each in module.objectives)
    assert blueprint.domain_of(msgspec.structs.replace(module, objectives=elsewhere), item) == "people"


# Coverage


def test_coverage_of_the_tiny_curriculum_both_ways(tiny):
    lists, links, refusals, _ = tiny.modules
    merge, suppress = coverage.objectives(lists)
    assert [item.id for item in merge.questions] == ["same-person-twice", "joined-fair-list"]
    assert (merge.of_pool(Pool.LESSON), merge.of_pool(Pool.READINESS), len(merge.at_own_level)) == (1, 1, 2)
    assert [item.id for item in suppress.questions] == ["what-to-keep"]
    assert [practice.title for practice in coverage.objectives(links)[0].practices] == [links.lab.title]
    assert [practice.title for practice in coverage.objectives(refusals)[0].practices] == [refusals.dialogue.title]
    found = {each.heading.anchor: each for each in coverage.sections(lists)}
    assert [objective.id for objective in found["merge"].objectives] == ["merge-by-rule"]
    assert {item.id for item in found["merge"].questions} == {"same-person-twice", "joined-fair-list"}


def test_sections_hold_what_stands_below_their_smaller_headings(curriculum):
    for module in curriculum.modules:
        lines = [section.heading.line for section in coverage.sections(module)]
        assert lines == [
            heading.line for heading in (module.lesson.headings if module.lesson else ()) if heading.level == 2
        ]
        read_again = [item.id for section in coverage.sections(module) for item in section.questions]
        assert sorted(read_again) == sorted(item.id for item in (module.quiz.items if module.quiz else ()))


# Statistics


def test_how_often_the_key_is_longest():
    items = [
        _item(["long key"], ["a", "b"]),
        _item(["k"], ["longer", "b", "c"]),
        _item(["same"], ["size", "x"]),
        _item(["two of", "many"], ["a"]),
    ]
    rate = bank.longest_key(items)
    assert (rate.questions, rate.hits, rate.expected) == (3, 1, pytest.approx(1 / 3 + 1 / 4))
    assert rate.error == pytest.approx((2 / 9 + 3 / 16) ** 0.5)
    assert not rate.is_telling


def test_a_bank_whose_keys_are_longest_is_told_only_when_it_is_large_enough():
    giveaway = _item(["a long careful key"], ["a", "b"])
    assert not bank.longest_key([giveaway] * (bank.ENOUGH - 1)).is_telling
    assert bank.longest_key([giveaway] * bank.ENOUGH).is_telling
    assert not bank.longest_key([giveaway, _item(["k"], ["bb", "c"]), _item(["k"], ["bb", "c"])] * 20).is_telling


def test_key_positions_count_only_what_keeps_its_order():
    items = [
        *[_item(["k"], ["a", "b"], order="fixed")] * 4,
        *[_item(["k"], ["a", "b", "c"], order="fixed")] * 2,
        _item(["k"], ["a", "b"]),
    ]
    first, second, third, fourth = bank.key_positions(items)
    assert [(each.name, each.questions, each.hits) for each in (first, second, third, fourth)] == [
        ("1", 6, 6),
        ("2", 6, 0),
        ("3", 6, 0),
        ("4", 2, 0),
    ]
    assert first.expected == pytest.approx(4 / 3 + 2 / 4)


@pytest.mark.parametrize("keys", [1, 2])
def test_chance_of_a_guesser_is_that_of_all_possible_keys(keys):
    """The mean and the spread of a strategy, against every set of options that might have been right."""
    texts = ["usually right", "may be", "12 of them", "no", "never so long as this one"]
    for name in guessing.STRATEGIES:
        scores = []
        for right in combinations(texts, keys):
            [rate] = [
                each
                for each in guessing.guesses([_item(right, [text for text in texts if text not in right])])
                if each.name == name
            ]
            scores.append(rate.hits)
        if rate.questions:
            mean = sum(scores) / len(scores)
            assert rate.expected == pytest.approx(mean), name
            assert rate.error**2 == pytest.approx(sum((s - mean) ** 2 for s in scores) / len(scores)), name


def test_what_each_guesser_chooses():
    def best(name, keys, wrong, stem="Which one?"):
        return next(each.hits for each in guessing.guesses([_item(keys, wrong, stem)]) if each.name == name)

    assert best("longest", ["the longest"], ["a", "b"]) == 1
    assert best("shortest", ["a"], ["the longest", "long"]) == 1
    assert best("number", ["after 3 days"], ["after a while", "never"]) == 1
    assert best("hedged", ["it usually helps"], ["it helps", "it harms"]) == 1
    assert best("echo", ["the queue rule"], ["the other", "the third"], "Which queue is it?") == 1
    assert best("alike", ["agreed rule for lists"], ["agreed list", "rule of thumb", "nothing"]) == 1
    assert best("odd", ["nothing"], ["agreed rule for lists", "agreed rule for forms"]) == 1
    assert best("longest", ["abc"], ["abd", "a"]) == 0.5


def test_misconceptions_count_questions_and_not_options(tiny):
    questions = list(coverage.asked(tiny.modules))
    usage = {
        each.misconception.id: [a.item.id for a in each.questions] for each in bank.misconceptions(tiny, questions)
    }
    assert usage["newest-is-right"] == ["same-person-twice", "joined-fair-list"]
    assert usage["deleting-is-forgetting"] == ["what-to-keep"]


def test_composition_of_a_bank(tiny):
    items = [each.item for each in coverage.asked(tiny.modules)]
    assert bank.types(items) == Counter(bank.question_type(item) for item in items)
    assert sum(bank.thinking(items).values()) == len(items)


# Likeness


def test_pairs_that_are_alike_are_those_of_comparing_each_with_each(tiny):
    dice = random.Random(11)
    stems = []
    for _ in range(60):
        stem = dice.choices(WORDS, k=dice.randint(8, 45))
        stems.append(stem)
        for _ in range(dice.randint(0, 2)):
            changed = list(stem)
            for _ in range(dice.randint(0, 3)):
                changed[dice.randrange(len(changed))] = dice.choice(WORDS)
            stems.append(changed)
    items = [_item([f"key {n}"], ["a", "b"], " ".join(stem), id=f"q{n}") for n, stem in enumerate(stems)]
    found = similar.likeness(_bank(tiny, items)).alike
    sets = [{tuple(stem[n : n + 4]) for n in range(len(stem) - 3)} for stem in stems]
    wanted = [
        (f"q{a}", f"q{b}")
        for a, b in combinations(range(len(stems)), 2)
        if min(len(sets[a]), len(sets[b])) >= 10 and len(sets[a] & sets[b]) >= 0.6 * len(sets[a] | sets[b])
    ]
    assert wanted
    assert [(each.first.item.id, each.second.item.id) for each in found] == wanted


def test_many_copies_of_one_stem_are_all_found_without_all_their_pairs(tiny):
    items = [_item(["k"], ["a", "b"], " ".join(WORDS[:30]), id=f"q{number}") for number in range(300)]
    found = similar.likeness(_bank(tiny, items)).alike
    assert {each.second.item.id for each in found} == {f"q{number}" for number in range(1, 300)}
    assert len(found) < 300 * 10


def test_a_key_in_the_stem_of_the_other_pool_is_given_away(tiny):
    key = "Agree first on a rule for each field"
    items = [
        _item([key], ["a", "b"], id="asked", pool=Pool.READINESS),
        _item(["k"], ["a", "b"], "A team may AGREE first, on a rule: for each field. What next?", id="tells"),
        _item(["k"], ["a", "b"], "Agree first on a rule for each fieldwork. What next?", id="longer-word"),
        _item([key], ["a", "b"], f"{key}. What next?", id="same-pool", pool=Pool.READINESS),
    ]
    found = similar.likeness(_bank(tiny, items)).given_away
    assert [(each.question.item.id, each.by.item.id, each.key) for each in found] == [
        ("asked", "tells", key),
        ("same-pool", "tells", key),
    ]
