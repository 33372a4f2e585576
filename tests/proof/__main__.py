"""The long proofs, by hand: `python -m tests.proof killing --kills 500`; `--help` after a name says more."""

import sys
import time
from argparse import ArgumentParser
from importlib import import_module

PROOFS = ("killing", "gaps", "planted")


def main(words: list[str]) -> int:
    if not words or words[0] not in PROOFS:
        print(f"Say which one: {', '.join(PROOFS)}.", file=sys.stderr)
        return 2
    began = time.monotonic()
    # By name, since the service's own processes begin by importing this file, and need none of that.
    proof = import_module(f"tests.proof.{words[0]}")
    holds: bool = proof.run(ArgumentParser(description=proof.__doc__), words[1:])
    print(f"{time.monotonic() - began:.0f} s")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
