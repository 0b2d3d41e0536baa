"""What must be known before the first question: the country of the file and three languages."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimeZone, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from intake_app.domain.record import StoredRecord
from intake_app.errors import IntakeError
from intake_app.i18n import LANGUAGES, Catalog
from ui.clock_notice import say_clock_doubt
from ui.notice import Notice
from ui.parts import CalmPage, button, capitalised, column, fill, label
from ui.screens.screen import Screen
from ui.shell import Shell
from ui.theme import px
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chip import Option
from ui.words import Wording

if TYPE_CHECKING:
    from intake_app.commands.clock_doubts import ClockDoubt
    from intake_app.commands.session import Session

COUNTRIES = ("KZ", "UA")
SPOKEN = ("kk", "ru", "uk", "uz", "en")
"""Languages of the person; the interview screen takes any other."""

REAL, TRAINING = "real", "training"

Options = Callable[[Catalog], tuple[Option, ...]]


class NewRecordScreen(Screen):
    """Emits `started` with the id of the new draft."""

    started = Signal(str)
    cancelled = Signal()

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(catalog)
        self._shell = shell
        self._offers: list[tuple[AnswerChips, Options]] = []
        self._page = CalmPage()
        fill(self, self._page)
        self.notice = Notice(self.words)
        title = label("title")
        self.words.show(title.setText, lambda c: c.t("New testimony"))
        self._page.body.addWidget(title)
        self.clock = Notice(self.words)
        self.clock.setObjectName("clock-notice")
        self._page.body.addWidget(self.clock)
        self.country = self._question(
            "country", lambda c: c.t("In which country is the file kept?"), _countries
        )
        self.person = self._question(
            "interviewee-language", lambda c: c.t("Language the person speaks"), _spoken
        )
        self.interview = self._question(
            "interview-language", lambda c: c.t("Language the questions are read in"), _ours
        )
        self.record = self._question(
            "record-language", lambda c: c.t("Language the record is written in"), _ours
        )
        self.kind = AnswerChips(_kinds(catalog))
        self._add_kind()
        self._page.body.addWidget(self.notice)
        self._page.body.addStretch(1)
        self._add_buttons()
        for chips in (self.interview, self.record):
            chips.show_choice((catalog.language,))
        shell.runner.submit(self, _clock_doubt, done=self._on_clock, failed=self.notice.show_error)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.start.click)

    def retranslate(self, catalog: Catalog) -> None:
        """See Screen."""
        super().retranslate(catalog)
        for chips, options in self._offers:
            chips.set_options(options(catalog))
        self.kind.say(_kinds(catalog))

    def focus_first(self) -> None:
        """See Screen."""
        self.country.chips[0].setFocus()

    def _go_on(self) -> None:
        """After a digit: to the next question without an answer, at the end to the beginning."""
        left = (chips for chips, _ in self._offers if not chips.codes)
        following = next(left, None)
        if following is None:
            self.start.setFocus()
        else:
            following.focus_first()

    def _question(self, name: str, words: Wording, options: Options) -> AnswerChips:
        question = label("label")
        chips = AnswerChips(options(self.catalog))
        chips.setObjectName(name)
        question.setBuddy(chips)
        self.words.show(question.setText, words)
        self.words.show(chips.setAccessibleName, words)
        chips.done.connect(self._go_on)
        self._offers.append((chips, options))
        group = column(spacing=8)
        group.addWidget(question)
        group.addWidget(chips)
        self._page.body.addSpacing(px(8))
        self._page.body.addLayout(group)
        return chips

    def _add_kind(self) -> None:
        """Real unless somebody says otherwise: it costs no key."""
        question, hint = label("label"), label("hint")
        self.kind.setObjectName("kind")
        self.kind.show_choice((REAL,))
        question.setBuddy(self.kind)
        for setter in (question.setText, self.kind.setAccessibleName):
            self.words.show(setter, lambda c: c.t("What is it for?"))
        self.words.show(
            hint.setText,
            lambda c: c.t(
                "Training stays marked on every page and paper, and stays out of exports."
            ),
        )
        group = column(spacing=8)
        for part in (question, self.kind, hint):
            group.addWidget(part)
        self._page.body.addSpacing(px(8))
        self._page.body.addLayout(group)

    def _add_buttons(self) -> None:
        cancel, start = button(name="new-record-cancel"), button("primary", "new-record-start")
        self.words.show(cancel.setText, lambda c: c.t("Back to the list"))
        self.words.show(start.setText, lambda c: c.t("Begin the interview"))
        cancel.clicked.connect(self.cancelled)
        start.clicked.connect(self._on_start_clicked)
        self.start = start
        self._page.buttons.addWidget(cancel)
        self._page.buttons.addStretch(1)
        self._page.buttons.addWidget(start)

    def _on_start_clicked(self) -> None:
        chosen = [chips.codes[:1] for chips, _ in self._offers]
        if not all(chosen):
            self.notice.say(
                lambda c: c.t("A choice is missing."),
                lambda c: c.t("Choose one answer for each of the four questions."),
            )
            return
        country, person, interview, record = (codes[0] for codes in chosen)
        zone = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii")
        self.start.setEnabled(False)
        training = self.kind.codes == (TRAINING,)
        self._shell.runner.submit(
            self,
            lambda session: _start(
                session, (country, zone), (person, interview, record), training=training
            ),
            done=lambda stored: self.started.emit(stored.record_id),
            failed=self._on_failed,
        )

    def _on_clock(self, found: "ClockDoubt | None") -> None:
        if found is not None:
            say_clock_doubt(self.clock, found)

    def _on_failed(self, error: IntakeError) -> None:
        self.start.setEnabled(True)
        self.notice.show_error(error)


def _kinds(catalog: Catalog) -> tuple[Option, ...]:
    return (
        Option(REAL, catalog.t("A testimony")),
        Option(TRAINING, catalog.t("Training: everything is invented")),
    )


def _countries(catalog: Catalog) -> tuple[Option, ...]:
    return tuple(Option(code, catalog.country(code)) for code in COUNTRIES)


def _spoken(catalog: Catalog) -> tuple[Option, ...]:
    return tuple(Option(code, capitalised(catalog.language_name(code))) for code in SPOKEN)


def _ours(catalog: Catalog) -> tuple[Option, ...]:
    return tuple(Option(code, capitalised(catalog.language_name(code))) for code in LANGUAGES)


def _start(
    session: "Session",
    place: tuple[str, str],
    languages: tuple[str, str, str],
    *,
    training: bool,
) -> StoredRecord:
    from intake_app.commands import clock_doubts, interview

    country, zone = place
    person, asked, written = languages
    odd = clock_doubts.doubt(session)
    stored = interview.start(
        session,
        interview.StartRecord(
            country=country,
            timezone=zone,
            interviewee_language=person,
            interview_language=asked,
            record_language=written,
            synthetic=training,
        ),
    )
    clock_doubts.note(session, odd, stored.record_id)
    return stored


def _clock_doubt(session: "Session") -> "ClockDoubt | None":
    from intake_app.commands import clock_doubts

    return clock_doubts.doubt(session)
