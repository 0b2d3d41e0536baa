"""What a guess costs, and what a header may not ask for."""

import resource
import unicodedata
from pathlib import Path

import pytest
from argon2.low_level import Type, hash_secret_raw

from intake_app.errors import HeaderDamaged, MemoryShort, PassphraseUnreadable, WeakPassphrase
from intake_app.store import kdf
from intake_app.store.kdf import FLOOR, MIB, KdfCost, calibrated, derive, require_strong

SALT = bytes(range(16))
CHEAP = KdfCost(64, 1, 1)


def test_the_derivation_is_plain_argon2id():
    expected = hash_secret_raw(b"passphrase", SALT, 2, 64, 1, 32, Type.ID)

    assert expected == derive("passphrase", SALT, KdfCost(64, 2, 1))


def test_one_spelling_for_letters_typed_in_two_ways():
    composed, decomposed = "йод ёлка", unicodedata.normalize("NFD", "йод ёлка")

    assert composed != decomposed
    assert derive(composed, SALT, CHEAP) == derive(decomposed, SALT, CHEAP)


def test_half_a_sign_is_refused_since_no_keyboard_gives_it_back():
    with pytest.raises(PassphraseUnreadable):
        require_strong("қоңыр алма жүз \udcea")


def test_letters_count_and_so_does_the_salt():
    keys = {
        derive("отвёртка", SALT, CHEAP),
        derive("Отвёртка", SALT, CHEAP),
        derive("отвёртка", bytes(16), CHEAP),
        derive("отвёртка", SALT, KdfCost(64, 2, 1)),
        derive("отвёртка", SALT, KdfCost(72, 1, 1)),
    }

    assert 5 == len(keys)


@pytest.mark.parametrize(
    "absurd",
    [
        KdfCost(kdf.ceiling_kib() + 1, 3, 4),
        KdfCost(2**40, 3, 4),
        KdfCost(64 * MIB, 33, 4),
        KdfCost(64 * MIB, 0, 4),
        KdfCost(64 * MIB, 3, 0),
        KdfCost(64 * MIB, 3, 17),
        KdfCost(-1, 3, 4),
        KdfCost(7, 1, 1),
    ],
)
def test_an_absurd_cost_is_refused_before_any_of_it_is_spent(absurd):
    with pytest.raises(HeaderDamaged) as raised:
        derive("passphrase", SALT, absurd)

    assert {"reason": "kdf"} == raised.value.facts


def test_the_ceiling_is_never_above_a_gibibyte():
    assert 64 * MIB <= kdf.ceiling_kib() <= 1024 * MIB


def test_a_calibrated_cost_is_sane_and_at_least_the_floor():
    cost = calibrated()

    kdf.require_sane(cost)
    assert (True, True, 4) == (
        cost.memory_kib >= FLOOR.memory_kib,
        cost.time >= FLOOR.time,
        cost.lanes,
    )


@pytest.mark.parametrize(
    ("passphrase", "letters"), [("", 0), ("отвёртка", 8), ("        ", 0), ("a b c d e f g h i", 9)]
)
def test_a_short_passphrase_is_refused(passphrase, letters):
    with pytest.raises(WeakPassphrase) as raised:
        require_strong(passphrase)

    assert {"letters": letters, "least": 12} == raised.value.facts


def test_twelve_letters_are_enough():
    require_strong("correct horse")


@pytest.fixture
def little_memory():
    """A process that may not grow by 32 MiB."""
    before = resource.getrlimit(resource.RLIMIT_AS)
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    limit = pages * resource.getpagesize() + 32 * MIB * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_AS, before)


def test_a_laptop_short_of_memory_says_how_much_is_needed(little_memory):
    with pytest.raises(MemoryShort) as raised:
        derive("отвёртка метель куропатка", bytes(16), KdfCost(512 * MIB, 1, 1))

    assert {"mib": 512} == raised.value.facts
