"""What stands in the boxes of a question and is no answer yet: taken as it is, and put back.

Boxes are found by their names (day, month, "start", "end"), so that a date comes back right in
another language, where its fields stand in another order.
"""

from collections.abc import Iterator
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from intake_app.domain.answers import Json, JsonObject
from ui.forms.input import Input
from ui.widgets.answer_chips import AnswerChips
from ui.widgets.chooser import Chooser

Box = TypeVar("Box", bound=QWidget)


def boxes_of(question: Input) -> JsonObject:
    """Everything that stands in the boxes now."""
    taken: JsonObject = {name: box.currentIndex() for name, box in _named(question, QComboBox)}
    for name, chips in _named(question, AnswerChips):
        taken[name] = [*chips.codes, f"reason:{chips.reason}"]
    for name, text in _named(question, QPlainTextEdit):
        taken[name] = text.toPlainText()
    for name, line in _named(question, QLineEdit):
        taken[name] = _written(line)
    return taken


def show_boxes(question: Input, taken: JsonObject) -> None:
    """Put everything back where it stood; nothing is sent as an answer."""
    with QSignalBlocker(question):
        for name, combo in _named(question, QComboBox):
            index = taken.get(name)
            if isinstance(index, int) and index < combo.count():
                combo.setCurrentIndex(index)
                combo.activated.emit(index)
        for name, chips in _named(question, AnswerChips):
            _tick(chips, taken.get(name))
        for name, text in _named(question, QPlainTextEdit):
            text.setPlainText(str(taken.get(name, "")))
        for name, line in _named(question, QLineEdit):
            _write(line, taken.get(name))
    question.retranslate(question.catalog)  # the line that reads the boxes back


def letters_of(question: Input) -> str:
    """The letters of a choice that somebody is in the middle of typing."""
    return "".join(box.half_typed for _, box in _named(question, Chooser))


def _written(line: QLineEdit) -> Json:
    if isinstance(line, Chooser):
        return {"code": line.code, "letters": line.half_typed}
    return line.text()


def _write(line: QLineEdit, taken: Json) -> None:
    if isinstance(line, Chooser):
        part = taken if isinstance(taken, dict) else {}
        line.show_code(str(part.get("code", "")))
        if letters := part.get("letters"):
            line.show_half_typed(str(letters))
    elif isinstance(taken, str) and taken != line.text():
        line.setText(taken)
        line.textEdited.emit(taken)


def _tick(chips: AnswerChips, taken: Json) -> None:
    if isinstance(taken, list):
        *codes, reason = (str(one) for one in taken)
        chips.show_choice(codes, reason.removeprefix("reason:"))


def _named(question: Input, kind: type[Box]) -> Iterator[tuple[str, Box]]:
    """Each box with a name of its own: of the widgets around it, of its kind, and its number."""
    counted: dict[str, int] = {}
    for box in question.findChildren(kind):
        if box.objectName().startswith("qt_"):
            continue
        names: list[str] = []
        around: QWidget | None = box
        while around is not None and around is not question:
            names.append(around.objectName())
            around = around.parentWidget()
        name = ".".join([*(one for one in reversed(names) if one), kind.__name__])
        counted[name] = counted.get(name, 0) + 1
        yield f"{name}.{counted[name]}", box
