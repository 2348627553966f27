"""`python -m tests.benchmarks [NAME …] [--runs N] [--journal PATH]`: prints; asserts nothing."""

import argparse
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from tests.benchmarks.homes import compile_all
from tests.benchmarks.report import machine

BENCHMARKS = {
    "jot": 21, "start": 9, "keys": 3, "lists": 9, "review": 9, "look_alikes": 1, "search": 1, "twins": 3, "backup": 3,
}  # fmt: skip
"""Each benchmark (a module beside this one with a `run`) and how many rounds it makes unless said otherwise."""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measures; asserts nothing.")
    parser.add_argument("names", nargs="*", choices=[*BENCHMARKS, []], metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--runs", type=int, metavar="N", help="rounds of each benchmark")
    parser.add_argument("--journal", type=Path, metavar="PATH", help="a big journal to measure a copy of")
    given = parser.parse_args()
    compile_all()
    print(machine())
    for name in given.names or BENCHMARKS:
        run: Callable[[int, Path | None], None] = import_module(f"tests.benchmarks.{name}").run
        run(given.runs or BENCHMARKS[name], given.journal)


if __name__ == "__main__":
    main()
