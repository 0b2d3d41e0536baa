"""The review list: which testimonies have been here long, and what becomes of each."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from intake_app.domain.record import RecordId
from intake_app.i18n import Catalog
from ui.parts import button
from ui.record_words import state_words
from ui.screens.leaving.page import LeavingPage
from ui.screens.leaving.typed_number import TypedNumber
from ui.shell import Shell
from ui.theme import px
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chip import Option
from ui.words import Wording

if TYPE_CHECKING:
    from intake_app.commands.reviews import Review, ReviewList
    from intake_app.commands.session import Session

PERIODS = (6, 12, 24, 36)
LATER = (6, 12, 24)
_REASONS: dict[str, Wording] = {
    "proceedings": lambda c: c.t("Proceedings go on"),
    "person_wishes": lambda c: c.t("The person wishes it"),
    "safety": lambda c: c.t("Their safety needs it"),
    "other": lambda c: c.t("Another reason"),
}


class ReviewListScreen(LeavingPage):
    """Emits `closed`, or `seal_wanted` with the id of the row."""

    closed = Signal()
    seal_wanted = Signal(str)

    def __init__(self, shell: Shell, catalog: Catalog) -> None:
        super().__init__(
            catalog,
            lambda c: c.t("Review list"),
            lambda c: c.t(
                "What is not here cannot be taken from here. Keep what is needed, and let the rest "
                "go."
            ),
        )
        self._shell = shell
        self.listed: ReviewList | None = None
        self.list = QListWidget()
        self.list.setProperty("role", "choices")
        self.list.setObjectName("reviews")
        self.reason = AnswerChips(self._reason_options())
        self.reason.setObjectName("keep-reason")
        self.later = AnswerChips(_periods(catalog, LATER))
        self.later.setObjectName("keep-later")
        self.period = AnswerChips(_periods(catalog, PERIODS))
        self.period.setObjectName("period")
        self.number = TypedNumber(self.words)
        self.keep = button("primary", "keep")
        self.seal = button(name="review-seal")
        self.erase = button("danger", "review-erase")
        self._arrange()
        self._connect()
        self._ask()

    @property
    def chosen(self) -> RecordId | None:
        """The testimony of the row the keyboard is on."""
        return self._row.record_id if self._row is not None else None

    @property
    def _row(self) -> "Review | None":
        row = self.list.currentRow()
        if self.listed is None or not 0 <= row < len(self.listed.rows):
            return None
        return self.listed.rows[row]

    def _is_due(self, line: "Review | None") -> bool:
        return line is not None and self.listed is not None and line.on <= self.listed.today

    def retranslate(self, catalog: Catalog) -> None:
        """See Screen."""
        super().retranslate(catalog)
        self.reason.say(self._reason_options())
        self.later.say(_periods(catalog, LATER))
        self.period.say(_periods(catalog, PERIODS))
        self._say_rows()

    def focus_first(self) -> None:
        """See Screen."""
        self.list.setFocus()

    def _arrange(self) -> None:
        self.ask(lambda c: c.t("Testimonies by their day of review"), self.list)
        self.list.setMinimumHeight(px(160))
        self.not_due = self.say(
            lambda c: c.t("Only a testimony whose day has come can be erased from this list.")
        )
        # Right below the row it is about, where it is seen in the smallest window too.
        self.body.addWidget(self.number)
        self.ask(lambda c: c.t("Keep it for"), self.later)
        self.ask(lambda c: c.t("Why it is kept"), self.reason)
        self.ask(lambda c: c.t("Look at a testimony after"), self.period)
        self.body.addStretch(1)
        for wanted in (self.erase, self.seal, self.keep):
            self.page.buttons.addWidget(wanted)
        self.words.show(self.keep.setText, lambda c: c.t("Keep"))
        self.words.show(self.seal.setText, lambda c: c.t("Seal to headquarters"))
        self.words.show(self.erase.setText, lambda c: c.t("Erase"))
        self._show_ways()

    def _connect(self) -> None:
        self.list.currentRowChanged.connect(lambda _: self._on_row_changed())
        for chips in (self.reason, self.later):
            chips.changed.connect(self._show_ways)
        self.period.changed.connect(self._on_period_chosen)
        self.number.changed.connect(self._show_ways)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.seal.clicked.connect(lambda: self.seal_wanted.emit(self.chosen))
        self.erase.clicked.connect(self._on_erase_clicked)
        self.back.clicked.connect(self.closed)

    def _reason_options(self) -> tuple[Option, ...]:
        return tuple(Option(code, words(self.catalog)) for code, words in _REASONS.items())

    def _ask(self) -> None:
        self._shell.runner.submit(
            self, _review_list, done=self.on_listed, failed=self.notice.show_error
        )

    def on_listed(self, listed: "ReviewList") -> None:
        """Show it, with the keyboard's row at the top."""
        self.listed = listed
        self.list.clear()
        for _ in listed.rows:
            item = QListWidgetItem()
            item.setSizeHint(QSize(0, px(36)))
            item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        self._say_rows()
        self.period.show_choice((str(listed.months),))
        if listed.rows:
            self.list.setCurrentRow(0)
        self._show_ways()

    def _say_rows(self) -> None:
        if self.listed is None:
            return
        c = self.catalog
        for place, line in enumerate(self.listed.rows):
            told = {
                "date": c.date_numeric(line.on),
                "number": _called(line),
                "state": state_words(line.state, c),
            }
            words = (
                c.t("{date} · {number} · {state} · due", **told)
                if self._is_due(line)
                else c.t("{date} · {number} · {state}", **told)
            )
            self.list.item(place).setText(words)

    def _on_row_changed(self) -> None:
        self.number.hide()
        self._show_ways()

    def _show_ways(self) -> None:
        is_chosen = self.chosen is not None
        self.keep.setEnabled(is_chosen and bool(self.reason.codes) and bool(self.later.codes))
        self.seal.setEnabled(is_chosen)
        asked, is_due = not self.number.isHidden(), self._is_due(self._row)
        self.not_due.setVisible(is_chosen and not is_due)
        self.erase.setEnabled(is_due and (not asked or self.number.is_filled))

    def _on_period_chosen(self) -> None:
        if not self.period.codes:
            return
        months = int(self.period.codes[0])
        self._shell.runner.submit(
            self,
            lambda session: _set_months(session, months),
            done=lambda _: self._ask(),
            failed=self.notice.show_error,
        )

    def _on_keep_clicked(self) -> None:
        line = self._row
        if line is None:
            return
        record_id, called = line.record_id, _called(line)
        months, reason = int(self.later.codes[0]), self.reason.codes[0]
        self._shell.runner.submit(
            self,
            lambda session: _keep(session, record_id, months, reason),
            done=lambda _: self._say_done(
                lambda c: c.t("Testimony {number} is kept, and the log says why.", number=called)
            ),
            failed=self.notice.show_error,
        )

    def _on_erase_clicked(self) -> None:
        """First the number is asked for; the second press erases."""
        line = self._row
        if line is None:
            return
        record_id, called = line.record_id, _called(line)
        if self.number.isHidden():
            self._shell.runner.submit(
                self,
                lambda session: _number(session, record_id),
                done=self._on_number,
                failed=self.notice.show_error,
            )
            return
        typed = self.number.text
        self._shell.runner.submit(
            self,
            lambda session: _erase(session, record_id, typed),
            done=lambda _: self._on_erased(called),
            failed=self.notice.show_error,
        )

    def _on_number(self, number: str) -> None:
        self.number.ask(number)
        self.page.show_top()
        self.number.line.setFocus()
        self._show_ways()

    def _on_erased(self, called: str) -> None:
        self.number.hide()
        self._say_done(
            lambda c: c.t("Testimony {number} is erased from this vault.", number=called)
        )

    def _say_done(self, happened: Wording) -> None:
        self.notice.say(happened, lambda c: c.t("The list begins with what is due."), tone="ok")
        self.page.show_top()
        for chips in (self.reason, self.later):
            chips.show_choice(())
        self._ask()


def _called(line: "Review") -> str:
    """Its number, or the beginning of its id."""
    return line.reference or line.record_id[:8]


def _periods(catalog: Catalog, months: tuple[int, ...]) -> tuple[Option, ...]:
    return tuple(
        Option(str(count), catalog.tn("{n} month", "{n} months", count)) for count in months
    )


def _review_list(session: "Session") -> "ReviewList":
    from intake_app.commands import reviews

    return reviews.review_list(session)


def _set_months(session: "Session", months: int) -> None:
    from intake_app.commands import reviews

    reviews.set_months(session, months)


def _keep(session: "Session", record_id: RecordId, months: int, reason: str) -> None:
    from intake_app.commands import reviews

    until = reviews.months_later(session.clock.now().date(), months)
    reviews.keep(session, record_id, until, reviews.KeepReason(reason))


def _number(session: "Session", record_id: RecordId) -> str:
    from intake_app.commands import erasures

    return erasures.confirmation(session, record_id)


def _erase(session: "Session", record_id: RecordId, typed: str) -> None:
    from intake_app.commands import erasures

    erasures.erase(session, record_id, typed, erasures.Why.RETENTION)
