"""The interview as a screen of the window: opens the record, saves it, takes it to the seal."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from intake_app.domain.record import RecordId
from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.damage_notice import DamageNotice
from ui.heap import spare_what_is_loaded
from ui.notice import Notice
from ui.parts import button, column
from ui.question_bar import Question
from ui.record_words import TONES, state_words
from ui.screens.interview import course, remade, steps
from ui.screens.interview.autosave import Autosave
from ui.screens.interview.check_page import CheckPage
from ui.screens.interview.departure import Departure
from ui.screens.interview.desk import Desk, section_of
from ui.screens.interview.draft import Draft
from ui.screens.interview.handed import Handed
from ui.screens.interview.pace import Pace
from ui.screens.interview.saving_words import saving_words
from ui.screens.interview.stepping import Stepping
from ui.screens.interview.talk import Talk
from ui.screens.interview.unfinished import Unfinished
from ui.screens.screen import Screen
from ui.tasks import Runner
from ui.top_bar import TopBar
from ui.widgets.save_state import SaveState


class InterviewScreen(Screen):
    """`closed`: back to the list. `print_wanted`, `files_wanted`: to the paper, to the annexes.

    `handover_wanted`: somebody else goes on.
    """

    closed = Signal()
    print_wanted = Signal()
    files_wanted = Signal()
    handover_wanted = Signal()

    def __init__(
        self,
        runner: Runner,
        catalog: Catalog,
        bar: TopBar,
        record_id: RecordId,
        place: str = "",
        left: remade.Remade | None = None,
    ) -> None:
        super().__init__(catalog)
        self.record_id = record_id
        self.talk: Talk | None = None
        self._runner = runner
        self._bar = bar
        self._place = place
        self._left = left
        self._autosave: Autosave | None = None
        self._departure: Departure | None = None
        self._saving: SaveState | None = None
        self._break_minutes = 0
        self.pace: Pace | None = None
        self.damage = DamageNotice(self.words)
        self.notice = Notice(self.words)
        self.handed: Handed | None = None
        self.stepping: Stepping | None = None
        self._down = column(0)
        self.setLayout(self._down)
        self._down.addWidget(self.damage)
        self._down.addWidget(self.notice)
        runner.submit(
            self,
            lambda session: steps.opened(session, record_id),
            done=self._on_opened,
            failed=self._on_not_opened,
        )

    @property
    def memory(self) -> remade.Remade | None:
        """What goes over to the same interview in another size or colour."""
        return remade.left_by(self.talk) if self.talk is not None else self._left

    @property
    def place(self) -> str:
        """The page that is open."""
        return self.talk.key if self.talk is not None else ""

    def remind_after(self, minutes: int) -> None:
        """Offer a break after so many minutes of talk; never with 0."""
        self._break_minutes = minutes
        if self.pace is not None:
            self.pace.remind_after(minutes)

    def retranslate(self, catalog: Catalog) -> None:
        """See Screen."""
        super().retranslate(catalog)
        if self.talk is not None:
            self.talk.retranslate(catalog)
            self._say_standing()

    def focus_first(self) -> None:
        """See Screen."""
        place, self._place = self._place, ""
        if self.talk is None:
            self._place = place
        elif "." in place:
            self.talk.open(place)
        else:
            self.talk.focus_page()

    def settle(self, then: Callable[[], None]) -> None:
        """Save, then call; when that fails, say so and let the person decide."""
        if self._departure is None:
            then()
        else:
            self._departure.leave(then)

    def settle_to_end(self, then: Callable[[], None], ask: Callable[[Question], None]) -> None:
        """See Screen. An answer that waits for a decision is asked about first."""
        if self._departure is None:
            then()
        else:
            self._departure.end(then, ask)

    def settle_alone(self, then: Callable[[], None], stuck: Callable[[Question], None]) -> None:
        """See Screen. An answer without its decision or its reason is kept as half typed."""
        if self._departure is None:
            then()
        else:
            self._departure.end_alone(then, stuck)

    def put_down(self) -> None:
        """See Screen."""
        if self._departure is not None:
            self._departure.put_down()

    def rescue(self) -> None:
        """See Screen. A change that waits for its reason is kept as half typed."""
        if self._departure is not None:
            self._departure.rescue()

    def _on_opened(self, opened: steps.Opened) -> None:
        spare_what_is_loaded()
        self._autosave = Autosave(self._runner, opened.stored, self)
        desk = self._desk(opened)
        desk.reasons_given = self._autosave.note_reasons
        self.damage.stand(is_read_only=opened.is_read_only, is_place=opened.is_place)
        self.talk = Talk(desk, self._autosave, self.words)
        unfinished = Unfinished(self._runner, self.record_id, self.talk, self._autosave)
        self.talk.quoting.follow_the_cards()
        self._departure = Departure(self.talk, self._autosave, unfinished)
        self._autosave.stood.connect(self._say_standing)
        self.talk.editing.asked.connect(self._say_standing)
        self.talk.editing.shown_anew.connect(self._say_standing)
        self.talk.left.connect(self.closed)
        self.talk.print_wanted.connect(self.print_wanted)
        self.talk.files_wanted.connect(self.files_wanted)
        self.stepping = Stepping(self._runner, self.record_id, self.talk, self._autosave)
        self.stepping.took.connect(self._say_standing)
        self.handed = Handed(self.talk, self._autosave, opened)
        self.handed.took.connect(self.stepping.stand)
        self._down.addWidget(self.talk.band)  # it stays when the talk is hidden in a pause
        self._down.addWidget(self.talk, 1)
        self.pace = Pace(self.talk, self._down, self.words)
        self.pace.left.connect(self.closed)
        self.pace.handing.connect(self.handover_wanted)
        self.remind_after(self._break_minutes)
        self._show_bar()
        self._open_first(desk)
        self.pace.take_up()
        unfinished.give_back()

    def _desk(self, opened: steps.Opened) -> Desk:
        stored = opened.stored
        return Desk(
            draft=Draft(opened.book, stored.body.answers),
            clock=opened.clock,
            catalog=self.catalog,
            state=stored.state,
            code=steps.code_of(stored),
            is_read_only=opened.is_read_only,
            reasons=dict(stored.body.envelope.acknowledged),
            record_id=self.record_id,
            runner=self._runner,
        )

    def _on_not_opened(self, error: IntakeError) -> None:
        self.notice.show_error(error)
        back = button(name="interview-to-list")
        self.words.show(back.setText, lambda c: c.t("Back to the list"))
        back.clicked.connect(self.closed)
        self.notice.add(back)
        self._down.addStretch(1)

    def _open_first(self, desk: Desk) -> None:
        if self.talk is None:
            return
        if self._left is not None:
            remade.prepare(self.talk, self._left)
        known = {stop.key for stop in desk.every_stop if stop.lock is None}
        is_done = desk.is_frozen and course.READ_BACK in known
        first = course.READ_BACK if is_done else course.first_open(desk.book, desk.answers)
        self.talk.open(self._place if section_of(self._place) in known else first)
        if self._left is not None:
            remade.read_on(self.talk, self._left)

    def _show_bar(self) -> None:
        self._saving = SaveState()
        self._saving.destroyed.connect(self._on_saving_gone)
        self._bar.show_state_widget(self._saving)
        self._say_standing()

    def _on_saving_gone(self) -> None:
        self._saving = None

    def _say_standing(self) -> None:
        """Reference, state, and whether what was typed is on the disk."""
        talk, autosave = self.talk, self._autosave
        if talk is None or autosave is None or self._saving is None:
            return
        reference = talk.desk.answers.value("record.reference")
        state = talk.desk.state
        self._bar.show_record(
            reference if isinstance(reference, str) else "",
            lambda c: state_words(state, c),
            tone=TONES[state],
        )
        language = talk.desk.answers.value("interview.record_language")
        if isinstance(language, str):
            self._bar.show_aside(
                lambda c: c.t("Record: {language}", language=c.language_name(language))
            )
        self._saving.say(*saving_words(autosave, self.catalog, desk=talk.desk))
        if isinstance(talk.page, CheckPage):
            talk.page.stand()
        if autosave.error is None:
            self.notice.clear()
        else:
            self.notice.show_error(autosave.error)
