"""Run every benchmark in this folder and print its table: `python -m benchmarks [NAME …]`."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path


def main(names: list[str]) -> int:
    """Run the benchmarks named, or all; each module has a `run()` that prints its table."""
    known = sorted(path.stem.removeprefix("bench_") for path in Path(__file__).parent.glob("bench_*.py"))
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"Onbekend: {', '.join(unknown)}. Kies uit: {', '.join(known)}.", file=sys.stderr)
        return 2
    for name in names or known:
        importlib.import_module(f"benchmarks.bench_{name}").run()
        print()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
