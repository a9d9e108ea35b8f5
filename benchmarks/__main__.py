"""Prints the tables of `benchmarks/README.md`: medians of whole processes, and ratios of pairs in the same run.

`python -m benchmarks` prints all; `python -m benchmarks checks builds` those of two topics, and numbers behind them are
other sizes: `python -m benchmarks checks 3000`. Each topic is one file.
"""

import importlib
import sys

TOPICS = ("checks", "builds", "live", "feedback", "lighthouse", "load")


def main() -> None:
    """Measure and print each topic that was asked for."""
    for topic in [word for word in sys.argv[1:] if not word.isdigit()] or TOPICS:
        if topic not in TOPICS:
            raise SystemExit(f"{topic} is no topic; choose some of: {', '.join(TOPICS)}")
        importlib.import_module(f"benchmarks.{topic}").main()
        print(flush=True)


if __name__ == "__main__":
    main()
