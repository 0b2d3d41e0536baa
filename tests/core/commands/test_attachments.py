"""Files of a testimony: what comes in is what was given, and what is refused leaves nothing."""

import hashlib
import os
import shutil

import pytest

from intake_app.commands import (
    attachment_source,
    attachment_views,
    attachments,
    exports,
    interview,
    records,
)
from intake_app.commands.attachments import About
from intake_app.commands.demo import sample_files
from intake_app.commands.interview import StartRecord
from intake_app.domain.answers import AnswerPath, Said
from intake_app.domain.consent import Level
from intake_app.domain.lifecycle import State
from intake_app.errors import (
    AnswersIncomplete,
    AttachmentDamaged,
    CannotAttach,
    CannotShow,
    DiskFull,
    FileExists,
    PlaceGone,
    SourceChanged,
    SourceUnreadable,
    StepNotAllowed,
    UnknownAttachment,
)
from tests.builders.files import a_photo, a_recording, a_scan
from tests.core.commands.conftest import ClockBroken

START = StartRecord("UA", "Europe/Kyiv", "kk", "kk", "kk")
PHOTO = a_photo()


@pytest.fixture
def record_id(session):
    return interview.start(session, START).record_id


@pytest.fixture
def card(tmp_path):
    """A memory card as it comes out of a camera."""
    folder = tmp_path / "card"
    (folder / "MISC").mkdir(parents=True)
    (folder / "DSC_0001.JPG").write_bytes(PHOTO)
    (folder / "voice.ogg").write_bytes(a_recording())
    (folder / "справка.pdf").write_bytes(a_scan())
    (folder / ".hidden").write_bytes(b"of the system")
    (folder / "link.jpg").symlink_to(folder / "DSC_0001.JPG")
    return folder


@pytest.fixture
def sealed_id(session):
    file = next(file for file in sample_files() if file.name.startswith("s5"))
    record_id = records.add(session, [file])[0]
    interview.read_back(session, record_id)
    interview.seal(session, record_id)
    return record_id


def attach(session, record_id, file, **about):
    return attachments.attach(session, record_id, file, About(**about))


def annex_rows(session, record_id):
    return session.vault.records.get(record_id).body.answers.rows("attachments")


def encrypted_files(session):
    return [path for path in (session.vault.folder / "att").rglob("*") if path.is_file()]


def test_a_photo_becomes_an_annex_with_its_digest(session, record_id, card):
    annex = attach(session, record_id, card / "DSC_0001.JPG", obtained_from="сосед")

    digest = hashlib.sha256(PHOTO).hexdigest()
    assert [
        {
            "id": "x1",
            "annex_no": 1,
            "title": "DSC_0001.JPG",
            "kind": "photo",
            "obtained_from": "сосед",
            "media_type": "image/jpeg",
            "size": len(PHOTO),
            "sha256": digest,
        }
    ] == list(annex_rows(session, record_id))
    assert (annex,) == attachments.listed(session, record_id)
    assert (1, "photo", digest, False) == (annex.number, annex.kind, annex.sha256, annex.is_late)
    assert not [p for p in interview.check(session, record_id) if "attachments" in p.path]


def test_the_bytes_decide_what_it_is_and_the_name_does_not(session, record_id, card):
    annex = attach(session, record_id, card / "voice.ogg")

    assert ("audio/wav", "audio") == (annex.media_type, annex.kind)


def test_what_only_a_person_can_say_is_left_open(session, record_id, card):
    attach(session, record_id, card / "справка.pdf")

    assert "kind" not in annex_rows(session, record_id)[0]


def test_a_name_that_turns_the_direction_is_shown_as_it_is(session, record_id, tmp_path):
    file = tmp_path / "photo\u202egpj.exe"
    file.write_bytes(PHOTO)

    annex = attach(session, record_id, file)

    assert "photo<U+202E>gpj.exe" == annex.name == annex.title
    assert "\u202e" in session.vault.attachments.get(annex.attachment_id).meta.name
    assert all("photo" not in path.name for path in encrypted_files(session))


def test_a_name_that_is_no_text_can_be_kept(session, record_id, tmp_path):
    file = tmp_path / os.fsdecode(b"\xff\xfe.jpg")
    file.write_bytes(PHOTO)

    assert "\\xff\\xfe.jpg" == attach(session, record_id, file).name


def test_a_declared_annex_gets_its_bytes_and_no_second_row(session, card):
    file = next(file for file in sample_files() if file.name.startswith("s4"))
    record_id = records.add(session, [file])[0]
    answers = session.vault.records.get(record_id).body.answers
    digest = hashlib.sha256(PHOTO).hexdigest()
    answers = answers.with_answer(AnswerPath("attachments", "sha256", 1), Said(digest))
    interview.save(session, record_id, answers)

    annex = attach(session, record_id, card / "DSC_0001.JPG", title="другое")

    assert (2, answers.rows("attachments")[1]["title"]) == (annex.number, annex.title)
    assert answers == session.vault.records.get(record_id).body.answers
    assert {digest} == session.vault.attachments.digests(record_id)


def test_the_same_bytes_twice_are_told_and_kept_once(session, record_id, card):
    attach(session, record_id, card / "DSC_0001.JPG")
    shutil.copy(card / "DSC_0001.JPG", card / "copy.jpg")

    with pytest.raises(CannotAttach) as refused:
        attach(session, record_id, card / "copy.jpg")

    assert {"reason": "exists"} == refused.value.facts
    assert 1 == len(encrypted_files(session)) == len(annex_rows(session, record_id))


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (lambda path: path.mkdir(), "folder"),
        (os.mkfifo, "not_a_file"),
        (lambda path: path.symlink_to("/dev/zero"), "not_a_file"),
        (lambda path: path.write_bytes(b""), "empty"),
    ],
)
def test_what_is_no_file_with_content_is_refused(session, record_id, tmp_path, made, reason):
    made(tmp_path / "given")

    with pytest.raises(CannotAttach) as refused:
        attach(session, record_id, tmp_path / "given")

    assert {"reason": reason} == refused.value.facts
    assert [] == encrypted_files(session)


def test_a_file_that_is_not_there_is_told(session, record_id, tmp_path):
    with pytest.raises(PlaceGone):
        attach(session, record_id, tmp_path / "gone.jpg")


@pytest.mark.parametrize("change", ["grows", "shrinks", "is written over", "hides it"])
def test_a_file_that_changes_while_it_is_read_is_refused(session, record_id, tmp_path, change):
    file = tmp_path / "recording"
    file.write_bytes(bytes(3 << 20))
    times = (file.stat().st_atime_ns, file.stat().st_mtime_ns)

    def disturb(done):
        if done == 1 << 20:
            with file.open("r+b") as open_file:
                if change == "shrinks":
                    open_file.truncate(2 << 20)
                elif change == "grows":
                    open_file.seek(0, os.SEEK_END)
                    open_file.write(bytes(1 << 20))
                else:
                    open_file.write(b"x")
                    open_file.flush()
                    again = (1, 1) if change == "is written over" else times
                    os.utime(file, ns=again)

    with pytest.raises(SourceChanged):
        attachments.attach(session, record_id, file, About(), disturb)

    assert [] == encrypted_files(session)
    assert () == annex_rows(session, record_id)


def test_a_card_that_gives_nothing_more_is_told(card):
    handle = os.open(card / "DSC_0001.JPG", os.O_WRONLY)  # every read of it fails
    try:
        source = attachment_source.Source(handle, os.fstat(handle))

        with pytest.raises(SourceUnreadable):
            source.read(100)
    finally:
        os.close(handle)


def test_a_file_of_ten_gigabytes_is_refused_before_it_is_read_when_there_is_no_room(
    session, record_id, tmp_path
):
    file = tmp_path / "film.mp4"
    with file.open("wb") as sparse:
        sparse.truncate(shutil.disk_usage(tmp_path).free)

    with pytest.raises(DiskFull):
        attach(session, record_id, file)

    assert [] == encrypted_files(session)


def test_stopping_leaves_nothing(session, record_id, card):
    def stop(_done):
        raise CannotAttach(reason="stopped")

    with pytest.raises(CannotAttach) as stopped:
        attachments.attach(session, record_id, card / "DSC_0001.JPG", About(), stop)

    assert {"reason": "stopped"} == stopped.value.facts
    assert [] == encrypted_files(session)
    assert () == annex_rows(session, record_id)


def test_a_failed_entry_in_the_log_leaves_nothing(session, record_id, card, wall_clock):
    begun = attachments.begin(session, record_id, card / "DSC_0001.JPG")
    encrypted = attachments.encrypt(begun, lambda _: None)

    with wall_clock.broken(), pytest.raises(ClockBroken):
        attachments.keep(session, encrypted, About())
    attachments.abandon(session, begun)

    assert [] == encrypted_files(session)
    assert () == annex_rows(session, record_id)


def test_a_folder_gives_its_files_and_nothing_hidden_or_linked(card):
    found = [file.name for file in attachment_source.files_in(card)]

    assert ["DSC_0001.JPG", "voice.ogg", "справка.pdf"] == found


def test_after_the_seal_a_scan_is_kept_as_a_late_annex(session, sealed_id, card):
    before = session.vault.records.get(sealed_id)

    annex = attach(session, sealed_id, card / "справка.pdf", kind="scan_signed", title="Скан")

    assert (0, "Скан", "scan_signed", True) == (
        annex.number,
        annex.title,
        annex.kind,
        annex.is_late,
    )
    assert before == session.vault.records.get(sealed_id)
    attachments.remove(session, sealed_id, annex.attachment_id)
    assert () == attachments.listed(session, sealed_id)


def test_after_the_read_back_a_file_needs_a_reason_and_opens_the_draft_again(session, card):
    file = next(file for file in sample_files() if file.name.startswith("s5"))
    record_id = records.add(session, [file])[0]
    interview.read_back(session, record_id)

    with pytest.raises(AnswersIncomplete):
        attach(session, record_id, card / "DSC_0001.JPG")
    assert [] == encrypted_files(session)
    attach(session, record_id, card / "DSC_0001.JPG", reason="принесли фото")

    assert State.DRAFT is session.vault.records.get(record_id).state


def test_a_refused_interview_takes_no_file(session, card):
    file = next(file for file in sample_files() if file.name.startswith("s8"))
    record_id = records.add(session, [file])[0]

    with pytest.raises(StepNotAllowed):
        attach(session, record_id, card / "DSC_0001.JPG")


def test_a_removed_annex_goes_with_what_refers_to_it(session, record_id, card):
    stored = session.vault.records.get(record_id).body.answers
    annex = attach(session, record_id, card / "DSC_0001.JPG")
    answers = session.vault.records.get(record_id).body.answers
    answers = answers.with_row("injuries", {"evidence": ["x1"]})
    interview.save(session, record_id, answers)

    attachments.remove(session, record_id, annex.attachment_id)

    left = session.vault.records.get(record_id).body.answers
    assert () == left.rows("attachments")
    assert ({},) == left.rows("injuries")
    assert stored.value("record.record_id") == left.value("record.record_id")
    assert [] == encrypted_files(session)


def test_a_sealed_annex_cannot_be_removed(session, card):
    record_id = _sealed_with(session, card / "DSC_0001.JPG")
    (annex,) = attachments.listed(session, record_id)

    with pytest.raises(StepNotAllowed):
        attachments.remove(session, record_id, annex.attachment_id)

    assert (annex,) == attachments.listed(session, record_id)


def _sealed_with(session, file):
    sample = next(file for file in sample_files() if file.name.startswith("s5"))
    record_id = records.add(session, [sample])[0]
    attach(session, record_id, file)
    interview.read_back(session, record_id)
    interview.seal(session, record_id)
    return record_id


def test_an_export_is_the_original_for_this_user_only_and_in_the_log(
    session, record_id, card, tmp_path
):
    annex = attach(session, record_id, card / "DSC_0001.JPG")

    written = attachment_views.export(session, annex.attachment_id, tmp_path)

    assert PHOTO == written.read_bytes()
    assert f"attachment-{annex.attachment_id[:8]}.jpg" == written.name
    assert 0o600 == written.stat().st_mode & 0o777
    last = session.vault.audit.entries()[-1]
    assert ("attachment_exported", record_id) == (last.event, last.record_id)
    with pytest.raises(FileExists):
        attachment_views.export(session, annex.attachment_id, tmp_path)


def test_a_failed_export_leaves_nothing_and_the_log_says_so(session, record_id, card, tmp_path):
    annex = attach(session, record_id, card / "DSC_0001.JPG")
    (path,) = encrypted_files(session)
    spoilt = bytearray(path.read_bytes())
    spoilt[-1] ^= 1
    path.write_bytes(spoilt)
    out = tmp_path / "out"
    out.mkdir()

    with pytest.raises(AttachmentDamaged):
        attachment_views.export(session, annex.attachment_id, out)
    with pytest.raises(PlaceGone):
        attachment_views.export(session, annex.attachment_id, tmp_path / "gone")

    assert [] == list(out.iterdir())
    events = [entry.event for entry in session.vault.audit.entries()[-4:]]
    assert ["attachment_exported", "attachment_export_undone"] * 2 == events


def test_a_view_is_in_the_log_and_leaves_no_file(session, record_id, card, tmp_path, monkeypatch):
    annex = attach(session, record_id, card / "справка.pdf")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))

    first = attachment_views.view(session, annex.attachment_id)
    second = attachment_views.view(session, annex.attachment_id, 1)

    assert (2, 2) == (first.pages, second.pages)
    assert first.png != second.png
    assert [] == list(scratch.iterdir())
    events = [e.event for e in session.vault.audit.entries()]
    assert 1 == events.count("attachment_viewed")


def test_a_recording_is_kept_but_not_shown(session, record_id, card):
    annex = attach(session, record_id, card / "voice.ogg")

    with pytest.raises(CannotShow) as refused:
        attachment_views.view(session, annex.attachment_id)

    assert {"reason": "kind"} == refused.value.facts
    assert b"" == attachment_views.thumbnail(session, annex.attachment_id)


def test_a_text_is_shown_as_text_with_nothing_hidden(session, record_id, tmp_path):
    file = tmp_path / "note.txt"
    file.write_bytes("Мне угрожали.\r\n<b>не&nbsp;жирный</b>\t\u202eend".encode())
    annex = attach(session, record_id, file)

    shown = attachment_views.view(session, annex.attachment_id)

    assert "Мне угрожали.\n<b>не&nbsp;жирный</b>\t<U+202E>end" == shown.text


def test_an_attachment_is_found_by_its_number_or_the_beginning_of_its_id(session, record_id, card):
    annex = attach(session, record_id, card / "DSC_0001.JPG")

    for wanted in ("1", annex.attachment_id, annex.attachment_id[:6]):
        assert annex == attachments.find(session, record_id, wanted)
    for wanted in ("", "0", "2", annex.attachment_id[:5]):
        with pytest.raises(UnknownAttachment):
            attachments.find(session, record_id, wanted)


def test_the_statement_of_an_unknown_kind_is_refused(session):
    with pytest.raises(CannotAttach):
        attachments.require_kind(session, "selfie")
    attachments.require_kind(session, "medical")


@pytest.fixture
def files_at_hq(opened_at_hq):
    """The files that headquarters finds in a bundle for a purpose, by name."""

    def files(purpose, record_id):
        out = opened_at_hq(purpose, (record_id,))
        return {path.name: path.read_bytes() for path in out.rglob("attachments/*")}

    return files


def test_the_case_file_carries_the_original_bytes(session, card, files_at_hq):
    record_id = _sealed_with(session, card / "DSC_0001.JPG")
    late = attach(session, record_id, card / "справка.pdf")
    first, _ = attachments.listed(session, record_id)

    found = files_at_hq("case_file", record_id)

    assert {first.attachment_id: PHOTO, late.attachment_id: a_scan()} == found


def test_another_purpose_carries_no_file(session, card, files_at_hq):
    record_id = _sealed_with(session, card / "DSC_0001.JPG")
    allowed = [
        code.id
        for code in session.book.lists[exports.PURPOSES].codes
        if code.id != "case_file"
        and any(
            one.allowed and one.record_id == record_id and one.level is not Level.ANONYMOUS
            for one in exports.choices(session, code.id)
        )
    ]

    assert allowed
    assert {} == files_at_hq(allowed[0], record_id)


def test_a_damaged_attachment_stops_the_export_and_leaves_nothing(session, card, tmp_path):
    record_id = _sealed_with(session, card / "DSC_0001.JPG")
    (path,) = encrypted_files(session)
    spoilt = bytearray(path.read_bytes())
    spoilt[-1] ^= 1
    path.write_bytes(spoilt)
    stick = tmp_path / "stick"
    stick.mkdir()

    with pytest.raises(AttachmentDamaged):
        exports.write(session, stick, "case_file", (record_id,))

    assert [] == list(stick.iterdir())
