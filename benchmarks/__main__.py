"""Prints the tables of `benchmarks/README.md`: medians of whole processes, and ratios of pairs in the same run.

`python -m benchmarks` prints all; `python -m benchmarks checks builds` those of two topics, and numbers behind them are
other sizes: `python -m benchmarks checks 3000`. Each topic is one file. One that needs a program which is not
there is left out, and the end says so.
"""

import importlib
import sys

from benchmarks.measuring import MissingError

TOPICS = ("checks", "builds", "growth", "live", "feedback", "lighthouse", "load")


def main() -> int:
    """Measure and print each topic that was asked for; 1 where one that was asked for by name had to be left out."""
    asked = [word for word in sys.argv[1:] if not word.isdigit()]
    if unknown := [topic for topic in asked if topic not in TOPICS]:
        raise SystemExit(f"{unknown[0]} is no topic; choose some of: {', '.join(TOPICS)}")
    left_out = [topic for topic in asked or TOPICS if not _is_measured(topic)]
    if left_out:
        print(f"Left out: {', '.join(left_out)}. What they need stands above.")
    return int(bool(asked and left_out))


def _is_measured(topic: str) -> bool:
    try:
        importlib.import_module(f"benchmarks.{topic}").main()
    except MissingError as missing:
        print(f"`{topic}` is left out: {missing}\n", flush=True)
        return False
    print(flush=True)
    return True


if __name__ == "__main__":
    sys.exit(main())
