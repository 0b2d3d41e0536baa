"""Consent before content, the free account before every coded question."""

from intake_app.domain.answers import AnswerPath, Missing, MissingReason
from intake_app.domain.lifecycle import State
from tests.ui.interview.conftest import REFUGEE

BEFORE_CONSENT = ["record", "interview", "interviewers", "consent"]


def opened(rail):
    return [key for key, mark in rail.items() if mark != "locked"]


def test_before_consent_only_what_a_refusal_may_keep_is_open(sitting):
    sitting.begins()

    assert BEFORE_CONSENT == opened(sitting.rail())


def test_a_locked_page_says_why_and_stays_closed(sitting):
    sitting.begins().goes_to("consent").goes_to("account")

    assert "consent" == sitting.talk.key
    assert (
        "Opens when the person has consented to the interview."
        == sitting.talk.bars.trouble.remedy.text()
    )


def test_consent_opens_the_free_account_but_no_coded_question(sitting):
    sitting.begins().goes_to("consent").picks("consent.given", "yes")

    rail = sitting.rail()
    assert ("share", "share", "locked", "locked", "locked") == tuple(
        rail[key] for key in ("account", "persons", "incidents", "acts", "check")
    )


def test_the_account_opens_the_coded_questions(sitting):
    sitting.begins(consents=True).goes_to("account")
    sitting.answers_question("account.verbatim", {"lang": "ru", "text": "Пришли ночью."})

    assert "locked" not in sitting.rail().values()


def test_a_reason_why_there_is_no_account_opens_them_too(sitting):
    sitting.begins(consents=True).goes_to("account")
    sitting.answers_question("account.verbatim", Missing(MissingReason.DECLINED))

    assert "locked" not in sitting.rail().values()


def test_a_refusal_at_the_start_closes_the_record_calmly(sitting):
    sitting.begins().goes_to("consent").picks("consent.given", "no")
    sitting.talk.page.form.questions[0].input.chips.focus_first()
    sitting.goes_to("record")

    assert BEFORE_CONSENT == list(sitting.rail())
    assert State.REFUSED is sitting.stored.state
    assert "no" == sitting.stored.body.answers.value("consent.given")


def test_a_slip_of_the_finger_at_the_consent_can_be_mended(sitting):
    sitting.begins().goes_to("consent").picks("consent.given", "no").goes_to("record")

    sitting.goes_to("consent").picks("consent.given", "yes").goes_to("record")

    assert State.DRAFT is sitting.stored.state
    assert "share" == sitting.rail()["account"]


def test_a_refusal_after_the_account_asks_before_anything_is_dropped(sitting):
    before = sitting.opens_the_sample(REFUGEE).answers

    sitting.goes_to("consent").picks("consent.given", "no")

    assert sitting.talk.editing.is_asking
    assert before == sitting.stored.body.answers
    sitting.presses("void-keep")
    assert before == sitting.answers
    assert ("yes",) == sitting.question("consent.given").input.chips.codes


def test_a_refusal_that_is_confirmed_keeps_only_what_may_be_kept_and_is_audited(sitting):
    before = sitting.opens_the_sample(REFUGEE).answers

    sitting.goes_to("consent").picks("consent.given", "no").presses("void-drop")

    kept = {"record", "interview", "interviewers", "interpreters", "consent"}
    assert kept == set(sitting.stored.body.answers.sections)
    assert State.REFUSED is sitting.stored.state
    events = [entry.to_json()["event"] for entry in sitting.session.vault.audit.entries()]
    assert "answers_dropped" in events
    assert before.get(AnswerPath("account", "verbatim")) is not None


def test_a_confirmed_refusal_can_be_undone_for_a_while(sitting):
    before = sitting.opens_the_sample(REFUGEE).answers

    sitting.goes_to("consent").picks("consent.given", "no").presses("void-drop").presses("undo")
    sitting.goes_to("account")

    assert before == sitting.answers
    assert before == sitting.stored.body.answers
    assert State.DRAFT is sitting.stored.state
