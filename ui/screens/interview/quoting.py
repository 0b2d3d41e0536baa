"""Taking a piece of the account: where it would go, and that it went there."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from intake_app.codebook.reading import question
from intake_app.domain.answers import AnswerPath
from intake_app.i18n import Catalog
from ui.forms.input import Input
from ui.screens.interview.quoted import NotTaken, first_for_words, takes_words, with_piece
from ui.screens.interview.section_page import SectionPage
from ui.screens.interview.sides.account import AccountPanel
from ui.words import Wording

if TYPE_CHECKING:
    from ui.screens.interview.talk import Talk


class Quoting:
    """Knows the question that had the keyboard last: reading the account does not forget it."""

    def __init__(self, talk: "Talk") -> None:
        self._talk = talk
        self._last = ""
        talk.side.taken.connect(self.take)

    def follow_the_cards(self) -> None:
        """A card that was opened or closed is another place for words: the panel says it too."""
        desk, shown = self._talk.desk, self._talk.desk.form_shown

        def on_shown() -> None:
            shown()
            self.show_target()

        desk.form_shown = on_shown

    def note(self, focused: QWidget | None) -> None:
        """Another widget of the page has the keyboard."""
        widget = focused
        while widget is not None and not isinstance(widget, Input):
            widget = widget.parentWidget()
        if isinstance(widget, Input):
            self._last = widget.field.id
            self.show_target()

    def show_target(self) -> None:
        """Tell the panel where a piece would go."""
        panel = self._talk.side.panel
        if isinstance(panel, AccountPanel):
            path = self.target()
            panel.show_target(None if path is None else self._words_of(path))

    def target(self) -> AnswerPath | None:
        """The question for words that had the keyboard last, or the first one of the open row."""
        page, desk = self._talk.page, self._talk.desk
        if not isinstance(page, SectionPage) or desk.is_frozen:
            return None
        row = page.form.open_row
        for asked in page.form.made:
            if asked.field.id == self._last and takes_words(asked.field):
                return AnswerPath(page.section.id, asked.field.name, row)
        field = first_for_words(page.section, desk.answers, row)
        return None if field is None else AnswerPath(page.section.id, field.name, row)

    def take(self) -> None:
        """Take what is selected in the account; where nothing may take it, say why."""
        talk = self._talk
        panel, path = talk.side.panel, self.target()
        if not isinstance(panel, AccountPanel) or path is None or talk.editing.is_asking:
            return
        if not (piece := panel.selected):
            return
        talk.bars.trouble.clear()
        desk = talk.desk
        words = self._words_of(path)
        after = with_piece(desk.book, desk.answers, path, piece)
        if isinstance(after, NotTaken):
            reason = after
            talk.bars.trouble.say(lambda c: _why_not(reason, words(c), c), lambda _: "")
            return
        if after is not desk.answers:
            talk.editing.replace(after, lambda c: c.t("Taken as: {question}", question=words(c)))
        talk.open(str(path))

    def _words_of(self, path: AnswerPath) -> Wording:
        """The question, with the letter and number of its row where it has one (A3)."""
        desk = self._talk.desk
        rows = desk.answers.rows(path.section)
        row = rows[path.row] if path.row is not None and path.row < len(rows) else {}
        key = str(row.get("id", "")).upper()
        field = desk.book.field(path.field_id)
        return lambda c: " · ".join(part for part in (key, question(field, c)) if part)


def _why_not(reason: NotTaken, asked: str, catalog: Catalog) -> str:
    match reason:
        case NotTaken.REASON:
            return catalog.t(
                "Not taken: {question} holds a reason why there is no answer.", question=asked
            )
        case NotTaken.TRANSLATED:
            return catalog.t(
                "Not taken: {question} has a translation, which would no longer fit.",
                question=asked,
            )
        case NotTaken.LANGUAGE:
            return catalog.t(
                "Not taken: {question} holds words in another language.", question=asked
            )
        case NotTaken.TOO_LONG:
            return catalog.t(
                "Not taken: it would be longer than an answer may be: {question}", question=asked
            )
