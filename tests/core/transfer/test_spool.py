from pathlib import Path

import pyrage
import pytest

from intake_app.errors import BundleDamaged, WrongIdentity
from intake_app.transfer import outside
from intake_app.transfer.spool import decrypted
from tests.core.transfer.exchange import FIRST, RECIPIENTS, STRANGER, wrapped

WORDS = "Құлақ-қайың-7714 ".encode() * 20_000
KEYS = [pyrage.x25519.Recipient.from_str(text) for text in RECIPIENTS]


@pytest.fixture
def landing(tmp_path: Path) -> Path:
    folder = tmp_path / "landing"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("in_memory", [0, 1000, 1 << 30])
def test_all_parts_follow_one_another_and_the_spool_has_no_name(
    stick: Path, landing: Path, in_memory: int
) -> None:
    parts = outside.check(wrapped(stick, *(pyrage.encrypt(WORDS, KEYS) for _ in range(2))))

    with decrypted(parts, FIRST, landing, in_memory) as spool:
        spool.file.seek(0)
        found = spool.file.read()
        assert [] == list(landing.iterdir())

    assert (2 * len(WORDS), WORDS * 2) == (spool.length, found)
    assert [] == list(landing.iterdir())


def test_no_part_is_decrypted_before_every_header_was_looked_at(stick: Path, landing: Path) -> None:
    good, other = pyrage.encrypt(WORDS, KEYS), b"age-encryption.org/v1\n-> piv-p256 x\n"
    parts = outside.check(wrapped(stick, good, other + b"--- " + b"M" * 43 + b"\n"))

    with pytest.raises(BundleDamaged) as refused, decrypted(parts, STRANGER, landing):
        pass

    assert {"reason": "recipient_type", "member": ""} == refused.value.facts


def test_a_part_for_somebody_else_stops_the_opening(stick: Path, landing: Path) -> None:
    theirs = [pyrage.x25519.Recipient.from_str(STRANGER.recipients[0])]
    parts = outside.check(
        wrapped(stick, pyrage.encrypt(WORDS, KEYS), pyrage.encrypt(WORDS, theirs))
    )

    with pytest.raises(WrongIdentity), decrypted(parts, FIRST, landing):
        pass
