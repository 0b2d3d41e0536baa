"""Harm to the pages of the database: by decay, by a clumsy tool, by somebody with the file.

Each harm gets the bytes of the file and a source of chance and gives back other bytes. Whatever
it is, no altered answer may be returned, and nothing may differ without being told.
"""

import random

from intake_app.store import opening
from tests.builders.independent import last_overflow_pages
from tests.builders.vaults import a_body, a_summary
from tests.campaign.evidence import (
    PAGE,
    copied,
    counted,
    database,
    gathered,
    judged,
    small_vault,
    texts,
)
from tests.campaign.frame import spread

RESERVED = 80  # SQLCipher keeps the IV and the HMAC of a page in its last 80 bytes


def flipped(raw, page, chance):
    """One bit of one page, the reserved bytes as often as the content."""
    at = PAGE - 1 - chance.randrange(RESERVED) if chance.random() < 0.4 else chance.randrange(PAGE)
    raw[page * PAGE + at] ^= 1 << chance.randrange(8)


def zeroed(raw, page, _chance):
    """A page that the medium lost."""
    raw[page * PAGE : (page + 1) * PAGE] = bytes(PAGE)


def cut(raw, page, chance):
    """A tail that was never written: at the border of a page, or anywhere inside it."""
    del raw[page * PAGE + (chance.randrange(PAGE) if chance.random() < 0.5 else 0) :]


def longer(raw, page, chance):
    """Bytes of somebody else behind the last page."""
    raw.extend(chance.randbytes(1 + page * 97 % (3 * PAGE)))


def swapped(raw, page, chance):
    """Two pages that changed places."""
    other = chance.choice([number for number in range(len(raw) // PAGE) if number != page])
    first, second = slice(page * PAGE, (page + 1) * PAGE), slice(other * PAGE, (other + 1) * PAGE)
    raw[first], raw[second] = raw[second], raw[first]


def copied_over(raw, page, chance):
    """A page that was written to a second place as well."""
    other = chance.randrange(len(raw) // PAGE)
    raw[page * PAGE : (page + 1) * PAGE] = raw[other * PAGE : (other + 1) * PAGE]


def harmed_pages(harm, *, always_told=True, look_over=True):
    """A family: `harm` done to every page, or as many as asked for, in a fresh copy each time.

    `always_told`: the harm must be named even where no answer differs. Without `look_over` the
    vault is opened as a large one is, and only what is read is judged.
    """

    def run(tries, seed, workplace):
        if not look_over:
            opening.CHECKED_AT_UNLOCK_BYTES = 0
        chance = random.Random(seed)
        found = small_vault(workplace / "vault")
        evidence, verdicts = gathered(found), []
        whole = database(found).read_bytes()
        for page in spread_twice(len(whole) // PAGE, tries, chance):
            harmed = bytearray(whole)
            harm(harmed, page, chance)
            target = copied(found, workplace / "copy")
            database(target).write_bytes(harmed)
            verdict = judged(target, evidence, look_over=look_over)
            verdict.unseen |= look_over and always_told and harmed != whole and not verdict.told
            verdicts.append(verdict)
        return counted(verdicts)

    return run


def last_pages(tries, seed, workplace):
    """The last page of each long body and revision harmed; read as in a vault not checked.

    SQLCipher gives such a text out with NULs and no error. That one must be named as damaged, and
    everything else must be told as it was.
    """
    opening.CHECKED_AT_UNLOCK_BYTES = 0
    chance = random.Random(seed)
    found = small_vault(workplace / "vault")
    evidence, verdicts = gathered(found), []
    whole, ends = database(found).read_bytes(), last_overflow_pages(found)
    for turn in range(min(tries, len(ends) * 40)):
        harmed = bytearray(whole)
        flipped(harmed, ends[turn % len(ends)], chance)
        target = copied(found, workplace / "copy")
        database(target).write_bytes(harmed)
        verdict = judged(target, evidence, look_over=False)
        verdict.unseen |= len(verdict.unread) != 1 or bool(verdict.told)
        verdicts.append(verdict)
    return counted(verdicts)


def replayed(tries, seed, workplace):
    """Pages of an older copy put back one by one, then several together, then half of them.

    The head of the log stands on paper: without it nobody can tell an older file.
    """
    chance = random.Random(seed)
    found = small_vault(workplace / "vault")
    earlier, older = gathered(found), database(found).read_bytes()
    work_on(found, 3)
    evidence, verdicts = gathered(found, earlier), []
    whole = database(found).read_bytes()
    changed = [
        page for page in range(len(older) // PAGE) if _page(older, page) != _page(whole, page)
    ]
    for number in range(min(tries, len(changed) * 4)):
        few = 1 if number % 2 else chance.choice((2, 3, len(changed) // 2, len(changed) - 1))
        harmed = bytearray(whole)
        for page in [changed[number % len(changed)], *chance.sample(changed, few - 1)]:
            harmed[page * PAGE : (page + 1) * PAGE] = _page(older, page)
        target = copied(found, workplace / "copy")
        database(target).write_bytes(harmed)
        verdicts.append(judged(target, evidence, head=evidence.head))
    return counted(verdicts)


def work_on(found, times):
    """Go on with every testimony that can still be changed, at the same length."""
    with found.open() as vault:
        for turn in range(times):
            for key, words in texts(seed=100 + turn).items():
                if vault.records.get(key).state.value in ("draft", "read_back"):
                    vault.records.save_draft(key, a_body(words), a_summary(name=words[:12]), words)
            vault.audit.record("viewed", next(iter(texts())))


def spread_twice(pages, tries, chance):
    """Every page (fewer where fewer tries are asked for), and again while tries are left."""
    while tries > 0:
        turn = spread(pages, tries, chance)
        yield from turn
        tries -= len(turn)


def _page(raw, page):
    return raw[page * PAGE : (page + 1) * PAGE]
