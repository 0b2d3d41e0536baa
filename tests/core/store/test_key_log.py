"""Keys that were put back behind the program's back are told, and nothing is encrypted to them."""

import shutil

import pyrage
import pytest

from intake_app.errors import KeysDoubted, WrongPassphrase
from intake_app.store import doubts, rescue
from intake_app.store.doubts import Kind, trusted_recipients
from intake_app.store.failures import failed_unlocks
from intake_app.store.passphrases import change_passphrase, reset_passphrase
from intake_app.store.rotation import rotate
from intake_app.store.users import add_user, remove_user, rename_user
from tests.builders.raw import raw_connection
from tests.builders.vaults import CHEAP, HQ_RECIPIENTS, PASSPHRASE

NEW = "журавель телега ноябрь"
HERS = "қоян бұлақ жаңғырық терезе"
PAGE_BYTES = 4096
AT = "2022-01-08T09:00:00+00:00"


def others():
    return tuple(str(pyrage.x25519.Identity.generate().to_public()) for _ in range(2))


def kinds(found, passphrase=PASSPHRASE, work=lambda vault: None):
    """One sitting as commands make it: what is doubted after the opening."""
    with found.open(passphrase) as vault:
        seen = [doubt.kind for doubt in doubts.look_back(vault)]
        work(vault)
        doubts.write_closing(vault)
        doubts.remember(vault)
    return seen


def page_of_facts(found):
    with raw_connection(found) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        ((page,),) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'facts'")
    return slice((page - 1) * PAGE_BYTES, page * PAGE_BYTES)


def replay(found, image):
    """A page of the day when the image was taken, and its headers; no key is needed for that."""
    facts = page_of_facts(found)
    raw = bytearray((found.folder / "records.db").read_bytes())
    raw[facts] = (image.folder / "records.db").read_bytes()[facts]
    (found.folder / "records.db").write_bytes(raw)
    for name in ("vault.json", "vault.json.bak"):
        shutil.copy(image.folder / name, found.folder / name)


@pytest.fixture
def replayed(closed_vault, tmp_path):
    """The keys of headquarters were exchanged, and then a stranger took them back."""
    kinds(closed_vault)
    image = closed_vault.copied_to(tmp_path / "image")
    kinds(closed_vault, work=lambda vault: rescue.replace_escrow(vault, others()))
    replay(closed_vault, image)
    return closed_vault


def test_keys_of_headquarters_put_back_are_told_and_nothing_is_encrypted_to_them(replayed):
    with replayed.open() as vault:
        told = [doubt.kind for doubt in doubts.look_back(vault)]
        assert HQ_RECIPIENTS == vault.recipients
        with pytest.raises(KeysDoubted):
            trusted_recipients(vault)
        with pytest.raises(KeysDoubted):
            rotate(vault, NEW, CHEAP)
        assert ([Kind.KEYS], ("keys",)) == (told, vault.check().problems)
        assert "keys_differ" == vault.audit.last().event


def test_it_is_told_also_after_a_crash(closed_vault, tmp_path):
    image = closed_vault.copied_to(tmp_path / "image")
    with closed_vault.open() as vault:
        doubts.look_back(vault)
        rescue.replace_escrow(vault, others())
    replay(closed_vault, image)

    assert [Kind.KEYS] == kinds(closed_vault)


def test_it_is_told_until_a_person_accepts_it(replayed):
    told = [kinds(replayed), kinds(replayed, work=doubts.accept), kinds(replayed)]

    assert [[Kind.KEYS], [Kind.KEYS], []] == told
    with replayed.open() as vault:
        doubts.look_back(vault)
        assert HQ_RECIPIENTS == trusted_recipients(vault)


def test_a_change_of_keys_does_not_make_what_was_put_back_known(replayed):
    kinds(replayed, work=lambda vault: add_user(vault, "Айгүл", HERS))
    with raw_connection(replayed) as connection:
        connection.execute("DELETE FROM facts WHERE name = 'keys_doubt'")

    assert [Kind.KEYS] == kinds(replayed)


@pytest.mark.parametrize(
    "change",
    [
        lambda vault, _: rescue.replace_escrow(vault, others()),
        lambda vault, _: add_user(vault, "Айгүл", HERS),
        lambda vault, _: remove_user(vault, add_user(vault, "Айгүл", HERS)),
        lambda vault, _: rename_user(vault, vault.slot_id, "Интервьюер"),
        lambda vault, _: change_passphrase(vault, PASSPHRASE, PASSPHRASE + " июль"),
        lambda vault, code: rescue.confirm_sheet(vault, code, AT),
        lambda vault, code: rescue.rehearse_sheet(vault, code, AT),
    ],
    ids=["escrow", "add", "remove", "rename", "change", "confirm", "rehearse"],
)
@pytest.mark.parametrize("is_closed", [True, False])
def test_no_change_of_the_keys_by_the_program_is_doubted(closed_vault, change, is_closed):
    kinds(closed_vault)
    with closed_vault.open() as vault:
        doubts.look_back(vault)
        change(vault, closed_vault.recovery_code)
        changed = vault.audit.last()
        passphrase = PASSPHRASE if changed.event != "passphrase_changed" else PASSPHRASE + " июль"
        if is_closed:
            doubts.write_closing(vault)

    assert ([], True) == (kinds(closed_vault, passphrase), bool(changed.content_mac))


@pytest.mark.parametrize(
    "altered",
    [
        "UPDATE facts SET value = 'x' WHERE name = 'language'",
        "UPDATE people SET name = 'Х'",
        "UPDATE device_key SET wrapped = x'00'",
    ],
)
def test_settings_that_are_not_those_of_the_closing_are_told(closed_vault, altered):
    kinds(closed_vault)
    with raw_connection(closed_vault) as connection:
        connection.execute(altered)

    assert [Kind.KEYS] == kinds(closed_vault)


def test_a_log_without_a_code_gives_nothing_to_compare(closed_vault):
    """As in a vault of before: the control, the same change is not told."""
    with raw_connection(closed_vault) as connection:
        connection.execute("DROP TRIGGER audit_stays")
        connection.execute("UPDATE audit SET content_mac = ''")
        connection.execute("UPDATE people SET name = 'Х'")

    assert [] == kinds(closed_vault)


def test_each_user_who_goes_at_a_rescue_has_an_entry(closed_vault):
    with closed_vault.open() as vault:
        hers = add_user(vault, "Айгүл", HERS)
        mine = vault.slot_id
        reset_passphrase(vault, NEW)
        told = [(entry.event, entry.detail) for entry in vault.audit.entries()][-2:]

    assert mine not in {detail for _, detail in told}
    assert ("user_removed", hers) == told[0]
    assert "passphrase_reset" == told[1][0]
    assert [] == kinds(closed_vault, NEW)


def test_a_rescue_of_the_only_user_removes_nobody(closed_vault):
    with closed_vault.open() as vault:
        reset_passphrase(vault, NEW)

        assert "user_removed" not in [entry.event for entry in vault.audit.entries()]


def test_a_wrong_old_passphrase_counts_as_a_guess_and_stands_in_the_log(closed_vault):
    with closed_vault.open() as vault, pytest.raises(WrongPassphrase):
        change_passphrase(vault, NEW, HERS)
    counted = failed_unlocks(closed_vault.folder)

    with closed_vault.open() as vault:
        told = [(one.event, one.detail) for one in vault.audit.entries()]
    assert (1, ("unlock_failed", "1"), 0) == (
        counted,
        told[-2],
        failed_unlocks(closed_vault.folder),
    )


def test_the_new_key_keeps_the_codes(closed_vault):
    with closed_vault.open() as vault:
        doubts.look_back(vault)
        rotate(vault, NEW, CHEAP)

    assert [] == kinds(closed_vault, NEW)
