"""Bundles changed at random: none may be accepted, none may fail in an unforeseen way.

The seed is fixed by what is tested, so a failure can be repeated; `tests/benchmarks/mutations.py`
runs the same loop for as long as one likes.
"""

import random
from io import BytesIO
from pathlib import Path

import pyrage
import pytest

from intake_app.codebook.schema import Codebook
from intake_app.errors import Damaged, NotABundle, TooNew, WrongDeviceKey, WrongIdentity
from intake_app.transfer.recipients import Recipient
from intake_app.transfer.spool import Spool
from intake_app.transfer.verify import verify
from tests.core.transfer.exchange import (
    DEVICE,
    RECIPIENTS,
    a_bundle,
    members,
    opened,
    stream_of,
    wrapped,
)
from tests.core.transfer.mutation import mutated

REFUSALS = (Damaged, NotABundle, TooNew, WrongDeviceKey, WrongIdentity)
SMALL = stream_of(list(members(records=(), statements={}).items()))
OWN = [Recipient(text).fingerprint for text in RECIPIENTS]


def is_refused_inside(stream: bytes) -> bool:
    try:
        verify(Spool(BytesIO(stream), len(stream)), DEVICE.public_text, OWN)
    except REFUSALS:
        return True
    return False


def is_refused(folder: Path, out: Path, book: Codebook) -> bool:
    try:
        opened(folder, out, book)
    except REFUSALS:
        return not out.exists()
    return False


def test_a_stream_that_was_not_changed_is_accepted() -> None:
    assert not is_refused_inside(SMALL)


def test_no_bit_of_the_stream_can_be_changed() -> None:
    accepted = []
    for at in range(0, len(SMALL) * 8, 23):
        changed = bytearray(SMALL)
        changed[at // 8] ^= 1 << at % 8
        if not is_refused_inside(bytes(changed)):
            accepted.append(at)

    assert [] == accepted


@pytest.mark.parametrize("seed", range(4))
def test_no_random_change_inside_is_accepted(seed: int) -> None:
    chance = random.Random(seed)

    accepted = [
        changed
        for changed in (mutated(SMALL, chance) for _ in range(750))
        if changed != SMALL and not is_refused_inside(changed)
    ]

    assert [] == accepted


@pytest.mark.parametrize("name", ["000.age", "SHA256SUMS", "READY"])
def test_no_random_change_of_a_file_on_the_stick_is_accepted(
    stick: Path, tmp_path: Path, book: Codebook, name: str
) -> None:
    folder = a_bundle(stick, records=(), statements={}).folder
    whole = (folder / name).read_bytes()
    chance = random.Random(name)

    accepted = []
    for _ in range(400):
        changed = mutated(whole, chance)
        (folder / name).write_bytes(changed)
        if changed != whole and not is_refused(folder, tmp_path / "out", book):
            accepted.append(changed)

    assert [] == accepted


def test_no_random_change_of_a_part_with_mended_sums_is_accepted(
    tmp_path: Path, book: Codebook
) -> None:
    keys = [pyrage.x25519.Recipient.from_str(text) for text in RECIPIENTS]
    whole = pyrage.encrypt(SMALL, keys)
    chance = random.Random(0)

    accepted = []
    for _ in range(400):
        changed = mutated(whole, chance)
        folder = wrapped(tmp_path, changed)
        if changed != whole and not is_refused(folder, tmp_path / "out", book):
            accepted.append(changed)

    assert [] == accepted
