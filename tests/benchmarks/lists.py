"""List and search at 10,000 and 100,000 testimonies. By hand:

python -m tests.benchmarks.lists [COUNT ...]
"""

import random
import sys
import tempfile
import time
from pathlib import Path

from intake_app.domain.clock import Clock, Ids
from intake_app.store.opening import open_vault
from tests.benchmarks.vaults import (
    COMMON,
    PASSPHRASE,
    PREFIX,
    RARE,
    benchmark_vault,
    invented_record,
)

BATCH = 1000
ROUNDS = 20
LINE = "{count:>7}  {what:<28}{p50:>10.1f}{p95:>10.1f}\n"


def milliseconds(act):
    before = time.perf_counter()
    act()
    return (time.perf_counter() - before) * 1000


def p50_p95(act):
    times = sorted(milliseconds(act) for _ in range(ROUNDS))
    return times[ROUNDS // 2], times[int(ROUNDS * 0.95)]


def fill(folder, count):
    chance = random.Random(7)
    with benchmark_vault(folder) as vault:
        for start in range(0, count, BATCH):
            numbers = range(start, min(start + BATCH, count))
            vault.records.add_many([invented_record(n, chance) for n in numbers])


def unlock_and_list(folder):
    with open_vault(folder, PASSPHRASE, clock=Clock(), ids=Ids()) as vault:
        vault.records.page()


def questions(records, count):
    return {
        "first page": records.page,
        "last page": lambda: records.page(offset=count - 100),
        "by name, middle": lambda: records.page(order="name", offset=count // 2),
        "search rare": lambda: records.page(words=RARE),
        "search common": lambda: records.page(words=f"{COMMON} "),
        "search prefix": lambda: records.page(words=PREFIX[:3]),
        "search two words": lambda: records.page(words=f"{COMMON} {PREFIX}"),
    }


def report(folder, count):
    once = milliseconds(lambda: unlock_and_list(folder))
    write(count, "unlock after KDF, and list", once, once)
    with open_vault(folder, PASSPHRASE, clock=Clock(), ids=Ids()) as vault:
        for what, act in questions(vault.records, count).items():
            write(count, what, *p50_p95(act))


def write(count, what, p50, p95):
    sys.stdout.write(LINE.format(count=count, what=what, p50=p50, p95=p95))


def main(sizes):
    sys.stdout.write("records  milliseconds                     p50       p95\n")
    for count in sizes:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "vault"
            fill(folder, count)
            report(folder, count)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
