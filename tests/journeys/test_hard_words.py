"""Words that break programs, typed and pasted by a person: all are kept, or refused in words."""

import subprocess

from PySide6.QtWidgets import QLabel

from intake_app.domain.answers import Answers
from tests.builders.records import LANDLADY, sample_answers, with_value, without_value
from tests.builders.statements import letters
from tests.journeys.canary import MARKUP
from tests.journeys.compare import as_told
from tests.journeys.path import at_home, at_the_time_of, stored_in

SECTIONS = ("record", "interview", "interviewers", "consent", "persons", "statement")
MADE = ("record.record_id", "record.reference", "record.created_at", "record.record_status")
LONG = " ".join(f"Слово {number} про той день." for number in range(900))[:20_000].strip()
NO_GLYPHS = "Він назвав себе 张伟 🙂."
IN_OUR_LETTERS = "Він назвав себе Чжан Вей."
BELL_AND_TURN = "Перерва\x07 о \u202e12:20"
WITHOUT_THEM = "Перерва о 12:20"


def short_script(*, account, paragraph):
    """A testimony with little more than a print asks for; name and work are full of markup."""
    whole = sample_answers(LANDLADY).to_json()
    script = Answers({name: one for name, one in whole.items() if name in SECTIONS})
    script = without_value(with_value(script, "consent.use_pseudonym", "no"), "consent.pseudonym")
    script = with_value(script, "persons[0].surname", f"Левченко {MARKUP}")
    script = with_value(script, "persons[0].occupation", MARKUP)
    script = with_value(script, "account.verbatim", {"lang": "uk", "text": account})
    row = {"number": 1, "text": {"lang": "uk", "text": paragraph}, "origin": "verbatim"}
    return script.with_row("statement_paragraphs", row)


def running_text(pdf):
    """The letters of all pages without their heads, feet and the mark of a draft."""
    crop = ["-r", "72", "-x", "0", "-y", "50", "-W", "596", "-H", "690"]
    command = ["pdftotext", "-raw", "-enc", "UTF-8", *crop, str(pdf), "-"]
    text = subprocess.run(command, capture_output=True, check=True).stdout.decode()
    return letters(text).replace("ЧЕРНЕТКА", "")


def test_hard_words_are_kept_and_printed_or_refused_in_words(qapp, tmp_path):
    script = short_script(account="Бачила все.", paragraph=NO_GLYPHS)
    with at_home(tmp_path, script) as interviewer:
        interviewer.begins(script)
        interviewer.tells_everything()
        interviewer.writes_anew("account.verbatim", LONG, pasted=True)
        interviewer.pauses()
        refusal = interviewer.wants_to_print()
        assert not refusal.save.isEnabled()
        assert "U+4F1F, U+5F20, U+1F642" in refusal.notice.happened.text()
        interviewer.hands.presses("print-back")
        interviewer.opens()
        interviewer.writes_anew("statement_paragraphs[0].text", IN_OUR_LETTERS)
        interviewer.pauses()
        paper = interviewer.saves_the_pdf(interviewer.wants_to_print(), tmp_path / "paper")
        interviewer.opens()
        interviewer.writes_anew("interview.breaks", BELL_AND_TURN, pasted=True)
        said = " ".join(one.text() for one in interviewer.talk.findChildren(QLabel, "remark"))
        assert all(sign in said for sign in ("U+0007", "U+202E"))
        interviewer.telling.goes_to("check")
    stored, report = stored_in(tmp_path, interviewer.passphrase, at_the_time_of(script))

    told = short_script(account=LONG, paragraph=IN_OUR_LETTERS)
    told = with_value(told, "interview.breaks", WITHOUT_THEM)
    assert as_told(told, stored.body.answers, MADE) == stored.body.answers
    assert () == report.problems
    for words in (LONG, IN_OUR_LETTERS, f"Левченко {MARKUP}", MARKUP):
        assert letters(words) in running_text(paper)
