"""Vaults for the benchmarks: invented words, a cheap key derivation, everything else real."""

import random
from pathlib import Path

import pyrage

from intake_app.domain.answers import Answers
from intake_app.domain.clock import Clock, Ids
from intake_app.domain.lifecycle import State
from intake_app.domain.marks import MARKED, NAME, Facet, mark
from intake_app.domain.name_key import name_keys, neighbours
from intake_app.domain.record import Body, RecordId, Summary
from intake_app.store.founding import Founding, create_vault
from intake_app.store.kdf import KdfCost
from intake_app.store.records import NewRecord

PASSPHRASE = "benchmark words only"
ACTS = ("arrest", "raid", "threat", "restraint", "search_premises", "physical_assault")
STATES = (State.DRAFT, State.READ_BACK, State.SEALED, State.SIGNED)
PLACES = ("Алматы", "Київ", "Өскемен", "Шымкент", "Тараз")
GIVEN = ("Асхат", "Дәурен", "Оксана", "Тимур", "Гүлназ", "Шерали", "Олена")
COMMON, PREFIX, RARE = "полиция", "арест", "қорлау"

_SYLLABLES = ("ба", "ве", "го", "ду", "жи", "зо", "ка", "ле", "ми", "но", "пу", "ра", "қа", "ғы")


def benchmark_vault(folder: Path):
    recipients = tuple(str(pyrage.x25519.Identity.generate().to_public()) for _ in range(2))
    founding = Founding("Benchmark", "kk", recipients, b"no signer")
    cheap = KdfCost(64, 1, 1)
    vault, _ = create_vault(folder, PASSPHRASE, founding, clock=Clock(), ids=Ids(), kdf=cheap)
    return vault


def invented_text(letters: int, chance: random.Random) -> str:
    return "".join(chance.choices([*_SYLLABLES, *" " * 12], k=letters))[:letters]


def invented_marks(name: str, number: int, chance: random.Random) -> str:
    """Of two acts, a language, one of nine interviewers, and a name of two words."""
    found = [MARKED, mark(Facet.LANGUAGE, chance.choice(("kk", "ru", "uk")))]
    found += [mark(Facet.ACT, one) for one in chance.sample(ACTS, 2)]
    found += [mark(Facet.INTERVIEWER, f"И-{number % 9}")]
    keys = name_keys(f"{name[:7]}ков {GIVEN[number % len(GIVEN)]}")
    found += [mark(NAME, near) for key in keys for near in sorted(neighbours(key))]
    return "\n".join(found)


def invented_record(number: int, chance: random.Random, letters: int = 1000) -> NewRecord:
    """Every text holds the common word, one in three the prefix, one in 5,000 the rare one."""
    text = f"{invented_text(letters, chance)} {COMMON}"
    text += f" {PREFIX}{chance.choice('уаоиы')}" if number % 3 == 0 else ""
    text += f" {RARE}" if number % 5000 == 0 else ""
    name = invented_text(12, chance)
    marks = invented_marks(name, number, chance)
    return NewRecord(
        record_id=RecordId(f"{number:032x}"),
        body=Body("1", Answers({"account": {"text": text}})),
        state=chance.choice(STATES),
        summary=Summary(
            f"KZ-2022-L7-{number:06d}",
            name,
            f"{chance.randint(2009, 2023)}-01-{chance.randint(10, 28)}",
            chance.choice(PLACES),
            chance.randint(1, 180),
            180,
        ),
        search_text=f"{name} {text}\n{marks}",
    )
