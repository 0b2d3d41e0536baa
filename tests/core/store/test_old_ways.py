"""A way in that was dropped opens nothing, wherever in the folder its bytes might still lie.

Looked for below any format of ours: every run of base64 in every file, every way of cutting a box
out of it, under every id and type that the header ever had, with the old passphrase's true key.
"""

import base64
import re

import pytest

from intake_app.store import slots
from intake_app.store.header import BACKUP, HEADER, read_header
from intake_app.store.kdf import derive
from intake_app.store.panic import panic
from intake_app.store.passphrases import change_passphrase
from intake_app.store.rotation import rotate
from intake_app.store.slots import SlotType
from intake_app.store.users import add_user, remove_user
from tests.builders.vaults import CHEAP, PASSPHRASE, a_record

NEW = "журавель телега ноябрь"
HERS = "қоян бұлақ жаңғырық терезе"
_BOX = slots.NONCE_BYTES + 32 + slots.TAG_BYTES
_LETTERS = -(-_BOX // 3) * 4
_RUN = re.compile(rb"[A-Za-z0-9+/=]{%d,}" % _LETTERS)


def boxes_in(raw):
    """Everything in the bytes that could be a wrapped key in base64, wherever it begins."""
    for run in _RUN.findall(raw):
        for start in range(len(run) - _LETTERS + 1):
            piece = run[start : start + _LETTERS]
            if b"=" not in piece.rstrip(b"="):
                yield base64.b64decode(piece, validate=False)[:_BOX]


def files_that_open(found, before, passphrase):
    """Names of the files in which the passphrase still opens something."""
    key = derive(passphrase, before.salt, before.cost)
    bonds = [
        before.bond().associated_data(slot.slot_id, slot_type)
        for slot in before.slots
        for slot_type in SlotType
    ]
    return sorted(
        path.relative_to(found.folder).as_posix()
        for path in found.folder.rglob("*")
        if path.is_file()
        and any(
            slots.opened_box(key, box, bond) is not None
            for box in boxes_in(path.read_bytes())
            for bond in bonds
        )
    )


def changed(found):
    with found.open() as vault:
        change_passphrase(vault, PASSPHRASE, NEW)
    return PASSPHRASE


def removed(found):
    with found.open() as vault:
        (slot_id,) = [s.slot_id for s in read_header(found.folder).of_type(SlotType.USER)][1:]
        remove_user(vault, slot_id)
    return HERS


def panicked(found):
    panic(found.open())
    return PASSPHRASE


def panicked_at_headquarters_too(found):
    panic(found.open(), keeps_headquarters=False)
    return PASSPHRASE


def rotated(found):
    with found.open() as vault:
        rotate(vault, PASSPHRASE, CHEAP)
    return HERS


DROPPED = (changed, removed, panicked, panicked_at_headquarters_too, rotated)


@pytest.fixture
def two_users(closed_vault):
    """A vault with a second user and a testimony."""
    with closed_vault.open() as vault:
        add_user(vault, "Айгүл", HERS)
        vault.records.add_many([a_record()])
    return closed_vault


@pytest.mark.parametrize("drop", DROPPED)
def test_a_dropped_passphrase_opens_nothing_in_any_file(two_users, drop):
    before = read_header(two_users.folder)
    both = [files_that_open(two_users, before, one) for one in (PASSPHRASE, HERS)]

    old = drop(two_users)

    assert [[HEADER, BACKUP]] * 2 == both
    assert [] == files_that_open(two_users, before, old)


def killed_in_the_header_write(found):
    """A header beside the old one, written and synced and never renamed."""
    part = found.folder / ".0123456789abcdef.part"
    part.write_bytes((found.folder / HEADER).read_bytes())
    return part


@pytest.mark.parametrize("drop", DROPPED)
def test_what_a_kill_in_the_header_write_left_opens_nothing_after_the_next_change(two_users, drop):
    before = read_header(two_users.folder)
    part = killed_in_the_header_write(two_users)
    left = files_that_open(two_users, before, PASSPHRASE)

    old = drop(two_users)

    assert [part.name, HEADER, BACKUP] == left
    assert [] == files_that_open(two_users, before, old)


@pytest.mark.parametrize(
    "drop",
    [
        lambda vault: change_passphrase(vault, PASSPHRASE, NEW),
        lambda vault: rotate(vault, NEW, CHEAP),
        panic,
    ],
    ids=["change", "rotate", "panic"],
)
def test_what_a_power_cut_left_is_swept_by_the_change_itself(two_users, drop):
    before = read_header(two_users.folder)
    with two_users.open() as vault:
        killed_in_the_header_write(two_users)
        drop(vault)

    assert [] == files_that_open(two_users, before, PASSPHRASE)


def test_a_file_that_the_program_would_not_write_stays(two_users):
    stranger = two_users.folder / ".notes.part"
    stranger.write_bytes(b"mine")
    two_users.open().close()

    assert b"mine" == stranger.read_bytes()


def test_a_copy_that_was_forgotten_is_found(two_users):
    """The control: in whatever file, after whatever bytes."""
    before = read_header(two_users.folder)
    raw = (two_users.folder / HEADER).read_bytes()
    changed(two_users)
    (two_users.folder / "ballast.bin").write_bytes(b"\x00A" + raw[100:])

    assert ["ballast.bin"] == files_that_open(two_users, before, PASSPHRASE)
