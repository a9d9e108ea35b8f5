"""Mutates files of one target towards code that was not reached yet: `python -m tests.fuzz.mutating yaml FOLDER`.

A process of its own, since libFuzzer, on which atheris stands, ends the one that it runs in. Its options may be given.
"""

import sys

import atheris

with atheris.instrument_imports(include=["mopscert.reading", "mopscert.prose", "markdown_it"]):
    from tests.fuzz.targets import TARGETS

if __name__ == "__main__":
    target, *given = sys.argv[1:]
    # The first of the words is how libFuzzer calls this again where it merges folders.
    atheris.Setup([f"{sys.executable} -m tests.fuzz.mutating {target}", *given], TARGETS[target])
    atheris.Fuzz()
