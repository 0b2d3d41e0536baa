"""List and search at 10,000 and 100,000 testimonies. By hand:

python -m tests.benchmarks.lists [COUNT ...]
"""

import random
import sys
import tempfile
import time
from pathlib import Path

from intake_app.domain.clock import Clock, Ids
from intake_app.domain.lifecycle import State
from intake_app.domain.listing import Narrowed, Order, Sent, Wanted
from intake_app.domain.marks import NAME, Facet, mark
from intake_app.domain.name_key import neighbours, word_key
from intake_app.store.opening import open_vault
from intake_app.store.pages import Pages
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
LINE = "{count:>7}  {what:<28}{p50:>10.1f}{p95:>10.1f}{cpu:>10.1f}\n"


def milliseconds(act):
    """On the wall, and of the processor: a busy machine stretches the second one less."""
    before, worked = time.perf_counter(), time.thread_time()
    act()
    return (time.perf_counter() - before) * 1000, (time.thread_time() - worked) * 1000


def p50_p95(act):
    walls, worked = zip(*(milliseconds(act) for _ in range(ROUNDS)), strict=True)
    times = sorted(walls)
    return times[ROUNDS // 2], times[int(ROUNDS * 0.95)], sorted(worked)[ROUNDS // 2]


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


def narrowed(vault):
    """The list as chips and headings ask for it. A sorted list is kept until something is written,
    so each question is asked anew."""
    pages = vault.records.pages
    by_act = ((Facet.ACT, frozenset({"arrest"})),)
    sealed, years = frozenset({State.SEALED}), frozenset({"2021", "2022"})
    wanted = {
        "act": Wanted(narrowed=Narrowed(facets=by_act)),
        "act and word": Wanted(RARE, Narrowed(facets=by_act)),
        "state": Wanted(narrowed=Narrowed(states=sealed)),
        "years": Wanted(narrowed=Narrowed(years=years)),
        "state, act, years": Wanted(narrowed=Narrowed(sealed, by_act, years)),
        "unsent": Wanted(narrowed=Narrowed(sent=frozenset({Sent.UNSENT}))),
        "by name, first time": Wanted(order=Order.NAME, language="kk"),
        "by place, first time": Wanted(order=Order.PLACE, language="uk"),
        "by state, first time": Wanted(order=Order.STATE),
        "by completeness, first time": Wanted(order=Order.COMPLETE),
    }

    def anew(one):
        fresh = Pages(vault._database, vault._record_macs)
        return lambda: setattr(fresh, "_kept", None) or fresh.read(one, 100, 0)

    def kept():
        return pages.read(wanted["by name, first time"], 100, 0)

    words = vault.index_words
    return {what: anew(one) for what, one in wanted.items()} | {
        "by name, next page": kept,
        "choices of the chips": lambda: [words.values(each) for each in Facet],
        "similar names": lambda: words.find(_like("Касымков", "Асхат"), 20),
        "what lacks marks": lambda: words.unmarked(0, 20),
    }


def _like(*names):
    near = [
        "(" + " OR ".join(f'"{mark(NAME, one)}"' for one in neighbours(word_key(name))) + ")"
        for name in names
    ]
    return " AND ".join(near)


def report(folder, count):
    once, worked = milliseconds(lambda: unlock_and_list(folder))
    write(count, "unlock after KDF, and list", once, once, worked)
    with open_vault(folder, PASSPHRASE, clock=Clock(), ids=Ids()) as vault:
        for what, act in (questions(vault.records, count) | narrowed(vault)).items():
            write(count, what, *p50_p95(act))


def write(count, what, p50, p95, cpu):
    sys.stdout.write(LINE.format(count=count, what=what, p50=p50, p95=p95, cpu=cpu))


def main(sizes):
    sys.stdout.write("records  milliseconds                     p50       p95   cpu p50\n")
    for count in sizes:
        with tempfile.TemporaryDirectory() as place:
            folder = Path(place) / "vault"
            fill(folder, count)
            report(folder, count)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [10_000, 100_000])
