"""Whether a question asks for what is not so."""

import re

from mopscert.measures.words import plain, sentences, unquoted

_ASKS = r"^(?:which|what|who|whom|whose|where)\b"
# A negation behind one of these words belongs to a side clause: "Which step comes first when no date is set?"
_SIDE = r"\b(?:that|who|which|whom|whose|where|if|when|because|since|whether|although|unless|while|as)\b|[,;]"
_KINDS = "likely|suitable|useful|helpful|appropriate|important|effective|urgent|accurate|convincing|sound"
_TURNS = (
    re.compile(r"\b(except)\b", re.I),
    re.compile(
        rf"{_ASKS}(?:(?!{_SIDE}).)*?\b(not(?! only)|never|cannot|[a-z]+n't)\b",
        re.I,
    ),
    re.compile(rf"{_ASKS}(?:(?!{_SIDE}).)*?\b(?:is|are) (no)\b(?! longer| more)", re.I),
    re.compile(rf"{_ASKS}.*?(?<!at )\b(least|worst)(?= (?:{_KINDS})\b)", re.I),
    re.compile(rf"{_ASKS}.*\b(?:statement|sentence|claim)s?\b.*\b(?:is|are) (false|incorrect|untrue|wrong)$", re.I),
    re.compile(r"^(?:choose|select|name|find|mark|pick)\b.*\b(not(?! only)|never|cannot)\b", re.I),
)


def turning_word(task: str) -> str:
    """The word that makes a task ask for what is not so, as "not" or "except"; "" where there is none."""
    parts = sentences(unquoted(plain(task)))
    asked = parts[-1].strip().rstrip("?:") if parts else ""
    for pattern in _TURNS:
        if found := pattern.search(asked):
            return found[1]
    return ""
