"""The longest tasks of the interface thread, with their places in the code. By hand:

python -m tests.benchmarks.stalls [almaty | friend | landlady | pages]

A whole journey, or every page and row of the fullest sample and three switches of language; see
`tests.journeys.watched`.
"""

import sys

from tests.journeys.watched import main

if __name__ == "__main__":
    raise SystemExit(main(*(sys.argv[1:] or ["almaty"])))
