"""Slips, a copy of one's own data, and the days on which testimonies are looked at again."""

import json
import subprocess
from datetime import date

import pytest

from intake_app.codebook.schema import Privacy
from intake_app.commands import (
    erasures,
    interview,
    own_data,
    records,
    reviews,
    slips,
    statements,
    withdrawals,
)
from intake_app.commands.interview import StartRecord
from intake_app.commands.reviews import KeepReason
from intake_app.domain.answers import Answers
from intake_app.domain.withdrawal import Scope, Withdrawal
from intake_app.errors import (
    DateNotLater,
    FileExists,
    PlaceGone,
    RecordGone,
    SlipMistyped,
    TargetInVault,
    UnknownSlip,
)
from intake_app.i18n import catalog
from intake_app.report.withdrawal_slip import slip_pdf
from tests.builders.statements import pdf_report
from tests.core.commands.conftest import ClockBroken
from tests.core.commands.sealing_steps import read_back_and_sealed

NUMBER = "KZ-2009-0001"
TODAY = date(2026, 11, 22)


@pytest.fixture
def testimony(filled):
    return records.find(filled, NUMBER)


def text_of(pdf):
    return subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True
    ).stdout


def test_a_slip_is_given_once_and_leads_back(filled, testimony):
    slip = slips.give(filled, testimony)

    assert slips.give(filled, testimony) == slip
    found = slips.find(filled, slip.number.shown)
    assert (found.slip, found.stone) == (slip, None)
    events = [one.event for one in filled.vault.audit.entries()]
    assert events.count("slip_given") == 1


def test_a_slip_leads_to_the_stub_after_the_testimony_went(filled, testimony):
    slip = slips.give(filled, testimony)
    erasures.erase(filled, testimony, NUMBER)

    found = slips.find(filled, slip.number.digits)

    assert found.stone == filled.vault.tombstones.of(testimony)
    withdrawals.withdraw(filled, found.slip.record_id, Withdrawal(Scope.ALL_FUTURE))
    with pytest.raises(RecordGone):
        slips.give(filled, testimony)


def test_a_mistyped_number_and_a_foreign_one_are_told_apart(filled, testimony):
    slip = slips.give(filled, testimony)
    wrong = str((int(slip.number.digits[0]) + 1) % 10) + slip.number.digits[1:]

    with pytest.raises(SlipMistyped):
        slips.find(filled, wrong)
    filled.vault._database.run("DELETE FROM slips")
    with pytest.raises(UnknownSlip):
        slips.find(filled, slip.number.digits)


def test_the_printed_slip_says_a_number_a_day_and_nothing_about_anybody(
    filled, testimony, tmp_path
):
    target = tmp_path / "slip.pdf"

    slip = slips.print_to(filled, testimony, target)

    said = text_of(target)
    assert slip.number.shown in said
    assert "2026" in said
    assert target.stat().st_mode & 0o777 == 0o600
    properties = subprocess.run(
        ["pdfinfo", str(target)], capture_output=True, text=True, check=True
    ).stdout
    for word in ("Эрматов", NUMBER, "И-07", "Intake", "пытк", "свидетел", "согласи", "показани"):
        assert word.lower() not in (said + properties).lower()


@pytest.mark.parametrize("language", ["kk", "ru", "uk", "en"])
def test_the_slip_is_set_in_each_language_and_the_same_twice(language, tmp_path):
    words = catalog(language)
    pdf = slip_pdf("4719 3302", "2026-11-22T09:00:00+02:00", words)
    (tmp_path / "slip.pdf").write_bytes(pdf)

    said = " ".join(text_of(tmp_path / "slip.pdf").split())
    assert words.t("Your number") in said
    assert words.date_long(TODAY) in said
    assert pdf == slip_pdf("4719 3302", "2026-11-22T09:00:00+02:00", words)


def test_every_font_of_the_slip_is_embedded(tmp_path):
    pdf = slip_pdf("4719 3302", "2026-11-22T09:00:00+02:00", catalog("kk"))

    rows = pdf_report("pdffonts", pdf, tmp_path).splitlines()[2:]
    faces = {row.split()[0].partition("+")[2] for row in rows}
    assert {"SourceSans3-Regular", "SourceSans3-Bold", "SourceSerif4-Regular"} == faces


def test_the_slip_speaks_the_person_s_language_or_that_of_the_interview(filled):
    def language(**answers):
        return slips.language_of(Answers({"interview": answers}))

    assert language(interviewee_language="kk", interview_language="ru") == "kk"
    assert language(interviewee_language="uz", interview_language="ru") == "ru"
    assert language(interviewee_language="uz") == "en"


def test_a_slip_that_cannot_be_written_down_is_not_given(filled, testimony, wall_clock):
    with wall_clock.broken(), pytest.raises(ClockBroken):
        slips.give(filled, testimony)

    assert slips.given(filled, testimony) is None


def test_a_person_gets_all_they_said_and_no_note_of_the_organisation(filled, tmp_path):
    testimony = read_back_and_sealed(filled, NUMBER)
    before = filled.vault.records.get(testimony).body.answers

    done = own_data.give_copy(filled, testimony, tmp_path)

    assert not done.without_statement
    assert [file.suffix for file in done.files] == [".json", ".pdf"]
    given = Answers(json.loads(done.files[0].read_text(encoding="utf-8"))["data"])
    internal = {field.id for field in filled.book.fields if field.privacy is Privacy.INTERNAL}
    lacking = {path.field_id for path in before.paths()} - {path.field_id for path in given.paths()}
    assert lacking == {path.field_id for path in before.paths()} & internal
    assert all(file.stat().st_mode & 0o777 == 0o600 for file in done.files)
    assert filled.vault.audit.entries()[-1].event == "own_data_given"
    assert "Эрматов" not in "".join(file.name for file in done.files)


def test_after_a_withdrawal_the_data_are_still_given(filled, tmp_path):
    testimony = read_back_and_sealed(filled, NUMBER)
    withdrawals.withdraw(filled, testimony, Withdrawal(Scope.ALL_FUTURE))

    done = own_data.give_copy(filled, testimony, tmp_path)

    assert done.without_statement
    assert [file.suffix for file in done.files] == [".json"]


def test_a_copy_is_both_files_or_none(filled, testimony, tmp_path, wall_clock):
    (tmp_path / f"copy-{testimony[:8]}.pdf").write_text("older", encoding="utf-8")
    with pytest.raises(FileExists):
        own_data.give_copy(filled, testimony, tmp_path)
    assert [file.suffix for file in tmp_path.glob("copy-*")] == [".pdf"]

    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with wall_clock.broken(), pytest.raises(ClockBroken):
        own_data.give_copy(filled, testimony, elsewhere)
    assert list(elsewhere.iterdir()) == []


def test_a_copy_goes_to_no_place_that_is_not_there_and_not_into_the_vault(
    filled, testimony, tmp_path
):
    with pytest.raises(PlaceGone):
        own_data.give_copy(filled, testimony, tmp_path / "gone")
    with pytest.raises(TargetInVault):
        own_data.give_copy(filled, testimony, filled.vault.folder)
    erasures.erase(filled, testimony, NUMBER)
    with pytest.raises(RecordGone):
        own_data.give_copy(filled, testimony, tmp_path)


def test_a_testimony_is_looked_at_after_two_years_unless_the_vault_says_otherwise(filled):
    assert {row.on for row in reviews.review_list(filled).rows} == {date(2028, 11, 22)}

    reviews.set_months(filled, 6)

    listed = reviews.review_list(filled)
    assert {row.on for row in listed.rows} == {date(2027, 5, 22)}
    assert (listed.months, listed.due) == (6, 0)
    assert filled.vault.audit.entries()[-1].detail == "6"


def test_what_is_due_stands_first_and_is_kept_with_a_reason(filled, testimony):
    filled.vault.reviews.put(testimony, TODAY)
    assert reviews.review_list(filled).rows[0].record_id == testimony
    assert reviews.count_due(filled) == 1

    reviews.keep(filled, testimony, date(2027, 1, 15), KeepReason.PROCEEDINGS)

    assert reviews.count_due(filled) == 0
    assert reviews.review_list(filled).rows[0].on == date(2027, 1, 15)
    assert filled.vault.audit.entries()[-1].detail == "2027-01-15 proceedings"


def test_a_day_that_is_not_later_is_refused(filled, testimony):
    with pytest.raises(DateNotLater):
        reviews.keep(filled, testimony, TODAY, KeepReason.OTHER)
    assert reviews.review_list(filled).rows[0].on == date(2028, 11, 22)


def test_the_day_goes_with_the_testimony(filled, testimony):
    reviews.keep(filled, testimony, date(2027, 1, 15), KeepReason.SAFETY)
    erasures.erase(filled, testimony, NUMBER)

    assert testimony not in [row.record_id for row in reviews.review_list(filled).rows]
    assert filled.vault._database.rows("SELECT * FROM reviews") == []


def test_a_new_testimony_has_its_day_at_once(filled):
    stored = interview.start(filled, StartRecord("KZ", "Asia/Almaty", "kk", "kk", "kk"))

    days = {row.record_id: row.on for row in reviews.review_list(filled).rows}
    assert days[stored.record_id] == date(2028, 11, 22)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 11, 22), 6, date(2027, 5, 22)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2024, 2, 29), 24, date(2026, 2, 28)),
        (date(2026, 12, 31), 12, date(2027, 12, 31)),
    ],
)
def test_months_later_is_the_same_day_or_the_last_there_is(day, months, later):
    assert reviews.months_later(day, months) == later


def test_a_draft_is_set_as_a_draft(filled, testimony, tmp_path):
    done = own_data.give_copy(filled, testimony, tmp_path)

    wanted = statements.own_languages(filled.vault.records.get(testimony).body.answers)
    assert done.files[1].read_bytes() == statements.render(filled, testimony, wanted)
