"""A word that is misspelt, or not spelt the British way.

### What it does

Looks up every word that learners read in a dictionary of common misspellings and of American spellings. Words in
capitals, addresses and code are left alone, as are the words of glossary terms, of sources' authors and publishers, of
product names, and those that `spellings` in `curriculum/style.yaml` lists; each as it is written there, with its
capitals.

### Why

A misspelt word makes the reader doubt the fact beside it. One spelling of each word lets a search find all its places.

### Example

```text
The center sets the color of the labels; the regions recieve them.
```

### Instead

```text
The centre sets the colour of the labels; the regions receive them.
```
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from mopscert.checks.references import MOST
from mopscert.checks.texts import Text, texts
from mopscert.findings import Finding, Rule, Severity
from mopscert.model import Curriculum
from mopscert.prose.spelling import misspelt

RULE = Rule("PRO018", "spelling", Severity.WARNING, __doc__ or "")
# In however many modules a word stands, it is one mistake.
IS_JOINED = True


# Words of two letters or more that are no part of an address, a file name or a merge field.
_WORD = re.compile(r"(?<![\w@/.{#=&])[^\W\d_]{2,}(?![\w@/{=]|\.\w)")


def check_part(curriculum: Curriculum) -> Iterator[Finding]:
    """Yield one finding for each word of a module and of the shared files, however often it stands there."""
    if None in (curriculum.glossary, curriculum.sources, curriculum.vendors, curriculum.style):
        return  # names that one of them has would seem to be misspelt
    found = texts(curriculum)
    right = _right(curriculum)
    words = set(_WORD.findall(found.tokens))
    asked = sorted(word for word in words if not word.isupper())
    wrong = {word: mends for word, mends in misspelt(asked).items() if not _stems(word) & right}
    for (word, _), places in _uses(found.each, wrong).items():
        mend = "write " + (" or ".join(f'"{each}"' for each in wrong[word]) or "it as a dictionary has it")
        mend += ", or list it under spellings in curriculum/style.yaml if it is right here"
        first, *others = [text.place(word) for text in places[:MOST]]
        yield RULE.at(first, f'"{word}" is misspelt, or not spelt the British way', mend, tuple(others))


def _uses(each: tuple[Text, ...], wrong: dict[str, tuple[str, ...]]) -> dict[tuple[str, str], list[Text]]:
    """Texts with a misspelt word, by the word and the module."""
    uses: dict[tuple[str, str], list[Text]] = defaultdict(list)
    for text in each if wrong else ():
        for word in dict.fromkeys(_WORD.findall(text.words)):
            if word in wrong:
                uses[word, text.holder.module.id if text.holder.module else ""].append(text)
    return uses


def _stems(word: str) -> set[str]:
    """A word, and without the s of a plural."""
    return {word, word.removesuffix("s")}


def _right(curriculum: Curriculum) -> set[str]:
    names = [*curriculum.style.file.spellings] if curriculum.style else []
    for term in curriculum.terms.values():
        names += term.term, *term.also
    for source in curriculum.sources_by_id.values():
        names += *source.authors, source.publisher or ""
    for product in curriculum.vendors.file.products if curriculum.vendors else ():
        names += product.name, product.maker, *product.aliases
    return {word for name in names for word in _WORD.findall(name)}
