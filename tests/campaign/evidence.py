"""A small vault, everything that it tells, and the judgement of what a harmed copy tells.

The judge reads as the program does, through the store: what it returns is either what was put in,
or named as damaged. Anything else is an answer altered, an answer lost, or damage unseen.
"""

import random
import shutil
from contextlib import suppress
from dataclasses import dataclass, field

from intake_app.domain.canonical import canonical_json
from intake_app.domain.lifecycle import State
from intake_app.domain.record import RecordId
from intake_app.errors import Damaged, IntakeError, RecordDamaged, UnknownRecord
from intake_app.store.audit import head_of
from intake_app.store.header import DATABASE
from tests.builders.vaults import a_body, a_record, a_summary, found_vault
from tests.campaign.frame import Tally

PAGE = 4096
# On both sides of one page and of several, so that bodies end on pages of their own.
LENGTHS = (12, 900, 2100, 4300, 9000, 15000)
# What names one record, or the header alone, excuses nothing else.
_NARROW = ("record ", "header", "slots")
LETTERS = "абвгґдеєжзиіїйклмнопқңөүұһ  ’"


@dataclass(frozen=True)
class Evidence:
    """What a sound vault told: every answer by its place, every line of the list.

    `earlier` is the evidence of the same vault at an earlier time.
    """

    told: dict
    head: str
    earlier: "Evidence | None" = None

    def once_told(self, place, said):
        """Whether it was so at some time: then it is no altered answer, but an old one."""
        if self.told.get(place) == said:
            return True
        return self.earlier is not None and self.earlier.once_told(place, said)


@dataclass
class Verdict:
    """What is wrong with what a harmed vault told, by place, and what was said of the harm."""

    altered: list = field(default_factory=list)
    missing: list = field(default_factory=list)  # or told as it was at an earlier time
    unread: list = field(default_factory=list)  # named as damaged
    told: tuple = ()
    unseen: bool = False
    refused: bool = False

    def note(self):
        """Where it went wrong, in places and codes."""
        return (
            f"altered {self.altered[:2]}, missing {self.missing[:2]}, "
            f"unread {self.unread[:2]}, told {self.told[:4]}"
        )


def texts(seed=3):
    """Testimonies of many lengths, by record."""
    chance = random.Random(seed)
    return {
        RecordId(f"0b6f3c52-0000-4000-8000-{length:012}"): "".join(
            chance.choices(LETTERS, k=length)
        )
        for length in LENGTHS
    }


def small_vault(folder):
    """A vault of a few dozen pages: drafts, revisions, a sealed testimony; closed."""
    found = found_vault(folder)
    with found.open() as vault:
        vault.records.add_many([a_record(key, words) for key, words in texts().items()])
        for number, (key, words) in enumerate(texts().items()):
            line = a_summary(name=f"Ілиясов {number}", reference=f"UA-2022-K7-{number:04}")
            for state in (State.READ_BACK, State.SEALED)[: number % 3]:
                vault.records.append_revision(key, a_body(words), state, line, words, state.value)
    return found


def gathered(found, earlier=None):
    """Open a sound vault and write down everything it tells."""
    with found.open() as vault:
        return Evidence(dict(told_by(vault)), vault.audit.head(), earlier)


def copied(found, folder):
    """A fresh copy in a folder that may hold an earlier one."""
    shutil.rmtree(folder, ignore_errors=True)
    return found.copied_to(folder)


def judged(found, evidence, *, head="", look_over=True):
    """Open, look over and read everything; `head` is one that stands on paper.

    Without `look_over` only what is read is judged: what the store itself does at each read.
    """
    verdict, met = Verdict(), []
    try:
        with found.open() as vault:
            if look_over:
                met += [*vault.faults, *vault.check().problems, *rolled_back(vault, head)]
            shown = dict(told_by(vault, met))
        verdict.told = tuple(met)
        _compare(verdict, evidence, shown)
    except IntakeError as refusal:
        verdict.told, verdict.refused = (*met, str(refusal)), True
    except Exception as crash:  # noqa: BLE001 - whatever it is, the campaign goes on and tells it
        verdict.altered.append(f"crash: {type(crash).__name__}")
    wide = any(not code.startswith(_NARROW) for code in verdict.told)
    verdict.unseen = bool(verdict.altered or verdict.missing) and not wide
    return verdict


def rolled_back(vault, head):
    """Codes when a head that stands on paper is not in the log."""
    if not head:
        return ()
    with suppress(Damaged):
        if head in {head_of(entry) for entry in vault.audit.entries()}:
            return ()
    return ("rolled_back",)


def counted(verdicts):
    """The line of the table: answers lost without a word, answers altered, damage unseen."""
    return Tally(
        tries=len(verdicts),
        lost=sum(len(verdict.missing) for verdict in verdicts if verdict.unseen),
        corrupt=sum(len(verdict.altered) for verdict in verdicts),
        undetected=sum(verdict.unseen for verdict in verdicts),
        notes=tuple(verdict.note() for verdict in verdicts if verdict.unseen or verdict.altered)[
            :3
        ],
    )


def told_by(vault, met=None):
    """(place, what is said there) of bodies, revisions, lines and searches; None where damaged.

    What could not be read as a whole goes to `met`.
    """
    met = [] if met is None else met
    for part in (_records, _listed, _found_again):
        try:
            yield from part(vault)
        except Damaged:
            met.append(f"cannot be read: {part.__name__}")


def _records(vault):
    for key in vault.records.ids():
        try:
            stored = vault.records.get(key)
        except (Damaged, UnknownRecord):
            yield key, None
            continue
        yield key, canonical_json([stored.state, stored.revision, stored.body.to_json()])
        for number in range(1, stored.revision + 1):
            try:
                body = vault.records.revision(key, number)
                yield f"{key} {number}", canonical_json(body.to_json())
            except (Damaged, UnknownRecord):
                yield f"{key} {number}", None


def _listed(vault):
    page = vault.records.page()
    yield from ((f"{row.record_id} line", repr(row)) for row in page.rows)
    yield from ((f"{key} line", None) for key in page.damaged)


def _found_again(vault):
    """Each testimony that is found by words of its own."""
    for key in vault.records.ids():
        with suppress(RecordDamaged):
            said = vault.records.get(key).body.answers.value("account.free_account")
            words = said["text"][-40:].split(" ", 1)[-1]
            hits = vault.records.page(words=words)
            if key in {*hits.damaged, *(row.record_id for row in hits.rows)}:
                yield f"{key} search", b"found"


def _compare(verdict, evidence, shown):
    """What is shown must be what was put in; what is not shown must be called damaged."""
    called = {problem.removeprefix("record ") for problem in verdict.told}
    called |= {place.split(" ")[0] for place, said in shown.items() if said is None}
    verdict.unread += [place for place, said in shown.items() if said is None]
    for place, said in shown.items():
        if said is None or said == evidence.told.get(place):
            continue
        if not evidence.once_told(place, said):
            verdict.altered.append(place)
        elif place.split(" ")[0] not in called:
            verdict.missing.append(place)
    verdict.missing += [
        place for place in evidence.told if place not in shown and place.split(" ")[0] not in called
    ]


def database(found):
    """The file of a vault's database."""
    return found.folder / DATABASE
