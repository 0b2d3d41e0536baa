"""From the first answer to the seal: what each step promises and refuses."""

import json
from dataclasses import replace

import pytest

from intake_app.codebook.problem import Problem
from intake_app.commands import draft_saving, interview, records, statements
from intake_app.commands.demo import sample_files
from intake_app.commands.draft_saving import Edit
from intake_app.commands.interview import StartRecord
from intake_app.domain.answers import AnswerPath, Answers, Missing, MissingReason, Said
from intake_app.domain.lifecycle import State
from intake_app.domain.statement_code import statement_code
from intake_app.errors import (
    AnswersIncomplete,
    DiskFull,
    GlyphMissing,
    InputRefused,
    SeveralRecords,
    StepNotAllowed,
)
from intake_app.i18n import catalog
from tests.builders.disks import files_no_longer_than
from tests.core.commands.conftest import ClockBroken

START = StartRecord("UA", "Europe/Kyiv", "kk", "kk", "kk")
GIVEN = AnswerPath("consent", "given")


def a_sample(session, name):
    file = next(file for file in sample_files() if file.name.startswith(name))
    return records.add(session, [file])[0]


def test_a_new_testimony_knows_what_the_machine_knows(session):
    started = interview.start(session, START)

    data = started.body.answers.to_json()
    assert started.state is State.DRAFT
    assert data["record"]["record_id"] == started.record_id
    assert data["record"]["reference"].startswith("UA-2026-")
    assert data["record"]["synthetic"] == "no"
    assert data["interview"] == {
        "interview_date": "2026-11-22",
        "start_time": "09:00",
        "timezone": "Europe/Kyiv",
        "interviewee_language": "kk",
        "interview_language": "kk",
        "record_language": "kk",
    }


def test_what_is_saved_is_what_is_read_after_closing(session):
    started = interview.start(session, START)
    answers = started.body.answers.with_answer(
        AnswerPath("interview", "breaks"), Said("12:00–12:20, шай")
    ).with_answer(AnswerPath("interview", "private_setting"), Missing(MissingReason.DECLINED))

    saved = interview.save(session, started.record_id, answers)

    assert saved.state is State.DRAFT
    assert session.vault.records.get(started.record_id).body.answers == answers


def test_text_typed_in_pieces_is_stored_composed(session):
    started = interview.start(session, START)
    typed = started.body.answers.with_answer(
        AnswerPath("interview", "breaks"), Said("Андрі\u0438\u0306")
    )

    interview.save(session, started.record_id, typed)

    stored = session.vault.records.get(started.record_id).body.answers
    assert stored.value("interview.breaks") == "Андрій"


def test_an_answer_whose_question_does_not_apply_is_never_stored(session):
    started = interview.start(session, START)
    stray = started.body.answers.with_answer(
        AnswerPath("interview", "private_setting"), Said("yes")
    ).with_answer(AnswerPath("interview", "others_present"), Said("сосед"))

    with pytest.raises(InputRefused) as refused:
        interview.save(session, started.record_id, stray)

    assert [problem.path for problem in refused.value.facts["problems"]] == [
        "interview.others_present"
    ]
    assert session.vault.records.get(started.record_id).body == started.body


def test_dropped_answers_are_logged_by_their_place_and_never_by_their_words(session):
    started = interview.start(session, START)
    dropped = (AnswerPath("interview", "others_present"),)

    interview.save(session, started.record_id, started.body.answers, dropped=dropped)

    logged = [(entry.event, entry.detail) for entry in session.vault.audit.entries()[-2:]]
    assert logged == [("answers_dropped", "interview.others_present"), ("draft_edited", "")]


def test_a_refused_consent_closes_the_record_and_a_slip_opens_it_again(session):
    started = interview.start(session, START)
    refused = started.body.answers.with_answer(GIVEN, Said("no"))

    closed = interview.save(session, started.record_id, refused)
    reopened = interview.save(session, started.record_id, refused.with_answer(GIVEN, Said("yes")))

    assert (closed.state, reopened.state) == (State.REFUSED, State.DRAFT)


def test_sealing_is_refused_before_read_back(session):
    record_id = a_sample(session, "s5")

    with pytest.raises(StepNotAllowed):
        interview.seal(session, record_id)

    assert session.vault.records.get(record_id).state is State.DRAFT


@pytest.mark.parametrize("confirmed", [None, Said("no"), Missing(MissingReason.UNKNOWN)])
def test_read_back_is_refused_while_a_paragraph_is_unconfirmed(session, confirmed):
    record_id = a_sample(session, "s5")
    answers = session.vault.records.get(record_id).body.answers
    answers = answers.with_answer(AnswerPath("statement_paragraphs", "confirmed", 1), confirmed)
    interview.save(session, record_id, answers)

    with pytest.raises(AnswersIncomplete) as refused:
        interview.read_back(session, record_id)

    paths = [problem.path for problem in refused.value.facts["problems"]]
    assert paths == ["statement_paragraphs[1].confirmed"]


def test_a_statement_without_a_paragraph_is_not_read_back(session):
    record_id = a_sample(session, "s5")
    answers = session.vault.records.get(record_id).body.answers
    sections = {name: answers.section(name) for name in answers.sections}
    del sections["statement_paragraphs"]
    interview.save(session, record_id, Answers(sections))

    with pytest.raises(AnswersIncomplete) as refused:
        interview.read_back(session, record_id, {"paragraphs_lacking": "kept short"})

    assert (Problem("paragraphs_lacking", "statement_paragraphs"),) == (
        refused.value.facts["problems"]
    )
    assert State.DRAFT is session.vault.records.get(record_id).state


def test_where_every_paragraph_is_refused_the_interviewer_says_why_it_stays_so(session):
    record_id = a_sample(session, "s5")
    answers = session.vault.records.get(record_id).body.answers
    for place in range(len(answers.rows("statement_paragraphs"))):
        path = AnswerPath("statement_paragraphs", "confirmed", place)
        answers = answers.with_answer(path, Missing(MissingReason.DECLINED))
    interview.save(session, record_id, answers)

    with pytest.raises(AnswersIncomplete) as refused:
        interview.read_back(session, record_id)
    stored = interview.read_back(session, record_id, {"paragraphs_all_refused": "так сказала"})

    assert ["paragraphs_all_refused"] == [one.code for one in refused.value.facts["problems"]]
    assert State.READ_BACK is stored.state
    assert "так сказала" == stored.body.envelope.acknowledged["paragraphs_all_refused"]


def test_a_reason_whose_warning_has_gone_does_not_go_into_what_was_read_back(session):
    record_id = a_sample(session, "s5")
    answers = session.vault.records.get(record_id).body.answers
    edit = Edit(acknowledged={"paragraphs_all_refused": "так сказала"})
    draft_saving.save_edit(session, record_id, answers, edit)
    kept = session.vault.records.get(record_id).body.envelope.acknowledged

    stored = interview.read_back(session, record_id, {"r_interpreter": "сама"})
    interview.save(session, record_id, answers, reason="уточнила")
    again = interview.read_back(session, record_id).body.envelope.acknowledged

    assert {"paragraphs_all_refused": "так сказала"} == kept
    assert {} == stored.body.envelope.acknowledged
    assert ["уточнила"] == list(again.values())  # that an answer was changed stays a fact


def test_a_reason_that_was_emptied_is_taken_back(session):
    record_id = a_sample(session, "s5")
    answers = session.vault.records.get(record_id).body.answers
    for given in ("сама", " "):
        edit = Edit(acknowledged={"r_interpreter": given})
        draft_saving.save_edit(session, record_id, answers, edit)

    assert {} == session.vault.records.get(record_id).body.envelope.acknowledged


def test_a_refusal_of_consent_lacks_no_paragraphs(session):
    record_id = a_sample(session, "s8")

    codes = [problem.code for problem in interview.check(session, record_id)]

    assert [] == [code for code in codes if code.startswith("paragraph")]


def test_a_paragraph_that_the_person_refuses_is_decided_and_stays_in_the_record(session):
    record_id = a_sample(session, "s5")
    answers = session.vault.records.get(record_id).body.answers
    path = AnswerPath("statement_paragraphs", "confirmed", 1)
    interview.save(session, record_id, answers.with_answer(path, Missing(MissingReason.DECLINED)))

    stored = interview.read_back(session, record_id)

    assert State.READ_BACK is stored.state
    assert Missing(MissingReason.DECLINED) == stored.body.answers.get(path)
    assert (
        answers.rows("statement_paragraphs")[1]["text"]
        == (stored.body.answers.rows("statement_paragraphs")[1]["text"])
    )


def test_a_correction_keeps_the_text_before_it_as_a_revision(session):
    record_id = a_sample(session, "s5")
    before = session.vault.records.get(record_id).body.answers
    text = AnswerPath("statement_paragraphs", "text", 0)
    after = before.with_answer(text, Said({"lang": "uk", "text": "Інакше."}))

    interview.save(session, record_id, after, corrects=True)

    stored = session.vault.records.get(record_id)
    assert (after, 1, State.DRAFT) == (stored.body.answers, stored.revision, stored.state)
    assert before == session.vault.records.revision(record_id, 1).answers
    assert "corrected" in [entry.event for entry in session.vault.audit.entries()]
    assert all("Інакше" not in entry.detail for entry in session.vault.audit.entries())


def test_a_correction_that_cannot_be_saved_leaves_no_revision_behind(session):
    record_id = a_sample(session, "s5")
    before = session.vault.records.get(record_id)
    words = "Інакше. " * 4000
    text = AnswerPath("statement_paragraphs", "text", 0)
    after = before.body.answers.with_answer(text, Said({"lang": "uk", "text": words}))

    with files_no_longer_than(20_000), pytest.raises(DiskFull):
        interview.save(session, record_id, after, corrects=True)

    assert before == session.vault.records.get(record_id)
    interview.save(session, record_id, after, corrects=True)
    assert before.body == session.vault.records.revision(record_id, 1)


def test_an_edit_after_the_read_back_needs_a_reason_and_opens_the_draft_again(session):
    record_id = a_sample(session, "s5")
    interview.read_back(session, record_id)
    answers = session.vault.records.get(record_id).body.answers
    changed = answers.with_answer(AnswerPath("interview", "breaks"), Said("нет"))

    with pytest.raises(AnswersIncomplete):
        interview.save(session, record_id, changed)
    saved = interview.save(session, record_id, changed, reason="Свідок уточнив")

    stored = session.vault.records.get(record_id)
    assert (saved.state, stored.state, stored.revision) == (State.DRAFT, State.DRAFT, 1)
    assert "Свідок уточнив" in stored.body.envelope.acknowledged.values()
    assert all("Свідок" not in entry.detail for entry in session.vault.audit.entries())


def test_a_sealed_record_keeps_its_questions_its_code_and_the_head_of_the_log(session):
    record_id = a_sample(session, "s5")
    interview.read_back(session, record_id)
    head = session.vault.audit.head()

    sealed = interview.seal(session, record_id)

    body = session.vault.records.revision(record_id, sealed.revision)
    ukrainian = catalog("uk")
    label = session.book.field("acts.act_type").label
    assert body.envelope.wording["acts.act_type"] == ukrainian.label("field:acts.act_type", label)
    assert body.envelope.audit_head == head
    assert sealed.code == statement_code(body)
    assert len(body.envelope.salt) == 32


def test_a_sealed_record_cannot_be_edited(session):
    record_id = a_sample(session, "s5")
    interview.read_back(session, record_id)
    interview.seal(session, record_id)
    before = session.vault.records.get(record_id)

    with pytest.raises(StepNotAllowed):
        interview.save(session, record_id, before.body.answers, reason="поздно")

    assert session.vault.records.get(record_id) == before


def test_the_code_does_not_change_when_signatures_come_and_does_when_a_word_does(session):
    record_id = a_sample(session, "s5")
    interview.read_back(session, record_id)
    sealed = interview.seal(session, record_id)
    body = session.vault.records.get(record_id).body
    signed = body.answers.with_row("signatures", {"signer_role": "witness"})
    altered = body.answers.with_answer(AnswerPath("incidents", "title", 0), Said("Інше"))

    assert statement_code(body.with_answers(signed)) == sealed.code
    assert statement_code(body.with_answers(altered)) != sealed.code
    other_salt = replace(body, envelope=replace(body.envelope, salt="00" * 16))
    assert statement_code(other_salt) != sealed.code


def test_a_draft_prints_without_a_code_and_a_sealed_record_with_it(session, tmp_path):
    record_id = a_sample(session, "s5")
    wanted = statements.PrintStatement("uk")
    draft = statements.print_to(session, record_id, wanted, tmp_path / "draft.pdf")
    interview.read_back(session, record_id)
    interview.seal(session, record_id)
    sealed = statements.print_to(session, record_id, wanted, tmp_path / "sealed.pdf")

    assert (draft.draft, sealed.draft) == (True, False)
    assert [entry.event for entry in session.vault.audit.entries()][-1] == "printed"


def test_a_preview_shows_every_page_and_writes_no_file(session, tmp_path):
    record_id = a_sample(session, "s5")
    before = sorted(tmp_path.rglob("*"))

    pages = statements.preview(session, record_id, statements.PrintStatement("uk"))

    assert all(page.startswith(b"\x89PNG") for page in pages)
    assert len(pages) > 2
    assert sorted(tmp_path.rglob("*")) == before


def test_a_paper_that_cannot_be_noted_is_taken_back(session, wall_clock, tmp_path):
    record_id = a_sample(session, "s5")

    with wall_clock.broken(), pytest.raises(ClockBroken):
        statements.print_to(
            session, record_id, statements.PrintStatement("uk"), tmp_path / "paper.pdf"
        )

    assert not (tmp_path / "paper.pdf").exists()


def test_what_cannot_be_printed_is_refused_while_it_can_be_mended(session):
    record_id = a_sample(session, "s5")
    answers = session.vault.records.get(record_id).body.answers
    path = AnswerPath("statement_paragraphs", "text", 0)
    unprintable = answers.with_answer(path, Said({"lang": "uk", "text": "Він сказав 証 і пішов."}))
    interview.save(session, record_id, unprintable)

    with pytest.raises(GlyphMissing) as refused:
        interview.read_back(session, record_id)

    assert refused.value.facts["codepoints"] == ("U+8A3C",)
    assert session.vault.records.get(record_id).state is State.DRAFT


def test_a_refusal_keeps_nothing_beyond_the_consent(session):
    record_id = a_sample(session, "s5")
    answers = session.vault.records.get(record_id).body.answers
    refused = answers.with_answer(GIVEN, Said("no")).with_answer(
        AnswerPath("consent", "given_at"), None
    )

    with pytest.raises(InputRefused):
        interview.save(session, record_id, refused)

    assert session.vault.records.get(record_id).body.answers == answers


def test_a_file_without_an_id_can_be_finished_and_gets_the_one_of_the_vault(session, tmp_path):
    whole = json.loads(next(f for f in sample_files() if f.name.startswith("s5")).read_bytes())
    for name in ("record_id", "created_at", "record_status"):
        del whole["data"]["record"][name]
    file = tmp_path / "bare.json"
    file.write_text(json.dumps(whole), encoding="utf-8")
    (record_id,) = records.add(session, [file])

    before = json.loads(records.interchange(session, record_id))
    interview.read_back(session, record_id)

    assert before["data"] == whole["data"]
    stored = session.vault.records.get(record_id).body.answers
    assert stored.value("record.record_id") == record_id


def test_two_records_with_one_number_are_told_apart_by_their_ids(session, tmp_path):
    whole = json.loads(next(f for f in sample_files() if f.name.startswith("s5")).read_bytes())
    first = a_sample(session, "s5")
    whole["data"]["record"]["record_id"] = "11111111-2222-4333-8444-555555555555"
    file = tmp_path / "other.json"
    file.write_text(json.dumps(whole), encoding="utf-8")
    records.add(session, [file])

    with pytest.raises(SeveralRecords):
        records.find(session, "UA-2022-0003")

    assert records.find(session, first) == first


def test_a_real_name_beside_a_pseudonym_is_asked_about_before_the_read_back(session):
    record_id = a_sample(session, "s7")
    answers = session.vault.records.get(record_id).body.answers
    path = AnswerPath("statement_paragraphs", "text", 0)
    slip = answers.with_answer(path, Said({"lang": "ru", "text": "Я Гольназ, пришли двое."}))
    interview.save(session, record_id, slip)

    with pytest.raises(AnswersIncomplete) as refused:
        interview.read_back(session, record_id)
    interview.read_back(session, record_id, {"name_may_stand": "это другая женщина"})

    problems = refused.value.facts["problems"]
    assert [(one.code, one.path) for one in problems] == [("name_may_stand", str(path))]
    assert session.vault.records.get(record_id).state is State.READ_BACK


def test_a_pseudonym_made_of_the_name_is_refused(session):
    record_id = a_sample(session, "s7")
    answers = session.vault.records.get(record_id).body.answers
    named = answers.with_answer(AnswerPath("consent", "pseudonym"), Said("Гульназ К."))
    interview.save(session, record_id, named)

    codes = [problem.code for problem in interview.check(session, record_id)]

    assert "pseudonym_is_the_name" in codes
