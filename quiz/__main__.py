"""The command line: `python -m quiz check | show | score CODE | team FILE… | organisation FILE… | …`.

Results go to standard output; one sentence about bad input to standard error, exit 2.
"""

from __future__ import annotations

import sys

from quiz.cli.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
