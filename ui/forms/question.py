"""One question on the page: label, hint, error, input, and what is asked when answers would go."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from intake_app.codebook.schema import Field
from intake_app.domain.answers import Answer, Missing, Said
from intake_app.i18n import Catalog
from ui.forms.context import FormContext
from ui.forms.drop_ask import DropAsk
from ui.forms.parts import Part, wrapped
from ui.forms.registry import make_input
from ui.theme import px

# Hints belong to kinds: what a person can do with the field, not what to ask.
_HINTS: Mapping[str, Callable[[Catalog], str]] = {
    "partial_date": lambda c: c.t("As exactly as the person remembers, no more."),
    "quote": lambda c: c.t("Word for word, in the language in which it was said."),
    "choices": lambda c: c.t("Several answers are possible."),
    "person_refs": lambda c: c.t("Several answers are possible."),
    "refs": lambda c: c.t("Several answers are possible."),
    "attachment_refs": lambda c: c.t("Several answers are possible."),
    "countries": lambda c: c.t("Several answers are possible. Type the first letters."),
    "languages": lambda c: c.t("Several answers are possible. Type the first letters."),
    "country": lambda c: c.t("Type the first letters."),
    "language": lambda c: c.t("Type the first letters."),
}
_HINTS_OF_QUESTIONS: Mapping[str, Callable[[Catalog], str]] = {
    "consent.explained": lambda c: c.t(
        "Read it aloud and tick each paragraph when it was read: its digit, or Space."
    ),
}


class Question(QWidget):
    """`answered` is sent with the new answer (or None) when a person changed it.

    `decided` tells whether answers that depended on the old one may go. `done`: a key said that
    the answer is whole.
    """

    answered = Signal(object)
    decided = Signal(bool)
    done = Signal()
    row_requested = Signal(str)

    def __init__(self, field: Field, context: FormContext, parent: QWidget) -> None:
        # Made inside its page: to move a made tree into another costs more than to make it.
        super().__init__(parent)
        self.field = field
        self._context = context
        # What is kept on while something else is half typed over it; None where nothing would go.
        self._held: Answer | None = None
        self.setObjectName(f"question:{field.id}")
        self._catalog = context.catalog
        self._title = wrapped("label")
        self._title.setObjectName(f"{field.id}.label")
        self._hint_words = _HINTS_OF_QUESTIONS.get(field.id) or _HINTS.get(field.kind)
        self._hint = wrapped("hint") if self._hint_words is not None else None
        self._error: QLabel | None = None
        self._ask: DropAsk | None = None
        self.input = make_input(field, context, self)
        self._title.setBuddy(self.input.target())
        self._down = QVBoxLayout(self)
        self._down.setContentsMargins(0, 0, 0, px(20))
        self._down.setSpacing(px(4))
        self._down.addWidget(self._title)
        if self._hint is not None:
            self._down.addWidget(self._hint)
        self._down.addWidget(self.input)
        self.input.changed.connect(self._on_changed)
        self.input.done.connect(self.done)
        self.input.row_requested.connect(self.row_requested)
        self._say(context.catalog)

    @property
    def is_asking(self) -> bool:
        """Whether a person has yet to decide about answers that would go."""
        return self._ask is not None and not self._ask.isHidden()

    def ask_to_drop(self, lost: Sequence[Field]) -> None:
        """Ask in the page whether the answers to these questions may go."""
        # Made when first needed, as the error line: every question could have one, few ever do.
        if self._ask is None:
            self._ask = DropAsk()
            self._ask.decided.connect(self.decided)
            self._down.addSpacing(px(8))
            self._down.addWidget(self._ask)
        self._ask.put(lost, self._catalog)

    def stop_asking(self) -> None:
        """The answer is such that nothing would go."""
        if self._ask is not None:
            self._ask.hide()

    def show_answer(self, answer: Answer | None) -> None:
        """Show a stored answer; one that is shown already is left alone, with its cursor.

        So is what is half typed over this very answer.
        """
        is_held = self._held is not None and self._held == answer
        if not is_held and self.input.value() != answer:
            self._held = None
            self.input.set_value(answer)

    def hold_back(self) -> None:
        """What stands in the boxes is half typed: the stored answer stays until it is whole."""
        self._held = self._stored()

    def put_back(self) -> None:
        """Show the stored answer again instead of what was begun."""
        self._held = None
        self.input.set_value(self._stored())

    def show_error(self, sentence: str) -> None:
        """Show what is wrong above the input, or nothing."""
        if self._error is None:
            if not sentence:
                return
            self._error = wrapped("error")
            self._down.insertWidget(self._down.indexOf(self.input), self._error)
        self._error.setText(f"\u25b2 {sentence}" if sentence else "")
        self._error.setVisible(bool(sentence))
        self.input.set_error(sentence)
        self._describe()

    def retranslate(self, catalog: Catalog) -> None:
        """Say everything in another language."""
        self._catalog = catalog
        self.input.retranslate(catalog)
        if self._ask is not None:
            self._ask.retranslate(catalog)
        self._say(catalog)

    def _say(self, catalog: Catalog) -> None:
        words = catalog.label(self.field.context, self.field.label)
        self._title.setText(words.replace("&", "&&"))
        if self._hint is not None and self._hint_words is not None:
            self._hint.setText(self._hint_words(catalog))
        self.input.setAccessibleName(words)
        if all(part.widget is not self.input.target() for part in self._parts):
            self.input.target().setAccessibleName(words)
        self._describe()

    def _describe(self) -> None:
        error = self._error.text() if self._error is not None else ""
        spoken = error or (self._hint.text() if self._hint is not None else "")
        self.input.setAccessibleDescription(spoken)
        self.input.target().setAccessibleDescription(spoken)
        for part in self._parts:  # "How exactly" alone does not tell which date is meant
            part.widget.setAccessibleDescription(error or self.input.accessibleName())

    @property
    def _parts(self) -> list[Part]:
        return self.input.findChildren(Part)

    def _on_changed(self) -> None:
        answer, stored = self.input.value(), self._stored()
        self._held = None
        if _would_lose(stored, answer) and self.input.unfinished():
            self.hold_back()
            return
        self.answered.emit(answer)

    def _stored(self) -> Answer | None:
        return self._context.beside_answer(self.field, self.field.name)


def _would_lose(stored: Answer | None, answer: Answer | None) -> bool:
    """Whether the stored answer says something that the new one does not say at all."""
    if stored is None or isinstance(answer, Missing):
        return False
    before = stored.value if isinstance(stored, Said) else None
    now = answer.value if isinstance(answer, Said) else None
    lacks = isinstance(before, dict) and isinstance(now, dict) and bool(before.keys() - now.keys())
    return answer is None or lacks
