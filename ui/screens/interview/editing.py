"""What happens to an answer between the page and the disk: taken, asked about, saved, undone."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from intake_app.codebook.display import card_title
from intake_app.codebook.problem import Problem
from intake_app.codebook.reading import heading
from intake_app.codebook.row_changes import without_rows
from intake_app.codebook.wording import describe_place
from intake_app.domain.answers import Answer, AnswerPath, Answers
from intake_app.i18n import Catalog
from ui.question_bar import Do, Question, Way
from ui.screens.interview.autosave import Autosave
from ui.screens.interview.bar_column import BarColumn
from ui.screens.interview.desk import Desk
from ui.screens.interview.draft import Step
from ui.screens.interview.leaving import undecided
from ui.screens.interview.mentions import lost_rows, mentions
from ui.screens.interview.paragraphs import is_corrected, with_words_said
from ui.screens.interview.past import Past
from ui.words import Wording

_MOST_NAMED = 6


class Editing(QObject):
    """`touched`: the answers changed. `shown_anew`: the page must show them again.

    `asked`: an answer waits for a decision and is not taken yet.
    """

    touched = Signal()
    shown_anew = Signal()
    asked = Signal()

    def __init__(self, desk: Desk, autosave: Autosave, bars: BarColumn) -> None:
        super().__init__(bars)
        self._desk = desk
        self._autosave = autosave
        self._bars = bars
        self._stored = desk.answers
        self.past = Past(desk.answers)
        bars.reason.given.connect(self._on_reason)
        bars.reason.left.connect(self._on_left_as_it_was)
        autosave.reason_wanted.connect(bars.reason.ask)
        autosave.stood.connect(self._on_stood)

    @property
    def stored(self) -> Answers:
        """The answers as they were when everything was on the disk last."""
        return self._stored

    @property
    def is_asking(self) -> bool:
        """Whether a question of the program waits for its answer."""
        return self._desk.draft.is_waiting or self._bars.question.isVisibleTo(self._bars)

    def on_answer(self, path: AnswerPath, answer: Answer | None) -> None:
        """One answer changed."""
        if self._desk.is_frozen:
            self.shown_anew.emit()
            return
        was_open = self._desk.answers.get(path) is None
        if self._desk.draft.change(path, answer):
            was_asked = self._withdraw_question()
            if self._note((), str(path)) or was_asked:
                self.shown_anew.emit()
            # A letter more in an answer changes no count: the rail is not worth its 10 ms per key.
            if was_open or answer is None or self._desk.draft.is_controlling(path):
                self.touched.emit()
        else:
            self._ask_about_void()

    def on_dropped(
        self, path: AnswerPath, answer: Answer | None, _lost: tuple[AnswerPath, ...]
    ) -> None:
        """One answer changed, and the person agreed that others go with it."""
        if self._desk.draft.change(path, answer):
            self._keep((), str(path))
        elif self._is_refusal(path):
            self._ask_about_void()
        else:
            self._drop(str(path))

    def on_rows(self, section: str, answers: Answers, said: Wording | None = None) -> None:
        """Rows were added, moved, or taken out; a row that is named elsewhere is asked about.

        `said`: what was done, where one press must take it back.
        """
        if self._desk.is_frozen:
            self.shown_anew.emit()
            return
        before = self._desk.answers
        gone = lost_rows(before, answers, section)
        named = mentions(self._desk.book, before, section, gone)
        if named:
            self._ask_about_row(section, gone, named)
            return
        self._withdraw_question()
        if gone or not self._desk.book.section(section).has_keys:
            self._bars.undo.withdraw()  # its rows are gone, or are not to be told apart any more
        self._take_rows(section, answers, said)

    def replace(self, answers: Answers, said: Wording) -> None:
        """Put other answers in place, as a proposal does, and say it; one press takes it back."""
        self._withdraw_question()
        step = self._desk.draft.replace(with_words_said(answers, self._desk.answers))
        self._keep(step.lost)
        self._offer_undo(step, said)
        self.shown_anew.emit()

    def correct(self, answers: Answers, at: AnswerPath, *, is_first: bool) -> None:
        """A paragraph is corrected as it is read; `is_first`: the text before is to be kept."""
        if self._desk.is_frozen:
            return
        self._desk.draft.answers = answers
        self.past.took(answers, self._desk.here, str(at))
        self._autosave.note(answers, corrects=is_first)

    def take_again(self, answers: Answers) -> None:
        """Answers that were changed before a lock and wait for their reason still."""
        self._desk.draft.replace(answers)
        self._keep((), "", answers)
        self.shown_anew.emit()

    def restore(self, answers: Answers, lost: tuple[AnswerPath, ...]) -> None:
        """Let the answers of another moment of this sitting hold: no step of its own."""
        corrects = is_corrected(self._desk.answers, answers)
        self._desk.draft.answers = answers
        self._autosave.note(answers, lost, corrects=corrects)
        self._autosave.save_now()
        self.touched.emit()
        self.shown_anew.emit()

    def begin_anew(self) -> None:
        """The record took a step of its life: what was done before it is not undone by a key."""
        self.past.forget(self._desk.answers)
        self._bars.undo.withdraw()

    def decide_harmlessly(self) -> None:
        """Take the harmless answer to whatever is asked: before a lock, nobody can be asked."""
        if self._desk.draft.is_waiting:
            self._keep_before()

    def undecided(self, then: Do) -> Question:
        """The answer that waits, as a question that names nothing; `then` when it is decided."""
        count = len(self._desk.draft.void)

        def drop() -> None:
            self._drop()
            then()

        def keep() -> None:
            self._keep_before()
            then()

        return undecided(_void_words(count), drop, keep)

    def _take_rows(self, section: str, answers: Answers, said: Wording | None) -> None:
        count = len(self._desk.answers.rows(section))
        step = self._desk.draft.replace(with_words_said(answers, self._desk.answers))
        counted = count != len(answers.rows(section)) and self._desk.draft.count_rows(section)
        self._keep(step.lost)
        if said is not None:
            self._offer_undo(step, said)
        if counted or self._desk.answers != answers:
            self.shown_anew.emit()

    def _keep(self, lost: tuple[AnswerPath, ...], at: str = "", *earlier: Answers) -> None:
        self._note(lost, at, *earlier)
        self.touched.emit()

    def _note(self, lost: tuple[AnswerPath, ...], at: str, *earlier: Answers) -> bool:
        """Returns whether a text changed under the person's word, which is asked for anew."""
        before, given = self.past.standing, self._desk.answers
        now = self._desk.draft.answers = with_words_said(given, before, *earlier)
        self._desk.draft.keys.note(now)
        self.past.took(now, self._desk.here, at, lost)
        self._autosave.note(now, lost, corrects=is_corrected(before, now))
        return now is not given

    def _drop(self, at: str = "") -> None:
        waiting = self._desk.draft.waiting
        step = self._desk.draft.drop()
        self._keep(step.lost, at or (str(waiting[0]) if waiting else ""))
        count = len(step.lost)
        self._offer_undo(
            step, lambda c: c.tn("{n} answer was dropped.", "{n} answers were dropped.", count)
        )
        self._autosave.save_now()
        self.shown_anew.emit()

    def _keep_before(self) -> None:
        self._desk.draft.keep()
        self._bars.question.close_bar()
        self.shown_anew.emit()

    def _offer_undo(self, step: Step, sentence: Callable[[Catalog], str]) -> None:
        catalog = self._desk.catalog
        self._bars.undo.offer(sentence(catalog), catalog.t("Undo"), lambda: self._bring_back(step))

    def _bring_back(self, step: Step) -> None:
        self._withdraw_question()
        self._desk.draft.bring_back(step)
        self._keep((), "", step.before, step.after)
        self.shown_anew.emit()

    def _withdraw_question(self) -> bool:
        """The answers it was asked about changed beneath it; says whether an answer waited."""
        self._bars.question.close_bar()
        return self._desk.draft.keep()

    def _is_refusal(self, path: AnswerPath) -> bool:
        return any(one.section != path.section for one in self._desk.draft.void)

    def _ask_about_void(self) -> None:
        void = self._desk.draft.void
        sections = list(dict.fromkeys(path.section for path in void))
        self._bars.question.ask(
            _void_words(len(void)),
            lambda c: c.t("They stand in: {places}", places=self._section_names(sections, c)),
            Way("void-drop", lambda c: c.t("Drop them"), self._drop, "danger"),
            Way("void-keep", lambda c: c.t("Keep the answer as it was"), self._keep_before),
        )
        self._bars.question.focus_first()
        self.asked.emit()

    def _ask_about_row(
        self, section: str, gone: tuple[str, ...], named: tuple[AnswerPath, ...]
    ) -> None:
        self._bars.question.ask(
            lambda c: c.tn(
                "This entry is named in {n} other answer.",
                "This entry is named in {n} other answers.",
                len(named),
            ),
            lambda c: self._places(named, c),
            Way(
                "row-drop",
                lambda c: c.t("Delete it there too"),
                lambda: self._delete_rows(section, gone),
                "danger",
            ),
            Way("row-keep", lambda c: c.t("Keep the entry"), self._keep_before),
        )
        self.shown_anew.emit()  # until it is decided, the entry stands where it stood
        self._bars.question.focus_first()

    def _delete_rows(self, section: str, gone: tuple[str, ...]) -> None:
        before, book = self._desk.answers, self._desk.book
        row = next(n for n, one in enumerate(before.rows(section)) if one.get("id") in gone)
        left = without_rows(book, book.section(section), before, gone)
        step = self._desk.draft.replace(left)
        self._desk.draft.count_rows(section)
        self._keep(step.lost)
        entry = card_title(book, before, section, row, self._desk.catalog)
        self._offer_undo(step, lambda c: c.t("Removed: {entry}", entry=entry))
        self.shown_anew.emit()
        self._bars.undo.button.setFocus()

    def _section_names(self, sections: list[str], catalog: Catalog) -> str:
        book = self._desk.book
        shown = [f"«{heading(book.section(one), catalog)}»" for one in sections[:_MOST_NAMED]]
        return ", ".join((*shown, *(["…"] if len(sections) > _MOST_NAMED else [])))

    def _places(self, named: tuple[AnswerPath, ...], catalog: Catalog) -> str:
        book = self._desk.book
        shown = [describe_place(Problem("r_refs", str(path)), book, catalog) for path in named]
        more = ["…"] if len(shown) > _MOST_NAMED else []
        return "; ".join((*shown[:_MOST_NAMED], *more))

    def _on_reason(self, reason: str) -> None:
        self._bars.reason.close_bar()
        self._autosave.give_reason(reason)

    def _on_left_as_it_was(self) -> None:
        self._bars.reason.close_bar()
        self._desk.draft.keep()
        self._desk.draft.answers = self._stored
        self.begin_anew()
        self._autosave.take_back(self._stored)
        self.touched.emit()
        self.shown_anew.emit()

    def _on_stood(self) -> None:
        self._desk.state = self._autosave.state
        if self._autosave.is_settled:
            self._stored = self._desk.answers


def _void_words(count: int) -> Wording:
    return lambda c: c.tn(
        "With this answer {n} answer given so far may not be kept.",
        "With this answer {n} answers given so far may not be kept.",
        count,
    )
