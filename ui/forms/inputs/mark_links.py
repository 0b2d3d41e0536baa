"""Under the list of marks: the act that caused them, their photographs, what was filled in."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from intake_app.codebook.kinds.chosen import code_label
from intake_app.codebook.reading import answer_words, question
from intake_app.codebook.schema import Codebook, Field
from intake_app.domain.answers import AnswerPath
from intake_app.i18n import Catalog
from ui.forms.context import FormContext
from ui.forms.parts import wrapped
from ui.parts import button
from ui.theme import px

_LINKS = ("act", "evidence")
REGION, SIDE = "region", "side"


class MarkLinks(QWidget):
    """`wanted`: to the question of that name. `taken_back`: what was filled in shall go again."""

    wanted = Signal(str)
    taken_back = Signal()

    def __init__(self, section: str, context: FormContext) -> None:
        super().__init__()
        self._section, self._context = section, context
        book = context.book
        self._fields = [one for one in book.section(section).fields if one.name in _LINKS]
        self._filled: Mapping[str, str] = {}
        self._note = wrapped("note")
        self._back = _quiet("marks-take-back")
        self._back.clicked.connect(self.taken_back)
        self._lines = [wrapped("hint") for _ in self._fields]
        self._ways = [_quiet(f"marks-to-{one.name}") for one in self._fields]
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(px(4))
        down.addLayout(_beside(self._note, self._back))
        for field, line, way in zip(self._fields, self._lines, self._ways, strict=True):
            way.clicked.connect(lambda _=False, name=field.name: self.wanted.emit(name))
            down.addLayout(_beside(line, way))

    @property
    def filled(self) -> Mapping[str, str]:
        """What is shown as filled in."""
        return self._filled

    def show_filled(self, filled: Mapping[str, str]) -> None:
        """What was filled in from the drawing, by name of the question; empty for nothing."""
        self._filled = filled

    def say(self, catalog: Catalog) -> None:
        """Everything in this language, with the answers as they stand."""
        for widget in (self._note, self._back):
            widget.setVisible(bool(self._filled))
        part = ", ".join(_code(self._context.book, *one, catalog) for one in self._filled.items())
        self._note.setText(catalog.t("Filled in from the drawing: {part}", part=part))
        self._back.setText(catalog.t("Take back"))
        for field, line, way in zip(self._fields, self._lines, self._ways, strict=True):
            words = self._answer(field, catalog) or "–"
            title = question(field, catalog)
            line.setText(catalog.t("{question}: {answer}", question=title, answer=words))
            way.setText(catalog.t("Change"))
            way.setAccessibleName(catalog.t("Change: {question}", question=title))

    def _answer(self, field: Field, catalog: Catalog) -> str:
        path = AnswerPath(self._section, field.name, self._context.row)
        return answer_words(self._context.book, self._context.answers(), path, catalog)


def _code(book: Codebook, name: str, code: str, catalog: Catalog) -> str:
    codelist = {REGION: "body_region", SIDE: "side"}[name]
    return code_label(book.lists[codelist], code, catalog)


def _quiet(name: str) -> QPushButton:
    made = button("quiet", name)
    made.setAutoDefault(True)
    return made


def _beside(line: QWidget, way: QWidget) -> QHBoxLayout:
    across = QHBoxLayout()
    across.setSpacing(px(8))
    across.addWidget(line, 1)
    across.addWidget(way)
    return across
