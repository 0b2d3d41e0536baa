"""Slots bind the key to their header; headquarters opens its own with the stock command."""

import hmac
import json
import subprocess
from dataclasses import replace

import pyrage
import pytest

from intake_app.errors import RecipientInvalid, RecipientIsSecret, TooFewRecipients
from intake_app.store import slots
from intake_app.store.keys import MasterKey, Use
from intake_app.store.slots import Bond, Slot, SlotType
from tests.builders.stock import age_decrypted
from tests.builders.vaults import HQ_IDENTITIES, HQ_RECIPIENTS

KEY = bytes(range(32))
BOND = Bond(1, "vault", {"algorithm": "argon2id", "memory_kib": 65536})
MASTER = MasterKey(bytes(reversed(range(32))))


def a_slot():
    return slots.wrap(MASTER, KEY, BOND, "slot", SlotType.USER)


def test_the_right_key_opens_a_slot():
    opened = slots.unwrap(a_slot(), KEY, BOND)

    assert opened is not None
    assert opened.equals(MASTER)


@pytest.mark.parametrize(
    ("slot", "key", "bond"),
    [
        (a_slot(), bytes(32), BOND),
        (replace(a_slot(), slot_id="other"), KEY, BOND),
        (replace(a_slot(), type=SlotType.RECOVERY), KEY, BOND),
        (a_slot(), KEY, replace(BOND, vault_id="other")),
        (a_slot(), KEY, replace(BOND, format=2)),
        (a_slot(), KEY, replace(BOND, kdf={**BOND.kdf, "memory_kib": 8})),
    ],
    ids=["key", "slot id", "type", "vault", "format", "kdf"],
)
def test_a_slot_opens_with_nothing_else_and_nowhere_else(slot, key, bond):
    assert slots.unwrap(slot, key, bond) is None


def test_each_wrapping_has_its_own_nonce():
    assert 50 == len({a_slot().wrapped for _ in range(50)})


@pytest.mark.parametrize("identity", HQ_IDENTITIES)
def test_any_one_identity_opens_the_escrow_with_the_stock_age_command(tmp_path, identity):
    slot = slots.escrow(MASTER, "vault", HQ_RECIPIENTS, "slot")

    letter = age_decrypted(tmp_path, slot.wrapped, identity)

    expected = {
        "kind": "intake-escrow",
        "vault_id": "vault",
        "master_key": MASTER.secret().hex(),
    }
    assert expected == json.loads(letter)
    opened = slots.opened_escrow(letter, "vault")
    assert opened is not None
    assert opened.equals(MASTER)


def test_a_stranger_s_identity_does_not_open_the_escrow(tmp_path):
    slot = slots.escrow(MASTER, "vault", HQ_RECIPIENTS, "slot")

    with pytest.raises(subprocess.CalledProcessError):
        age_decrypted(tmp_path, slot.wrapped, str(pyrage.x25519.Identity.generate()))


@pytest.mark.parametrize(
    "letter",
    [
        b"",
        b"{}",
        b"[]",
        b'"intake-escrow"',
        b'{"kind": "other", "vault_id": "vault", "master_key": "00"}',
        b'{"kind": "intake-escrow", "vault_id": "vault", "master_key": "00"}',
        b'{"kind": "intake-escrow", "vault_id": "vault", "master_key": 7}',
        b'{"kind": "intake-escrow", "vault_id": "other", "master_key": "' + b"00" * 32 + b'"}',
    ],
)
def test_a_letter_that_is_not_this_vault_s_escrow_opens_nothing(letter):
    assert slots.opened_escrow(letter, "vault") is None


@pytest.mark.parametrize(
    ("recipients", "error", "facts"),
    [
        ((), TooFewRecipients, {"given": 0, "least": 2}),
        (HQ_RECIPIENTS[:1], TooFewRecipients, {"given": 1, "least": 2}),
        (HQ_RECIPIENTS[:1] * 2, RecipientInvalid, {"reason": "duplicate"}),
        ((HQ_RECIPIENTS[0], "age1nonsense"), RecipientInvalid, {"reason": "not_age"}),
        ((HQ_RECIPIENTS[0], ""), RecipientInvalid, {"reason": "not_age"}),
        ((HQ_RECIPIENTS[0], HQ_IDENTITIES[1]), RecipientIsSecret, {}),
        ((HQ_RECIPIENTS[0], HQ_IDENTITIES[1].lower()), RecipientIsSecret, {}),
    ],
)
def test_unfit_recipients_are_refused(recipients, error, facts):
    with pytest.raises(error) as raised:
        slots.escrow(MASTER, "vault", recipients, "slot")

    assert facts == raised.value.facts


def test_each_use_has_a_key_of_its_own():
    keys = {bytes(MASTER.derived(use)) for use in Use}

    assert len(Use) == len(keys)
    assert MASTER.secret() not in keys


def test_keys_are_derived_as_rfc_5869_says():
    extracted = hmac.digest(bytes(32), MASTER.secret(), "sha256")
    labels = (
        "db/v1",
        "rec-mac/v1",
        "audit/v1",
        "sign-wrap/v1",
        "backup/v1",
        "kept-keys/v1",
        "rehearsal/v1",
    )
    expected = {
        label: hmac.digest(extracted, label.encode() + b"\x01", "sha256") for label in labels
    }

    assert expected == {use.value: bytes(MASTER.derived(use)) for use in Use}


def test_a_wiped_key_opens_nothing():
    master = MasterKey(bytes(range(32)))
    before = master.database_key()

    master.wipe()

    assert bytes(32) == master.secret()
    assert before != master.database_key()


def test_a_key_does_not_show_itself():
    assert "MasterKey()" == repr(MASTER)


def test_an_armoured_slot_is_text_a_person_can_copy():
    slot = slots.escrow(MASTER, "vault", HQ_RECIPIENTS, "slot")

    assert isinstance(slot, Slot)
    assert slot.wrapped.startswith("-----BEGIN AGE ENCRYPTED FILE-----\n")
