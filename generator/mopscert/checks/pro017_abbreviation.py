"""An abbreviation that nobody has explained.

### What it does

Looks at words in capitals. In a lesson, the first use is spelt out, as in *chief marketing officer (CMO)*, or links to
the glossary. Elsewhere it may also be one that the module's lesson uses or the glossary has. The abbreviations that
`curriculum/style.yaml` lists need no help; Roman numerals and what stands in backticks are left alone.

### Why

Abbreviations are shared by those who are in already. The learner is not, and looking one up leads to five other
meanings.

### Example

```text
Set the DMARC policy of the domain.
```

### Instead

```text
Set the [DMARC](term:dmarc) policy of the domain.
```
"""

import re
from collections.abc import Iterator, Mapping

import msgspec

from mopscert.checks.texts import Text, texts
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum
from mopscert.prose import links

RULE = Rule("PRO017", "abbreviation", Severity.WARNING, __doc__ or "")


_ABBREVIATION = re.compile(r"([A-Z][A-Z0-9]*[A-Z][0-9]*)s?(?![\w@]|[-.]\w)")
# Signs before capitals that are no abbreviation but a part of a name, an address or a word.
_PART = re.compile(r"[\w/.@+-]")
_ROMAN = re.compile(r"[IVXLC]+")


class _Known(msgspec.Struct, frozen=True):
    """Abbreviations that need no help, and those of the glossary with the ids of their terms."""

    common: frozenset[str]
    terms: Mapping[str, str]


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield a finding for each unexplained abbreviation of a module, and of each file that modules share."""
    if curriculum.style is None or curriculum.glossary is None:
        return
    known = _Known(frozenset(curriculum.style.file.abbreviations), _of_glossary(curriculum))
    seen: set[tuple[str, str]] = set()
    found = texts(curriculum)
    for match in _ABBREVIATION.finditer(found.joined):
        name, text = match[1], found.at(match.start())
        is_part = _PART.fullmatch(found.joined, max(0, match.start() - 1), match.start())
        if is_part or name in known.common or _ROMAN.fullmatch(name) or (_group(text), name) in seen:
            continue
        seen.add((_group(text), name))
        if not _is_spelt_out(match) and (mend := _mend(text, name, known)):
            yield RULE.at(text.place(name), f'"{name}" is not explained at its first use', mend)


def _of_glossary(curriculum: Curriculum) -> dict[str, str]:
    return {
        match[1]: term.id
        for term in curriculum.terms.values()
        for name in (*term.also, term.term)
        for match in _ABBREVIATION.finditer(name)
    }


def _group(text: Text) -> str:
    """What is read together: a module, or a file that modules share."""
    holder = text.holder
    return holder.module.id if holder.module else holder.path


def _is_spelt_out(match: re.Match[str]) -> bool:
    """True for *search engine optimisation (SEO)* and for *SEO (search engine optimisation)*."""
    start, end = match.span()
    before, after = match.string[max(0, start - 3) : start], match.string[end : end + 3]
    return bool(re.fullmatch(r"\w \(", before) and after[:1] in "),") or bool(re.fullmatch(r" \([A-Za-z]", after))


def _mend(text: Text, name: str, known: _Known) -> str | None:
    """How to explain an abbreviation; None when it is explained."""
    term = known.terms.get(name)
    if term is None:
        return f"spell it out, as in: long form ({name}); or add it to the glossary, or to curriculum/style.yaml"
    if text.holder.is_lesson and not _is_linked(text, name, term):
        return f"link it: [{name}](term:{term})"
    return None


def _is_linked(text: Text, name: str, term: str) -> bool:
    """True when the lesson links the term here or above."""
    module = text.holder.module
    assert module is not None
    assert module.lesson is not None
    above = [link for link in links(module.lesson.tokens) if link.first_line <= text.run.last_line]
    # A link to a term that does not exist is a mistake of another kind.
    terms = [link for link in above if link.target.startswith("term:")]
    return any(link.target == f"term:{term}" or name in link.text for link in terms)
