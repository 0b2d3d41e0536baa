import gc
import hashlib
import io
import os
import resource
import shutil
import stat
import subprocess
import threading

import apsw
import pyrage
import pytest

from intake_app.errors import (
    AttachmentDamaged,
    DiskFull,
    MediumFailed,
    ReadOnlyPlace,
    UnknownAttachment,
    UnknownRecord,
)
from intake_app.store import attachment_files as files
from intake_app.store.attachment_rows import Meta
from intake_app.store.rotation import rotate
from tests.builders.disks import files_no_longer_than
from tests.builders.raw import master_key, raw_connection
from tests.builders.vaults import CHEAP, OTHER_RECORD, RECORD, a_record, found_vault

PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 900
NEW_PASSPHRASE = "сосна маяк обруч тетива"
NAME = "фото\u202egpj.exe"


@pytest.fixture(scope="session")
def prepared(tmp_path_factory):
    found = found_vault(tmp_path_factory.mktemp("attachments") / "vault")
    with found.open() as vault:
        vault.records.add_many([a_record(), a_record(OTHER_RECORD)])
    return found


@pytest.fixture
def found(prepared, tmp_path):
    return prepared.copied_to(tmp_path / "vault")


@pytest.fixture
def vault(found):
    with found.open() as vault:
        yield vault


class Kept(io.BytesIO):
    def check(self):
        pass


def meta(content=PHOTO, name=NAME):
    digest = hashlib.sha256(content).hexdigest()
    return Meta(name=name, media_type="image/jpeg", size=len(content), sha256=digest)


def attach(vault, content=PHOTO, record=RECORD):
    return vault.attachments.add(record, io.BytesIO(content), meta(content))


def opened(vault, attachment_id):
    sink = Kept()
    vault.attachments.open_into(attachment_id, sink, files.unwatched)
    return sink.getvalue()


def on_disk(found):
    return sorted(path for path in (found.folder / "att").rglob("*") if path.is_file())


@pytest.mark.parametrize("size", [0, 1, 4095, 4096, 4097, 65_536, 1_048_576, 3_000_001])
def test_the_original_bytes_come_back(vault, size):
    content = os.urandom(size)

    added = attach(vault, content)

    assert content == opened(vault, added.attachment_id)
    assert (added,) == vault.attachments.of(RECORD)


def test_what_is_listed_is_what_was_given_and_nothing_is_listed_twice(vault):
    first, second = attach(vault), attach(vault, b"another", OTHER_RECORD)

    assert meta() == Meta(**{**_values(first.meta), "added_at": ""})
    assert (first,) == vault.attachments.of(RECORD)
    assert (second,) == vault.attachments.of(OTHER_RECORD)
    assert "2022-01-08T" in first.meta.added_at


def _values(value):
    return {name: getattr(value, name) for name in Meta.__slots__}


def test_the_name_on_disk_says_nothing_and_only_this_user_may_read_it(found, vault, no_umask):
    attach(vault)

    (path,) = on_disk(found)
    assert path.stem == vault.attachments.of(RECORD)[0].attachment_id
    assert path.parent.name == path.stem[:2]
    assert 0o600 == stat.S_IMODE(path.stat().st_mode)
    assert {0o700} == {stat.S_IMODE(p.stat().st_mode) for p in (path.parent, path.parent.parent)}


def test_two_lengths_close_to_each_other_look_the_same(found, vault):
    attach(vault, bytes(201_000))
    attach(vault, bytes(204_000), OTHER_RECORD)

    first, second = (path.stat().st_size for path in on_disk(found))
    # The header holds a stanza of random length: age implementations add it on purpose.
    assert abs(first - second) < 300


def test_the_stock_age_command_opens_it_with_the_key_in_its_row(found, vault, tmp_path):
    added = attach(vault)
    key = tmp_path / "key"
    key.write_text(vault.attachments.sealed_file(added.attachment_id).identity)

    (path,) = on_disk(found)
    plain = subprocess.run(["age", "-d", "-i", key, path], capture_output=True, check=True).stdout

    assert PHOTO == plain[: len(PHOTO)]
    assert b"" == plain[len(PHOTO) :].strip(b"\x00")


def test_each_attachment_has_a_key_of_its_own(vault):
    keys = [
        vault.attachments.sealed_file(attach(vault, content).attachment_id).identity
        for content in (b"one", b"two")
    ]

    assert 2 == len(set(keys))
    assert not any(key in repr(vault.attachments.of(RECORD)) for key in keys)


def test_nothing_readable_is_anywhere_in_the_folder(found, vault):
    attach(vault, "Айғақ берушінің суреті".encode() * 50)

    everything = b"".join(path.read_bytes() for path in found.folder.rglob("*") if path.is_file())
    for trace in ("Айғақ берушінің", "фото", "AGE-SECRET-KEY"):
        assert trace.encode() not in everything


def test_an_attachment_of_an_unknown_record_leaves_nothing(found, vault):
    with pytest.raises(UnknownRecord):
        attach(vault, record="5a5a5a5a-1111-4f00-8000-000000000000")

    assert [] == on_disk(found)
    assert 0 == vault.attachments.sweep()


@pytest.mark.parametrize("room", [0, 100, 5000, 100_000, 230_000])
def test_a_disk_that_fills_up_leaves_nothing_and_can_be_tried_again(found, vault, room):
    path = vault.attachments.begin(len(PHOTO))

    with files_no_longer_than(room), pytest.raises(DiskFull):
        files.write_sealed_file(path, io.BytesIO(PHOTO), files.unwatched)

    assert [] == on_disk(found)
    vault.attachments.abandon(path)
    assert PHOTO == opened(vault, attach(vault).attachment_id)


def test_a_file_larger_than_the_disk_is_refused_before_it_is_read(found, vault):
    free = shutil.disk_usage(found.folder).free

    with pytest.raises(DiskFull):
        vault.attachments.begin(free)

    assert [] == on_disk(found)


def test_a_place_that_cannot_be_written_to_is_said(found, vault):
    (found.folder / "att").write_bytes(b"a file where a folder should be")

    with pytest.raises((ReadOnlyPlace, MediumFailed)):
        attach(vault)


def test_a_source_that_fails_is_told_with_its_own_error_and_leaves_nothing(found, vault):
    class Pulled(io.BytesIO):
        def read(self, size=-1, /):
            if self.tell() > 100_000:
                raise EOFError("the stick is gone")
            return super().read(min(size, 50_000))

    with pytest.raises(EOFError, match="the stick is gone"):
        vault.attachments.add(RECORD, Pulled(PHOTO), meta())

    assert [] == on_disk(found)
    assert () == vault.attachments.of(RECORD)


def test_the_watcher_hears_how_far_it_is_and_can_stop_it(found, vault):
    heard = []

    def watch(done):
        heard.append(done)
        if done > 2 << 20:
            raise KeyError("enough")

    path = vault.attachments.begin(5 << 20)
    with pytest.raises(KeyError, match="enough"):
        files.write_sealed_file(path, io.BytesIO(bytes(5 << 20)), watch)

    assert [1 << 20, 2 << 20, 3 << 20] == heard
    assert [] == on_disk(found)


def test_the_watcher_can_stop_while_it_is_read_back(found, vault):
    def watch(done):
        if done > 2 << 20:
            raise KeyError("enough")

    path = vault.attachments.begin(2 << 20)
    with pytest.raises(KeyError, match="enough"):
        files.write_sealed_file(path, io.BytesIO(bytes(2 << 20)), watch)

    assert [] == on_disk(found)


def test_a_medium_that_gives_back_other_bytes_is_noticed_before_attached_is_said(
    found, vault, monkeypatch
):
    synced = os.fsync

    def spoiling(handle):
        """Damages the file on the medium after it said that all is kept."""
        synced(handle)
        for begun in (found.folder / "att").glob("??/.*.part"):
            with begun.open("r+b") as file:
                file.seek(70_000)
                file.write(b"?")

    monkeypatch.setattr(os, "fsync", spoiling)
    with pytest.raises(MediumFailed):
        attach(vault)

    assert [] == on_disk(found)


@pytest.mark.parametrize("place", [10, 300, 5000, -1])
def test_one_flipped_bit_is_told_and_nothing_is_handed_out_as_whole(found, vault, place):
    added = attach(vault)
    (path,) = on_disk(found)
    spoilt = bytearray(path.read_bytes())
    spoilt[place] ^= 1
    path.write_bytes(spoilt)
    sink, before = Kept(), threading.active_count()

    with pytest.raises(AttachmentDamaged) as told:
        vault.attachments.open_into(added.attachment_id, sink, files.unwatched)
    held = len(sink.getvalue())
    gc.collect()

    assert {"attachment_id": added.attachment_id, "reason": "content"} == told.value.facts
    assert (held, before) == (len(sink.getvalue()), threading.active_count())
    assert [f"attachment {added.attachment_id}"] == [str(f) for f in vault.attachments.findings()]


def test_two_files_that_changed_places_are_told(found, vault):
    first, second = attach(vault), attach(vault, b"another")
    one, other = (files.path_of(found.folder, each.attachment_id) for each in (first, second))
    held = one.read_bytes()
    one.write_bytes(other.read_bytes())
    other.write_bytes(held)

    for each in (first, second):
        with pytest.raises(AttachmentDamaged):
            opened(vault, each.attachment_id)


def test_a_file_that_is_not_there_is_told(found, vault):
    added = attach(vault)
    on_disk(found)[0].unlink()

    with pytest.raises(AttachmentDamaged) as told:
        opened(vault, added.attachment_id)

    assert "absent" == told.value.facts["reason"]


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE attachments SET number = 2",
        "UPDATE attachments SET meta = CAST(replace(meta, 'jpeg', 'webp') AS BLOB)",
        (
            "UPDATE attachments SET attachment_id ="
            " iif(attachment_id < '8', 'f', '0') || substr(attachment_id, 2)"
        ),
    ],
)
def test_a_row_that_was_changed_is_told(found, change):
    with found.open() as vault:
        attach(vault)
    with raw_connection(found) as raw:
        raw.execute(change)

    with found.open() as vault, pytest.raises(AttachmentDamaged):
        [vault.attachments.of(record) for record in (RECORD, OTHER_RECORD)]


def test_a_removed_attachment_opens_no_more_with_anything_in_the_vault(found, tmp_path):
    with found.open() as vault:
        removed = attach(vault)
        kept = attach(vault, b"this one stays")
        key = vault.attachments.sealed_file(removed.attachment_id).identity
        other = vault.attachments.sealed_file(kept.attachment_id).identity
        copied = shutil.copy(files.path_of(found.folder, removed.attachment_id), tmp_path / "copy")
        vault.attachments.remove(RECORD, removed.attachment_id)
        vault.attachments.sweep()

        assert (kept,) == vault.attachments.of(RECORD)
        with pytest.raises(UnknownAttachment):
            vault.attachments.get(removed.attachment_id)
        left = dump(found)
        assert key.encode() not in left
        assert other.encode() in left, "the dump shows a key that is there"
    assert [files.path_of(found.folder, kept.attachment_id)] == on_disk(found)
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(copied.read_bytes(), [pyrage.x25519.Identity.from_str(other)])


def dump(found):
    """Every byte of the database decrypted by another program: free pages and page ends too."""
    copy = found.folder.parent / "dump"
    shutil.copytree(found.folder, copy)
    assert b"" == (copy / "records.db-wal").read_bytes()
    key = bytes(master_key(found).database_key()).decode()
    connection = apsw.Connection(str(copy / "records.db"))
    for pragma in ("cipher='sqlcipher'", "legacy=4", f'key="{key}"'):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    plain = connection.serialize("main")
    connection.close()
    return plain


def test_removing_what_another_record_has_is_refused(vault):
    added = attach(vault)

    with pytest.raises(UnknownAttachment):
        vault.attachments.remove(OTHER_RECORD, added.attachment_id)

    assert PHOTO == opened(vault, added.attachment_id)


def test_a_crash_before_the_row_leaves_no_file_after_the_next_unlock(found):
    vault = found.open()
    path = vault.attachments.begin(len(PHOTO))
    files.write_sealed_file(path, io.BytesIO(PHOTO), files.unwatched)
    (path.parent / ".0011223344556677.part").write_bytes(b"half written")
    vault.close()

    with found.open() as vault:
        assert [] == on_disk(found)
        assert 0 == vault.attachments.sweep()


def test_a_crash_after_the_key_is_gone_leaves_no_file_after_the_next_unlock(found):
    with found.open() as vault:
        vault.attachments.remove(RECORD, attach(vault).attachment_id)
        assert 1 == len(on_disk(found))

    with found.open():
        assert [] == on_disk(found)


def test_a_file_that_no_row_knows_is_reported_and_left_alone(found):
    # An older database was put back: the files of later attachments must not be thrown away.
    shutil.copy(found.folder / "records.db", found.folder.parent / "older.db")
    with found.open() as vault:
        added = attach(vault)
    shutil.copy(found.folder.parent / "older.db", found.folder / "records.db")

    with found.open() as vault:
        findings = [str(finding) for finding in vault.attachments.findings()]

    assert [f"stray_file {added.attachment_id}"] == findings
    assert 1 == len(on_disk(found))


def test_erasing_takes_all_keys_of_a_record_and_says_how_many(found, vault):
    attach(vault)
    attach(vault, b"another")
    kept = attach(vault, b"of the other", OTHER_RECORD)

    with vault.transaction():
        shredded = vault.attachments.shred(1)
    vault.attachments.sweep()

    assert 2 == shredded
    assert [files.path_of(found.folder, kept.attachment_id)] == on_disk(found)
    assert [kept.attachment_id] == [each[0] for each in vault.attachments.known()]


def test_adding_and_removing_are_in_the_log(vault):
    added = attach(vault)
    vault.attachments.remove(RECORD, added.attachment_id)

    told = [(e.event, e.record_id, e.detail) for e in vault.audit.entries()[-2:]]
    assert [
        ("attached", RECORD, added.attachment_id),
        ("attachment_removed", RECORD, added.attachment_id),
    ] == told
    assert meta().sha256 not in str(vault.audit.entries())


def test_a_large_file_costs_no_more_memory_than_a_small_one(vault):
    class Large:
        left = 96 << 20

        def read(self, size=-1, /):
            step = min(self.left, size)
            self.left -= step
            return bytes(step)

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    vault.attachments.add(RECORD, Large(), meta())
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    assert after - before < 24 << 10


def test_attachments_open_after_the_vault_moved_to_a_new_key(found):
    with found.open() as vault:
        added = attach(vault)
    rotate(found.open(), NEW_PASSPHRASE, CHEAP)

    with found.open(NEW_PASSPHRASE) as vault:
        assert (added,) == vault.attachments.of(RECORD)
        assert PHOTO == opened(vault, added.attachment_id)
        assert () == vault.check().problems


def test_what_fails_leaves_no_thread_behind(vault):
    def stop(_done):
        raise KeyError("enough")

    before = threading.active_count()
    path = vault.attachments.begin(len(PHOTO))
    with pytest.raises(KeyError):
        files.write_sealed_file(path, io.BytesIO(PHOTO), stop)
    added = attach(vault)
    with pytest.raises(KeyError):
        vault.attachments.open_into(added.attachment_id, Kept(), stop)

    assert before == threading.active_count()


def test_removing_one_leaves_what_is_being_added(vault):
    present = attach(vault)
    path = vault.attachments.begin(9)
    sealed = files.write_sealed_file(path, io.BytesIO(b"a picture"), files.unwatched)

    vault.attachments.remove(RECORD, present.attachment_id)
    vault.attachments.sweep()
    added = vault.attachments.keep(RECORD, sealed, Meta("b.jpg", "image/jpeg", 9, sealed.sha256))

    assert b"a picture" == opened(vault, added.attachment_id)
    assert (added,) == vault.attachments.of(RECORD)
