"""The ways in that no user holds, rehearsed: proved from the disk, and the key never shown."""

import hashlib
import hmac
import json
from itertools import combinations

import pyrage
import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from intake_app.domain.clock import Ids
from intake_app.errors import (
    HeaderDamaged,
    NoLetterWritten,
    NotALetter,
    RecipientIsSecret,
    TooFewRecipients,
    WrongAnswer,
    WrongIdentity,
    WrongRecoveryCode,
)
from intake_app.store import rehearsal, rescue
from intake_app.store.failures import failed_unlocks
from intake_app.store.header import read_header, write_header
from intake_app.store.opening import open_with_escrow, open_with_recovery
from intake_app.store.slots import SlotType
from tests.builders.raw import master_key, raw_connection
from tests.builders.stock import age_decrypted
from tests.builders.vaults import HQ_IDENTITIES, HQ_RECIPIENTS, a_clock

AT = "2026-11-22T09:00:00+02:00"


def told(vault):
    return vault.audit.entries()[-1].event


def groups(code):
    return code.split("-")


def exchanged(code, first, second):
    swapped = groups(code)
    swapped[first], swapped[second] = swapped[second], swapped[first]
    return "-".join(swapped)


def test_a_sheet_that_opens_the_vault_is_written_down_with_its_day(vault, closed_vault):
    rescue.rehearse_sheet(vault, closed_vault.recovery_code, AT)

    assert (AT, "recovery_rehearsed", True) == (
        vault.facts.get("last_rehearsal_sheet"),
        told(vault),
        vault.is_recovery_confirmed,
    )


@pytest.mark.parametrize(("first", "second"), list(combinations(range(8), 2))[::5])
def test_two_groups_that_changed_places_are_named(vault, closed_vault, first, second):
    with pytest.raises(WrongRecoveryCode) as raised:
        rescue.rehearse_sheet(vault, exchanged(closed_vault.recovery_code, first, second), AT)

    assert {"group": 0, "swapped": (first + 1, second + 1)} == raised.value.facts
    assert "" == vault.facts.get("last_rehearsal_sheet")


def test_swapped_groups_do_not_open_the_vault_and_count_as_a_guess(closed_vault):
    typed = exchanged(closed_vault.recovery_code, 2, 5)
    with pytest.raises(WrongRecoveryCode) as raised:
        open_with_recovery(closed_vault.folder, typed, clock=a_clock(), ids=Ids())

    assert ({"group": 0, "swapped": (3, 6)}, 1) == (
        raised.value.facts,
        failed_unlocks(closed_vault.folder),
    )


def test_a_mistyped_group_is_no_guess(closed_vault):
    typed = groups(closed_vault.recovery_code)
    typed[3] = "123456"
    with pytest.raises(WrongRecoveryCode) as raised:
        open_with_recovery(closed_vault.folder, "-".join(typed), clock=a_clock(), ids=Ids())

    assert ({"group": 4}, 0) == (raised.value.facts, failed_unlocks(closed_vault.folder))


def test_the_sheet_of_another_vault_is_not_rehearsed(vault, another_vault):
    with pytest.raises(WrongRecoveryCode) as raised:
        rescue.rehearse_sheet(vault, another_vault.recovery_code, AT)

    assert {"group": 0} == raised.value.facts


def test_a_sheet_whose_slot_is_gone_is_told_as_damage(vault, closed_vault):
    header = read_header(vault.folder)
    kept = tuple(s for s in header.slots if s.type is not SlotType.RECOVERY)
    write_header(vault.folder, type(header)(header.vault_id, header.cost, header.salt, kept))

    with pytest.raises(HeaderDamaged):
        rescue.rehearse_sheet(vault, closed_vault.recovery_code, AT)


@pytest.mark.parametrize("identity", HQ_IDENTITIES)
def test_each_key_of_headquarters_is_rehearsed_with_the_stock_age_command(
    vault, tmp_path, identity
):
    (letter,) = rescue.escrow_letters(vault)

    rescue.rehearse_escrow(vault, age_decrypted(tmp_path, letter, identity), AT)

    assert (AT, "escrow_rehearsed") == (vault.facts.get("last_rehearsal_escrow"), told(vault))


def test_the_letter_of_another_vault_proves_nothing(vault, another_vault, tmp_path):
    with another_vault.open() as other:
        (letter,) = rescue.escrow_letters(other)

    with pytest.raises(WrongIdentity):
        rescue.rehearse_escrow(vault, age_decrypted(tmp_path, letter, HQ_IDENTITIES[0]), AT)


def answered(tmp_path, letter, identity=HQ_IDENTITIES[0]):
    read = rehearsal.read_letter(letter.written())
    return rehearsal.answered(read, age_decrypted(tmp_path, read.escrow, identity))


@pytest.mark.parametrize("identity", HQ_IDENTITIES)
def test_headquarters_answer_a_letter_and_the_laptop_believes_it(vault, tmp_path, identity):
    letter = rescue.write_letter(vault)
    answer = answered(tmp_path, letter, identity)

    rescue.take_answer(vault, answer.replace("-", " "), AT)

    assert [6, 6, 6, 6] == [len(group) for group in groups(answer)]
    assert (AT, False) == (
        vault.facts.get("last_rehearsal_escrow"),
        rescue.waits_for_answer(vault),
    )


def test_an_answer_is_good_once_and_for_its_own_letter(vault, tmp_path):
    first = answered(tmp_path, rescue.write_letter(vault))
    second = answered(tmp_path, rescue.write_letter(vault))

    assert first != second
    with pytest.raises(WrongAnswer) as raised:
        rescue.take_answer(vault, first, AT)
    rescue.take_answer(vault, second, AT)
    with pytest.raises(NoLetterWritten):
        rescue.take_answer(vault, second, AT)
    assert {"group": 0} == raised.value.facts


def test_a_mistyped_group_of_the_answer_is_named(vault, tmp_path):
    answer = groups(answered(tmp_path, rescue.write_letter(vault)))
    answer[2] = "123456"

    with pytest.raises(WrongAnswer) as raised:
        rescue.take_answer(vault, "-".join(answer), AT)

    assert {"group": 3} == raised.value.facts


def test_neither_letter_nor_answer_holds_the_key(vault, closed_vault, tmp_path):
    letter = rescue.write_letter(vault)
    opened = age_decrypted(tmp_path, letter.escrow, HQ_IDENTITIES[0])
    key = json.loads(opened)["master_key"]
    answer = answered(tmp_path, letter)

    assert key not in letter.written().decode()
    assert not {key[at : at + 8] for at in range(56)} & {answer, *groups(answer)}
    assert set(json.loads(letter.written())) == {
        "kind",
        "format",
        "vault_id",
        "challenge",
        "escrow",
    }


def test_the_answer_is_what_the_document_says(vault, closed_vault):
    """HKDF-SHA-256 under the label, HMAC-SHA-256 of vault and challenge, written by elevens."""
    kdf = HKDF(algorithm=hashes.SHA256(), length=32, salt=None, info=b"rehearsal/v1")
    key = kdf.derive(master_key(closed_vault).secret())
    about = f'["rehearsal","{vault.vault_id}","00ff"]\n'.encode()
    code = hmac.digest(key, about, hashlib.sha256)[:8]
    by_elevens = [int.from_bytes(code[at : at + 2], "big") * 11 for at in range(0, 8, 2)]

    assert "-".join(f"{one:06d}" for one in by_elevens) == vault.rehearsal_answer("00ff")


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff\xfe",
        b'{"kind":"intake-rehearsal","format":2,"vault_id":"","challenge":"","escrow":""}',
        b'{"kind":"intake-vault","format":1,"vault_id":"","challenge":"","escrow":""}',
        b"[" * 5000,
        b" " * 70000,
    ],
)
def test_what_is_no_letter_is_refused(raw):
    with pytest.raises(NotALetter):
        rehearsal.read_letter(raw)


def test_other_keys_of_headquarters_take_the_place_of_the_old_ones(closed_vault, tmp_path):
    new = [pyrage.x25519.Identity.generate() for _ in range(2)]
    recipients = tuple(str(one.to_public()) for one in new)
    with closed_vault.open() as vault:
        rescue.rehearse_escrow(
            vault, age_decrypted(tmp_path, rescue.escrow_letters(vault)[0], HQ_IDENTITIES[0]), AT
        )
        rescue.replace_escrow(vault, recipients)
        assert (recipients, "", "escrow_replaced", ()) == (
            vault.recipients,
            vault.facts.get("last_rehearsal_escrow"),
            told(vault),
            vault.check().problems,
        )

    (slot,) = read_header(closed_vault.folder).of_type(SlotType.ESCROW)
    letter = age_decrypted(tmp_path, slot.wrapped, str(new[1]))
    letters = [(slot, letter)]
    open_with_escrow(closed_vault.folder, letters, clock=a_clock(), ids=Ids()).close()
    old = pyrage.x25519.Identity.from_str(HQ_IDENTITIES[0])
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(slot.wrapped.encode(), [old])


@pytest.mark.parametrize(
    ("recipients", "error"),
    [
        (HQ_RECIPIENTS[:1], TooFewRecipients),
        ((HQ_RECIPIENTS[0], HQ_IDENTITIES[1]), RecipientIsSecret),
    ],
)
def test_unfit_keys_of_headquarters_change_nothing(vault, recipients, error):
    before = read_header(vault.folder)

    with pytest.raises(error):
        rescue.replace_escrow(vault, recipients)

    assert (before, HQ_RECIPIENTS) == (read_header(vault.folder), vault.recipients)


def test_a_rehearsal_leaves_no_key_among_the_facts(vault, closed_vault, tmp_path):
    rescue.take_answer(vault, answered(tmp_path, rescue.write_letter(vault)), AT)
    letter = age_decrypted(tmp_path, rescue.escrow_letters(vault)[0], HQ_IDENTITIES[0])
    key = json.loads(letter)["master_key"]

    with raw_connection(closed_vault) as connection:
        facts = connection.execute("SELECT value FROM facts").fetchall()

    assert [] == [value for (value,) in facts if key in value]
