"""Whether the person may have spoken to us before: a quiet hint while the name is being written."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from intake_app.codebook.facets import born, names
from intake_app.domain.answers import Answers
from intake_app.domain.lifecycle import State
from intake_app.domain.name_key import Likeness
from intake_app.domain.record import RecordId
from intake_app.errors import IntakeError
from intake_app.i18n import Catalog
from ui.question_bar import QuestionBar, Way
from ui.screens.interview.desk import Desk

if TYPE_CHECKING:
    from intake_app.commands.previews import Preview
    from intake_app.commands.session import Session
    from intake_app.commands.similar import Similar

MOST_SHOWN = 3
INTERVIEWEE = "interviewee"


class Familiar(QObject):
    """Asks the vault after a save, and only when the name or the birth reads differently.

    The bar at the bottom stands until it is put away, and does not come back for the same hints.
    Nothing is joined or stored; of the other testimony its card is shown, without the name.
    """

    def __init__(self, desk: Desk, bar: QuestionBar, go_back: Callable[[], None]) -> None:
        super().__init__(bar)
        self._desk = desk
        self._bar = bar
        self._go_back = go_back
        self._asked: object = _who(desk.answers)
        self._put_away: frozenset[RecordId] = frozenset()
        self.hints: tuple[Similar, ...] = ()

    def look(self) -> None:
        """Something was saved. Costs nothing here while the person is called as before."""
        desk, now = self._desk, _who(self._desk.answers)
        runner, record_id, answers = desk.runner, desk.record_id, desk.answers
        if now == self._asked or runner is None or record_id is None:
            return
        self._asked = now
        if desk.state is State.DRAFT and not desk.is_frozen:
            runner.submit(
                self,
                lambda session: _similar(session, record_id, answers),
                done=lambda found: self._on_found(now, found),
                failed=_leave_it,
            )

    def _on_found(self, asked: object, found: "tuple[Similar, ...]") -> None:
        if asked == self._asked:
            self.show_hints(found)

    def show_hints(self, found: "tuple[Similar, ...]") -> None:
        """Of each other testimony the surest hint; three at most."""
        unlike = {one.record_id: one for one in reversed(found)}
        self.hints = tuple(unlike[key] for key in reversed(unlike))[:MOST_SHOWN]
        if not self.hints:
            self._bar.close_bar()
        elif not frozenset(one.record_id for one in self.hints) <= self._put_away:
            self._say()

    def _say(self) -> None:
        hints = self.hints
        ways = [
            Way(f"familiar-look-{at}", _look_words(hint), self._looker(hint.record_id))
            for at, hint in enumerate(hints)
        ]
        self._bar.ask(
            lambda c: c.t("Perhaps this person has spoken to us before."),
            lambda c: "\n".join((*(_hint_words(one, c) for one in hints), _caution(c))),
            *ways,
            self._way_out(),
        )

    def _looker(self, record_id: RecordId) -> Callable[[], None]:
        def look() -> None:
            runner = self._desk.runner
            if runner is not None:
                runner.submit(
                    self,
                    lambda session: _preview(session, record_id),
                    done=self._show_card,
                    failed=lambda _: self._say(),
                )

        return look

    def _show_card(self, found: "Preview") -> None:
        self._bar.ask(
            lambda c: c.t("Testimony {number}", number=found.reference),
            lambda c: _card(found, c),
            Way("familiar-back", lambda c: c.t("Back to the hint"), self._say),
            self._way_out(),
        )

    def _way_out(self) -> Way:
        return Way("familiar-close", lambda c: c.t("Put the hint away"), self._on_put_away)

    def _on_put_away(self) -> None:
        self._put_away |= {one.record_id for one in self.hints}
        self._go_back()


def _who(answers: Answers) -> object:
    """How the person is called and when born, as the comparison takes it."""
    rows = [row for row in answers.rows("persons") if INTERVIEWEE in _roles(row.get("role"))]
    return tuple((names(row), born(row)) for row in rows)


def _roles(role: object) -> tuple[object, ...]:
    return tuple(role) if isinstance(role, list) else ()


def _look_words(hint: "Similar") -> Callable[[Catalog], str]:
    return lambda c: c.t("Look at {reference}", reference=hint.reference)


def _hint_words(hint: "Similar", c: Catalog) -> str:
    if hint.likeness is Likeness.LIKELY:
        return c.t("{reference} (likely)", reference=hint.reference)
    return c.t("{reference} (possible)", reference=hint.reference)


def _caution(c: Catalog) -> str:
    return c.t(
        "A hint from the name and the birth, nothing more: two people with one name stay two. "
        "Nothing is joined. Do not tell the person."
    )


def _card(found: "Preview", c: Catalog) -> str:
    from ui.screens.record_preview import facts_of

    lines = (
        c.t("{title}: {chosen}", title=title, chosen=text.replace("\n", "; "))
        for title, text in facts_of(found, c)
    )
    return "\n".join(lines)


def _leave_it(_error: IntakeError) -> None:
    """A hint that cannot be had is none; what is wrong with the vault is told by the list."""


def _similar(session: "Session", record_id: RecordId, answers: Answers) -> "tuple[Similar, ...]":
    from intake_app.commands import similar

    return similar.similar_people(session, record_id, answers, only_interviewee=True)


def _preview(session: "Session", record_id: RecordId) -> "Preview":
    from intake_app.commands import previews

    return previews.preview(session, record_id)
