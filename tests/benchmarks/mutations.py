"""Bundles changed at random, for as long as one likes: none may be accepted. By hand:

python -m tests.benchmarks.mutations [ROUNDS] [SEED]
"""

import random
import sys
import time

from tests.core.transfer.mutation import mutated
from tests.core.transfer.test_mutations import SMALL, is_refused_inside


def main(rounds, seed):
    chance = random.Random(seed)
    accepted, equal = 0, 0
    before = time.perf_counter()
    for _ in range(rounds):
        changed = mutated(SMALL, chance)
        if changed == SMALL:
            equal += 1
        elif not is_refused_inside(changed):
            accepted += 1
    seconds = time.perf_counter() - before
    sys.stdout.write(
        f"{rounds - equal} changed streams in {seconds:.0f} s, seed {seed}: {accepted} accepted\n"
    )
    return 1 if accepted else 0


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*(given + [200_000, 0][len(given) :])))
