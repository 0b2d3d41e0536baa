"""Sealed to headquarters: the stock tools open it there, and nobody opens it here."""

import hashlib
import io
import json
import os
import subprocess

import pytest

from intake_app.codebook.interchange import encode
from intake_app.commands import backups, erasures, records, sealing, vaults, withdrawals
from intake_app.commands.sealing import Copied
from intake_app.domain.lifecycle import State
from intake_app.domain.tombstone import Reason
from intake_app.domain.withdrawal import Scope, Withdrawal
from intake_app.errors import (
    AttachmentDamaged,
    ConsentMissing,
    ErasureUnconfirmed,
    FileExists,
    RecordGone,
    SealedFileDamaged,
    StepNotAllowed,
)
from intake_app.store.attachment_rows import Meta
from tests.core.commands.conftest import PASSPHRASE, ClockBroken
from tests.core.commands.sealing_steps import read_back_and_sealed

NUMBER = "KZ-2009-0001"
PHOTO = bytes(range(256)) * 9001
NAMES = ("Эрматов", "Шерали", NUMBER)


@pytest.fixture
def sealed(filled):
    return read_back_and_sealed(filled, NUMBER)


def attach(session, record_id, content=PHOTO):
    about = Meta("фото.jpg", "image/jpeg", len(content), hashlib.sha256(content).hexdigest())
    return session.vault.attachments.add(record_id, io.BytesIO(content), about)


def opened_at_hq(file, key_holders, folder, holder=0):
    """`age -d -i hq.key FILE | tar x`, with the stock tools."""
    folder.mkdir()
    plain = subprocess.run(
        ["age", "-d", "-i", str(key_holders[holder] / "hq.key"), str(file)],
        capture_output=True,
        check=True,
    ).stdout
    subprocess.run(["tar", "x", "-C", str(folder)], input=plain, check=True)
    return folder


def test_either_key_holder_opens_it_with_age_tar_sha256sum_and_minisign(
    filled, sealed, key_holders, tmp_path
):
    attached = attach(filled, sealed)
    before = filled.vault.records.get(sealed)
    device_key = tmp_path / "device.pub"
    vaults.write_device_key(filled, device_key)

    done = sealing.seal_to_hq(filled, sealed, NUMBER)

    for holder in (0, 1):
        out = opened_at_hq(done.file, key_holders, tmp_path / f"out-{holder}", holder)
        subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=out, check=True)
        subprocess.run(
            ["minisign", "-Vq", "-p", str(device_key), "-m", "SHA256SUMS"], cwd=out, check=True
        )
        body = before.body
        whole = encode(body.notice, body.about, filled.book, body.answers)
        assert (out / "record.json").read_bytes() == whole
        assert (out / "attachments" / attached.attachment_id).read_bytes() == PHOTO
        revisions = sorted(file.name for file in (out / "revisions").iterdir())
        assert revisions == ["1.json", "2.json"]
        assert (out / "statement.pdf").read_bytes().startswith(b"%PDF")
        events = [one["event"] for one in json.loads((out / "audit.json").read_text())["entries"]]
        assert events[0] == "record_added"


def test_here_it_is_gone_and_the_stub_names_the_file(filled, sealed):
    done = sealing.seal_to_hq(filled, sealed, NUMBER)

    with pytest.raises(RecordGone) as gone:
        records.show(filled, sealed)
    assert gone.value.facts == {"reason": "sealed_to_hq"}
    (stone,) = erasures.stubs(filled)
    assert (stone.reason, stone.sealed_file) == (Reason.SEALED_TO_HQ, done.file.stem)
    assert stone.digest == hashlib.sha256(done.file.read_bytes()).hexdigest()
    assert done.file.stat().st_mode & 0o777 == 0o600
    assert records.page(filled, "Эрматов").total == 0
    assert filled.vault.check().problems == ()


def test_nothing_on_the_disk_tells_whose_it_was(filled, sealed):
    attach(filled, sealed)
    sealing.seal_to_hq(filled, sealed, NUMBER)

    for file in filled.vault.folder.rglob("*"):
        content = file.read_bytes() if file.is_file() else b""
        assert not [name for name in NAMES if name.encode() in content + file.name.encode()]
    assert list((filled.vault.folder / "att").rglob("*.age")) == []


def test_only_a_sealed_testimony_is_sealed_to_headquarters(filled):
    record_id = records.find(filled, NUMBER)

    with pytest.raises(StepNotAllowed):
        sealing.seal_to_hq(filled, record_id, NUMBER)


def test_the_number_must_be_typed(filled, sealed):
    with pytest.raises(ErasureUnconfirmed):
        sealing.seal_to_hq(filled, sealed, "")

    assert filled.vault.records.get(sealed).record_id == sealed
    assert not (filled.vault.folder / "sealed").exists()


def test_what_consent_does_not_let_into_the_case_file_stays(filled, sealed):
    withdrawals.withdraw(filled, sealed, Withdrawal(Scope.THIS_PURPOSE, ("case_file",)))

    with pytest.raises(ConsentMissing):
        sealing.seal_to_hq(filled, sealed, NUMBER)
    assert filled.vault.records.get(sealed).record_id == sealed


def test_a_damaged_attachment_leaves_everything_as_it_was(filled, sealed):
    attached = attach(filled, sealed)
    file = next((filled.vault.folder / "att").rglob(f"{attached.attachment_id}.age"))
    spoilt = bytearray(file.read_bytes())
    spoilt[len(spoilt) // 2] ^= 1
    file.write_bytes(spoilt)
    before = filled.vault.records.get(sealed)

    with pytest.raises(AttachmentDamaged):
        sealing.seal_to_hq(filled, sealed, NUMBER)

    assert filled.vault.records.get(sealed) == before
    assert list((filled.vault.folder / "sealed").iterdir()) == []


def test_a_seal_that_cannot_be_logged_is_taken_back(filled, sealed, wall_clock):
    before = filled.vault.records.get(sealed)

    with wall_clock.broken(), pytest.raises(ClockBroken):
        sealing.seal_to_hq(filled, sealed, NUMBER)

    assert filled.vault.records.get(sealed) == before
    assert list((filled.vault.folder / "sealed").iterdir()) == []


def test_copies_for_the_stick_are_the_same_and_are_made_once(filled, sealed, tmp_path):
    done = sealing.seal_to_hq(filled, sealed, NUMBER)
    stick = tmp_path / "stick"
    stick.mkdir()

    first = sealing.copy_sealed(filled, stick)
    again = sealing.copy_sealed(filled, stick)

    assert first == again == Copied((stick / done.file.name,), stayed=0)
    assert first.files[0].read_bytes() == done.file.read_bytes()
    assert filled.vault.audit.entries()[-1].event == "sealed_copied"


def test_another_file_of_that_name_is_not_written_over(filled, sealed, tmp_path):
    done = sealing.seal_to_hq(filled, sealed, NUMBER)
    there = tmp_path / done.file.name
    there.write_bytes(b"older")

    with pytest.raises(FileExists):
        sealing.copy_sealed(filled, tmp_path)
    assert there.read_bytes() == b"older"


@pytest.mark.parametrize("scope", [Scope.ALL_FUTURE, Scope.ERASE])
def test_after_a_withdrawal_the_sealed_file_is_not_handed_out(filled, sealed, tmp_path, scope):
    done = sealing.seal_to_hq(filled, sealed, NUMBER)

    assert withdrawals.withdraw(filled, sealed, Withdrawal(scope), sealed[:8]).to_pass_on

    (tmp_path / "stick").mkdir()
    assert sealing.copy_sealed(filled, tmp_path / "stick") == Copied((), stayed=1)
    assert list((tmp_path / "stick").iterdir()) == []
    assert done.file.exists() == (scope is Scope.ALL_FUTURE)
    assert filled.vault.check().problems == ()


@pytest.mark.parametrize("typed", ["", NUMBER, "1234abcd"])
def test_a_sealed_file_goes_only_after_the_start_of_its_id_was_typed(filled, sealed, typed):
    done = sealing.seal_to_hq(filled, sealed, NUMBER)
    erasure = Withdrawal(Scope.ERASE)
    before = filled.vault.audit.head()

    with pytest.raises(ErasureUnconfirmed):
        withdrawals.withdraw(filled, sealed, erasure, typed)

    assert (before, True) == (filled.vault.audit.head(), done.file.exists())
    assert withdrawals.withdraw(filled, sealed, erasure, sealed[:8]).erased_file
    assert not done.file.exists()
    # Nothing is left that could be destroyed.
    assert withdrawals.confirmation(filled, sealed, erasure) == ""
    assert not withdrawals.withdraw(filled, sealed, erasure).erased_file


def test_an_erased_sealed_file_neither_hinders_a_backup_nor_comes_back_from_it(
    filled, sealed, surroundings, tmp_path
):
    fresh, older = tmp_path / "fresh", tmp_path / "older"
    fresh.mkdir()
    older.mkdir()
    done = sealing.seal_to_hq(filled, sealed, NUMBER)
    backups.back_up(filled, older)
    withdrawals.withdraw(filled, sealed, Withdrawal(Scope.ERASE), sealed[:8])

    made = [backups.back_up(filled, stick) for stick in (fresh, older)]
    back = [
        backups.restore(stick, tmp_path / f"back-{stick.name}", PASSPHRASE, surroundings).folder
        for stick in (fresh, older)
    ]

    assert [(), ()] == [one.lacking for one in made]
    assert [False, False] == [(one / "sealed" / done.file.name).exists() for one in back]


def test_an_erased_sealed_file_that_was_put_back_goes_at_the_next_unlock(
    filled, sealed, surroundings
):
    folder = filled.vault.folder
    done = sealing.seal_to_hq(filled, sealed, NUMBER)
    content = done.file.read_bytes()
    withdrawals.withdraw(filled, sealed, Withdrawal(Scope.ERASE), sealed[:8])
    vaults.close(filled)
    done.file.write_bytes(content)

    again = vaults.unlock(folder, PASSPHRASE, surroundings)

    assert (False, ()) == (done.file.exists(), again.vault.check().problems)
    vaults.close(again)


def test_another_purpose_taken_back_keeps_no_file_from_headquarters(filled, sealed, tmp_path):
    done = sealing.seal_to_hq(filled, sealed, NUMBER)

    withdrawals.withdraw(filled, sealed, Withdrawal(Scope.THIS_PURPOSE, ("media",)))

    assert sealing.copy_sealed(filled, tmp_path) == Copied((tmp_path / done.file.name,), stayed=0)


def test_what_was_killed_before_the_stone_is_swept_at_the_next_unlock(
    filled, sealed, wall_clock, surroundings
):
    """An erasure later on must not leave a file that headquarters can open."""
    folder = filled.vault.folder
    vaults.close(filled)
    if (child := os.fork()) == 0:
        try:
            again = vaults.unlock(folder, PASSPHRASE, surroundings)
            with wall_clock.deadly(lambda: any((folder / "sealed").glob("*.age"))):
                sealing.seal_to_hq(again, sealed, NUMBER)
        finally:
            os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
    assert len(list((folder / "sealed").iterdir())) == 1

    again = vaults.unlock(folder, PASSPHRASE, surroundings)

    assert list((folder / "sealed").iterdir()) == []
    assert again.vault.records.get(sealed).state is State.SEALED
    assert again.vault.check().problems == ()
    vaults.close(again)


def test_a_check_names_what_lies_there_and_belongs_to_nobody(filled, sealed):
    done = sealing.seal_to_hq(filled, sealed, NUMBER)
    stray = done.file.with_name("00112233445566778899aabbccddeeff.age")
    stray.write_bytes(done.file.read_bytes())

    assert filled.vault.check().problems == (f"stray_sealed {stray.name}",)


@pytest.mark.parametrize("harm", ["content", "absent"])
def test_a_check_names_a_sealed_file_that_is_gone_or_damaged(filled, sealed, harm):
    done = sealing.seal_to_hq(filled, sealed, NUMBER)
    if harm == "absent":
        done.file.unlink()
    else:
        done.file.write_bytes(done.file.read_bytes()[:-1])

    assert filled.vault.check().problems == (f"sealed_file {sealed}",)


@pytest.mark.parametrize("harm", ["content", "absent"])
def test_a_damaged_sealed_file_is_said_and_not_passed_on(filled, sealed, tmp_path, harm):
    done = sealing.seal_to_hq(filled, sealed, NUMBER)
    stick = tmp_path / "stick"
    stick.mkdir()
    if harm == "absent":
        done.file.unlink()
    else:
        done.file.write_bytes(done.file.read_bytes()[:-1])

    with pytest.raises(SealedFileDamaged) as damaged:
        sealing.copy_sealed(filled, stick)

    assert damaged.value.facts == {"reason": harm}
    assert list(stick.iterdir()) == []


def test_a_member_that_is_shorter_than_it_said_is_no_file(tmp_path, filled):
    from intake_app.transfer import sealed_record

    member = sealed_record.Member("a.bin", 5, "0" * 64, lambda: iter((b"four",)))

    with pytest.raises(ValueError, match=r"a\.bin"):
        sealed_record.write(
            tmp_path / "x.age", [member], filled.vault.recipients, vaults.signer(filled)
        )
    assert list(tmp_path.glob("*.age")) == []
