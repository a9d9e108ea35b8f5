"""Skeletons of diagnostics, one for each presentation: small ones that score, so that parts are replaced one by one."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from mopscert.scaffold.kinds import PLACEHOLDER

Entry = dict[str, Any]
_RESULTS = ("this", "that")
# Corners by their ends of x and y; a statement for each keeps both axes balanced.
_CORNERS = {"first": ("low", "low"), "second": ("high", "low"), "third": ("high", "high"), "fourth": ("low", "high")}
_SIDES = {"low": -1, "high": 1}
_STEPS = {"absent": 0, "known": 1, "lived": 2}


def diagnostic(presentation: str, title: str, minutes: int, modules: Sequence[str]) -> Entry:
    """The skeleton of a diagnostic of a presentation."""
    return {
        "presentation": presentation,
        "title": title,
        "rev": 1,
        "minutes": minutes,
        "summary": "TODO say in one sentence what it is for.",
        "intro": "TODO say how to answer, and what the result is not.\n",
        "always": ["TODO say what holds with every result."],
        "modules": list(modules),
        **_PARTS[presentation](modules),
    }


def _ranking(modules: Sequence[str]) -> Entry:
    return {
        "questions": [
            {
                "id": f"{PLACEHOLDER}{nth}-question",
                "text": "TODO ask what can be answered from what one sees?",
                "answers": [
                    *map(_answer, _RESULTS),
                    {"id": f"{PLACEHOLDER}neither", "text": "TODO what moves nothing"},
                ],
            }
            for nth in ("first", "second")
        ],
        "results": [
            {
                "id": PLACEHOLDER + result,
                "title": "TODO the result",
                "text": "TODO say what it means, and which safeguard it needs.",
                "modules": list(modules),
            }
            for result in _RESULTS
        ],
        "close_call": 8,
    }


def _answer(result: str) -> Entry:
    move = {"result": PLACEHOLDER + result, "by": 1, "because": "TODO say why it speaks for this."}
    return {"id": f"{PLACEHOLDER}for-{result}", "text": "TODO an honest answer", "moves": [move]}


def _quadrant(modules: Sequence[str]) -> Entry:
    return {
        "x": {"title": "TODO from left to right", "low": "TODO the left", "high": "TODO the right"},
        "y": {"title": "TODO from bottom to top", "low": "TODO the bottom", "high": "TODO the top"},
        "scale": ["Disagree", "Neither", "Agree"],
        "statements": [
            {
                "id": f"{PLACEHOLDER}{corner}-statement",
                "text": "TODO what people of this corner say of themselves.",
                "corner": PLACEHOLDER + corner,
                **{axis: _SIDES[end] for axis, end in zip("xy", ends, strict=True)},
            }
            for corner, ends in _CORNERS.items()
        ],
        "corners": [
            {
                "id": PLACEHOLDER + corner,
                "title": "TODO the corner",
                "x": x,
                "y": y,
                "text": "TODO say what somebody in it is good at.",
                "modules": list(modules),
            }
            for corner, (x, y) in _CORNERS.items()
        ],
        "centre": {"within": 0.15, "title": "TODO the middle", "text": "TODO say what it means to stand there."},
    }


def _gaps(modules: Sequence[str]) -> Entry:
    return {
        "maturity": [{"title": step.capitalize(), "text": "TODO say how to tell this step."} for step in _STEPS],
        "importance": ["Low", "Middle", "High"],
        "dimensions": [
            {
                "id": f"{PLACEHOLDER}{nth}-dimension",
                "title": "TODO the dimension",
                "statements": [{"id": f"{PLACEHOLDER}{nth}-statement", "text": "TODO what is so when it goes well."}],
                "modules": list(modules),
            }
            for nth in ("first", "second")
        ],
        "bands": [
            {"id": PLACEHOLDER + step, "title": "TODO the band", "at_least": at_least, "text": "TODO what it means."}
            for step, at_least in _STEPS.items()
        ],
        "weakest": {"below": 1, "cap": f"{PLACEHOLDER}known"},
        "phases": [
            {"id": f"{PLACEHOLDER}{nth}-phase", "title": "TODO the phase", "at_least": least, "text": "TODO its aim."}
            for nth, least in (("first", 4), ("second", 0))
        ],
        "plan": [{"id": f"{PLACEHOLDER}element", "title": "TODO the box", "prompt": "TODO ask what each phase needs?"}],
        **_moment(),
    }


def _moment() -> Entry:
    """What says whether the time is right."""
    return {
        "tipping_points": [{"id": f"{PLACEHOLDER}tipping-point", "text": "TODO an event that makes the time right."}],
        "verdicts": [
            {"at_least": count, "title": "TODO what follows", "text": "TODO say what to do then."} for count in (0, 1)
        ],
        "severities": ["None", "Slows us", "Stops us"],
        "barriers": [{"id": f"{PLACEHOLDER}barrier", "text": "TODO what can stand in the way."}],
        "readiness": {
            "needs": [{"statement": f"{PLACEHOLDER}first-statement", "at_least": 1}],
            "tipping_points": 1,
            "ready": "TODO say how to begin.",
            "not_ready": "TODO say what comes first.",
        },
    }


_PARTS: Mapping[str, Callable[[Sequence[str]], Entry]] = {"ranking": _ranking, "quadrant": _quadrant, "gaps": _gaps}
PRESENTATIONS = tuple(_PARTS)
