"""The pages of the talk, made and wired: what each sends goes to the talk or to the editing."""

from typing import TYPE_CHECKING

from intake_app.domain.first_consent import DECISIONS, decided, is_one_row_each
from ui.forms.section_form import SectionForm
from ui.question_bar import Way
from ui.screens.interview import course
from ui.screens.interview.check_page import CheckPage
from ui.screens.interview.happened_page import HappenedPage
from ui.screens.interview.happening import Happening
from ui.screens.interview.page import Page
from ui.screens.interview.paragraphs import PARAGRAPHS, unconfirmed, with_proposal
from ui.screens.interview.purposes_page import PurposesPage
from ui.screens.interview.read_back_page import ReadBackPage
from ui.screens.interview.section_page import SectionPage
from ui.screens.interview.sides.guidance import GuidancePanel

if TYPE_CHECKING:
    from ui.screens.interview.talk import Talk


def made(talk: "Talk", stop: course.Stop) -> Page:
    """The page of a stop, at work."""
    if stop.key == course.CHECK:
        talk.desk.is_checked = True
        page: Page = CheckPage(talk.desk, talk)
    elif stop.key == course.READ_BACK:
        page = _read_back_page(talk)
    elif stop.key == course.WHAT_HAPPENED:
        page = _happened_page(talk)
    elif stop.key == DECISIONS and _is_first_consent(talk):
        page = _purposes_page(talk)
    else:
        page = _section_page(talk, stop)
    page.goes.connect(talk.open)
    return page


def _section_page(talk: "Talk", stop: course.Stop) -> SectionPage:
    page = SectionPage(talk.desk, stop, talk)
    _wire(talk, page.form)
    page.proposal_wanted.connect(lambda: _propose(talk))
    page.files_wanted.connect(talk.files_wanted)
    page.notes.guidance_wanted.connect(lambda topic: _show_guidance(talk, topic))
    return page


def _show_guidance(talk: "Talk", topic: str) -> None:
    """The advice beside the page, open at this topic."""
    if not isinstance(talk.side.panel, GuidancePanel):
        talk.side.call("guidance")
    if isinstance(talk.side.panel, GuidancePanel):
        talk.side.panel.show_topic(topic)


def _happened_page(talk: "Talk") -> HappenedPage:
    page = HappenedPage(talk.desk, talk)
    happening = Happening(talk.desk, talk.editing, talk.bars, page)
    happening.opened.connect(talk.show_progress)
    page.picked.connect(happening.on_picked)
    return page


def _is_first_consent(talk: "Talk") -> bool:
    """While it is asked for the first time, a line for each purpose is enough."""
    desk = talk.desk
    return not (desk.as_entries or desk.is_frozen) and is_one_row_each(desk.answers)


def _purposes_page(talk: "Talk") -> PurposesPage:
    page, desk = PurposesPage(talk.desk, talk), talk.desk

    def decide(purpose: str, level: str) -> None:
        if not desk.is_frozen:
            answers = decided(desk.answers, purpose, level, desk.clock.now())
            talk.editing.on_rows(DECISIONS, answers)
        page.refresh()

    def show_entries() -> None:
        desk.as_entries = True
        talk.show_again()

    page.decided.connect(decide)
    page.cards_wanted.connect(show_entries)
    return page


def _read_back_page(talk: "Talk") -> ReadBackPage:
    page = ReadBackPage(talk.desk, talk)
    page.answered.connect(talk.editing.on_answer)
    page.corrected.connect(
        lambda answers, at, is_first: talk.editing.correct(answers, at, is_first=is_first)
    )
    page.read_back_wanted.connect(lambda: _want_read_back(talk))
    page.seal_wanted.connect(lambda: _ask_to_seal(talk))
    page.print_wanted.connect(talk.print_wanted)
    _wire(talk, page.form)
    # After the answer was taken: only then it is known whether the language is asked at all.
    page.form.answer_changed.connect(page.fill_in_language)
    return page


def _wire(talk: "Talk", form: SectionForm) -> None:
    form.answer_changed.connect(talk.editing.on_answer)
    form.answers_dropped.connect(talk.editing.on_dropped)
    form.rows_changed.connect(lambda rows: talk.editing.on_rows(form.section.id, rows))
    form.row_requested.connect(talk.open)
    form.ended.connect(talk.footer.take_keyboard)


def _propose(talk: "Talk") -> None:
    answers = with_proposal(talk.desk.answers)
    if answers is not None:
        talk.editing.replace(
            answers, lambda c: c.t("Paragraphs were proposed. Read and correct them.")
        )
        talk.open(f"{PARAGRAPHS}[0].text")


def _want_read_back(talk: "Talk") -> None:
    count = unconfirmed(talk.desk.answers)
    if not count:
        talk.read_back_wanted.emit()
        return
    talk.bars.trouble.say(
        lambda c: c.tn(
            "{n} paragraph is not confirmed yet.",
            "{n} paragraphs are not confirmed yet.",
            count,
        ),
        lambda c: c.t("Read it aloud and ask, correct it, or take it out."),
    )


def _ask_to_seal(talk: "Talk") -> None:
    talk.bars.question.ask(
        lambda c: c.t("After this nothing in the statement can be changed."),
        lambda c: c.t("A correction is then a supplementary statement of its own."),
        Way("seal-now", lambda c: c.t("Seal"), talk.seal_wanted.emit, "primary"),
        Way("seal-later", lambda c: c.t("Not yet"), talk.focus_page),
    )
    talk.bars.question.focus_first()
