"""A backup is proved where it lies, or nothing of it is left."""

import hashlib
import json
import secrets
from contextlib import ExitStack
from pathlib import Path

import pytest

from intake_app.domain.record import RecordId
from intake_app.domain.tombstone import Reason, Tombstone
from intake_app.errors import BackupOfAnotherVault, DiskFull, PlaceGone, TargetInVault, VaultDamaged
from intake_app.store import backup_writing
from intake_app.store.attachment_files import path_of
from intake_app.store.backup import back_up, states
from intake_app.store.keys import MasterKey
from intake_app.store.manifest import read_manifest
from tests.builders.disks import files_no_longer_than, tree
from tests.builders.vaults import (
    a_record,
    a_summary,
    add_photo,
    add_two,
    read_back,
    silent,
)


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


@pytest.fixture
def filled(vault):
    """Two testimonies, one of them with a revision, and an attachment's file."""
    add_two(vault)
    read_back(vault)
    an_attachment(vault, b"first" * 1000)
    return vault


@pytest.fixture
def attached(filled):
    """The path of its attachment's file inside the vault."""
    (path,) = filled.folder.rglob("*.age")
    return inside(filled, path)


def an_attachment(vault, content):
    """The path of its file; content that no other has, so that no two are the same."""
    return path_of(vault.folder, add_photo(vault, content=content).attachment_id)


def inside(vault, path):
    return path.relative_to(vault.folder).as_posix()


def test_a_backup_holds_the_vault_as_it_was(filled, stick):
    before = {
        name: content
        for name, content in tree(filled.folder).items()
        if name in ("vault.json", "vault.json.bak") or name.endswith(".age")
    }
    head = filled.audit.head()

    made = back_up(filled, stick, silent)

    place = stick / f"backup-{filled.vault_id[:8]}"
    copied = tree(place)
    held = {name.removeprefix("0001/"): content for name, content in copied.items()}
    assert before == {name: held[name] for name in before}
    assert {*before, "records.db", "backup.json"} == set(held)
    assert (place / "0001", 1, 0) == (made.folder, made.number, made.older)
    assert (2, 1, head) == (
        made.counted.records,
        made.counted.revisions,
        made.counted.audit_head,
    )
    assert made.at == filled.facts.get("last_backup")
    assert "backed_up" == filled.audit.entries()[-1].event


def test_the_manifest_tells_a_stranger_only_the_random_id(filled, attached, stick):
    made = back_up(filled, stick, silent)

    shown = json.loads((made.folder / "backup.json").read_bytes())

    assert {"kind", "format", "vault_id", "sealed"} == set(shown)
    manifest = read_manifest(made.folder, filled.vault_id, filled.master)
    assert (1, made.counted) == (manifest.number, manifest.counted)
    assert {"vault.json", "vault.json.bak", "records.db", attached} == set(manifest.files)


def test_a_second_backup_copies_only_new_attachments_and_leaves_the_first(filled, attached, stick):
    first = back_up(filled, stick, silent)
    shared = first.folder.parent / attached
    before, made_at = tree(first.folder), shared.stat().st_mtime_ns
    an_attachment(filled, b"second" * 1000)

    second = back_up(filled, stick, silent)

    assert before == tree(first.folder)
    assert made_at == shared.stat().st_mtime_ns
    assert (2, 1) == (second.number, second.older)
    assert (second.folder, first.folder) == states(stick)
    assert (second.folder, first.folder) == states(first.folder.parent)
    assert (first.folder,) == states(first.folder)


def test_a_shared_file_that_decayed_on_the_stick_is_copied_again(filled, attached, stick):
    first = back_up(filled, stick, silent)
    shared = first.folder.parent / attached
    shared.write_bytes(b"x" * shared.stat().st_size)

    back_up(filled, stick, silent)

    assert (filled.folder / attached).read_bytes() == shared.read_bytes()


def test_the_progress_ends_with_everything(filled, stick):
    told = []

    back_up(filled, stick, lambda done, of: told.append((done, of)))

    assert [] != told
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_a_vault_is_not_backed_up_into_itself(filled):
    before = set(tree(filled.folder))

    with pytest.raises(TargetInVault):
        back_up(filled, filled.folder / "att", silent)

    assert before == set(tree(filled.folder))


def test_a_medium_that_is_not_there_is_said_to_be_gone(filled, tmp_path):
    with pytest.raises(PlaceGone):
        back_up(filled, tmp_path / "pulled", silent)

    assert not (tmp_path / "pulled").exists()
    assert "" == filled.facts.get("last_backup")


@pytest.mark.parametrize("room", [0, 1, 700, 3000, 20_000])
def test_a_full_stick_leaves_the_older_backup_and_nothing_half(filled, stick, room):
    back_up(filled, stick, silent)
    an_attachment(filled, secrets.token_bytes(400_000))
    before, head = tree(stick), filled.audit.head()

    with files_no_longer_than(room), pytest.raises(DiskFull):
        back_up(filled, stick, silent)

    assert before == tree(stick)
    assert head == filled.audit.head()
    assert 2 == back_up(filled, stick, silent).number


def test_a_full_stick_leaves_nothing_of_a_first_backup(filled, stick):
    with files_no_longer_than(3000), pytest.raises(DiskFull):
        back_up(filled, stick, silent)

    assert [] == list(stick.iterdir())


def test_a_stick_without_room_is_refused_before_anything_is_written(filled, stick, monkeypatch):
    """The free space is asked for first; the figure is what a nearly full stick would answer."""
    usage = backup_writing.shutil.disk_usage(stick)._replace(free=100_000)
    monkeypatch.setattr(backup_writing.shutil, "disk_usage", lambda _: usage)

    with pytest.raises(DiskFull):
        back_up(filled, stick, silent)

    assert [] == list(stick.iterdir())


def test_a_damaged_vault_is_no_backup(closed_vault, stick):
    with closed_vault.open() as vault:
        vault.records.add_many([a_record(words="слово " * 3000)])
    file = closed_vault.folder / "records.db"
    spoilt = bytearray(file.read_bytes())
    spoilt[-4096 + 50] ^= 1
    file.write_bytes(spoilt)

    with closed_vault.open() as vault, pytest.raises(VaultDamaged):
        back_up(vault, stick, silent)

    assert [] == list(stick.iterdir())


def test_what_a_killed_program_left_is_removed_by_the_next_backup(filled, stick):
    left = stick / f"backup-{filled.vault_id[:8]}" / "0001.part"
    left.mkdir(parents=True)
    (left / "records.db").write_bytes(b"half")

    made = back_up(filled, stick, silent)

    assert ["0001", "att"] == sorted(path.name for path in made.folder.parent.iterdir())


def test_an_entry_that_cannot_be_written_takes_the_backup_back(filled, stick):
    """The vault's own disk is full just when the backup is to be noted."""
    with ExitStack() as full:

        def filling(done, of):
            if done == of:
                full.enter_context(files_no_longer_than(3000))

        with pytest.raises(DiskFull):
            back_up(filled, stick, filling)

    assert [] == list(stick.iterdir())
    assert "" == filled.facts.get("last_backup")


def test_another_key_reads_no_manifest(filled, stick):
    made = back_up(filled, stick, silent)

    with pytest.raises(BackupOfAnotherVault) as raised:
        read_manifest(made.folder, filled.vault_id, MasterKey.fresh())

    assert {"reason": "key"} == raised.value.facts


def spoil(path):
    """One bit of the encrypted content, as a worn-out disk would leave it."""
    whole = bytearray(path.read_bytes())
    whole[-50] ^= 1
    path.write_bytes(whole)


def test_a_good_file_of_an_older_backup_outlives_a_spoilt_one_in_the_vault(filled, attached, stick):
    shared = back_up(filled, stick, silent).folder.parent / attached
    good = shared.read_bytes()
    spoil(filled.folder / attached)

    second = back_up(filled, stick, silent)

    assert good == shared.read_bytes()
    assert () == second.lacking
    manifest = read_manifest(second.folder, filled.vault_id, filled.master)
    assert hashlib.sha256(good).hexdigest() == manifest.files[attached].sha256


def test_a_backup_that_fails_leaves_the_shared_files_of_the_others(filled, attached, stick):
    shared = back_up(filled, stick, silent).folder.parent / attached
    spoil(shared)
    before = tree(stick)
    an_attachment(filled, secrets.token_bytes(400_000))
    sound = (filled.folder / attached).read_bytes()

    with files_no_longer_than(100_000), pytest.raises(DiskFull):
        back_up(filled, stick, silent)

    assert before.keys() == tree(stick).keys()
    assert shared.read_bytes() in (before[inside_of(stick, shared)], sound)


def inside_of(folder, path):
    return path.relative_to(folder).as_posix()


@pytest.mark.parametrize("harm", [spoil, Path.unlink])
def test_what_is_sound_nowhere_is_said_and_everything_else_is_kept(filled, attached, stick, harm):
    other = inside(filled, an_attachment(filled, b"second" * 1000))
    harm(filled.folder / attached)

    made = back_up(filled, stick, silent)

    assert (a_summary().reference,) == made.lacking
    manifest = read_manifest(made.folder, filled.vault_id, filled.master)
    assert {"vault.json", "vault.json.bak", "records.db", other} == set(manifest.files)
    assert not (made.folder.parent / attached).exists()
    assert ("backed_up", "1 1") == (
        filled.audit.entries()[-1].event,
        filled.audit.entries()[-1].detail,
    )
    assert "1" == filled.facts.get("last_backup_lacking")


def test_a_sealed_file_that_is_not_what_its_stone_says_is_lacking(filled, stick):
    (filled.folder / "sealed").mkdir()
    sound, spoilt = (filled.folder / "sealed" / f"{name}.age" for name in ("aa", "bb"))
    for path in (sound, spoilt):
        path.write_bytes(path.name.encode() * 3000)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        stone = Tombstone(RecordId(path.stem), Reason.SEALED_TO_HQ, "2022", path.stem, digest)
        with filled.transaction():
            filled.tombstones.put(900 + len(digest) + ord(path.stem[0]), stone)
    spoil(spoilt)

    made = back_up(filled, stick, silent)

    assert ("bb",) == made.lacking
    assert ["aa.age"] == [path.name for path in (made.folder.parent / "sealed").iterdir()]


def test_a_file_that_no_row_knows_is_not_taken_along(filled, attached, stick):
    (filled.folder / attached).with_name("stray.age").write_bytes(b"stray")

    made = back_up(filled, stick, silent)

    assert [attached] == [inside_of(made.folder.parent, p) for p in stick.rglob("*.age")]
