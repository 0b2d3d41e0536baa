"""What does not fit: words that are cut, areas that must be pushed to the side to be read."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)

from tests.ui.walk.looking import named, place_in, seen
from ui.widgets.chip import Chip

ARROWS = 24
"""The arrow of a drop-down, or the sign of the order in the head of a table."""


def cut(root):
    """Whatever shows words that do not fit, stand there shortened, or hang over an edge."""
    found = []
    for kind, is_cut in _KINDS.items():
        found += [
            f"{named(one)}: {words}"
            for one in seen(root, kind)
            if (words := _words_of(one)) and (is_cut(one, words) or _hangs_over(one, root))
        ]
    return found + [words for head in seen(root, QHeaderView) for words in _cut_heads(head)]


def sideways(root):
    """Areas that would have to be pushed to the side to be read; lines of words break."""
    return [
        named(one)
        for one in seen(root, QAbstractScrollArea)
        if one.horizontalScrollBar().maximum() and not isinstance(one, QHeaderView)
    ]


def _words_of(one):
    if isinstance(one, QComboBox):
        return one.currentText()
    if isinstance(one, QLineEdit):
        return "" if one.text() else one.placeholderText()
    if isinstance(one, QPlainTextEdit):
        return one.placeholderText()
    return one.text().replace("&&", "&")


def _label_is_cut(one, words):
    if one.wordWrap():
        return one.heightForWidth(one.width()) > one.height() + 1
    return one.sizeHint().width() > one.width() + 1 or words.endswith("…")


def _button_is_cut(one, words):
    if one.property("role") == "card-title" and one.accessibleName().startswith(words[:-1]):
        return False  # one line that sums up a card; the card says it whole
    wide = max(_wide(one, line) for line in words.split("\n"))
    return wide > one.width() + 1 or words.endswith("…")


def _chip_is_cut(one, _words):
    wanted = one.fit(one.width())
    return wanted.width() > one.width() + 1 or wanted.height() > one.height() + 1


def _combo_is_cut(one, words):
    option = QStyleOptionComboBox()
    one.initStyleOption(option)
    control, field = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
    room = one.style().subControlRect(control, option, field, one)
    return _wide(one, words) > room.width() + 1


def _line_is_cut(one, words):
    return _wide(one, words) > one.contentsRect().width() + 1


def _text_is_cut(one, words):
    return _wide(one, words) > one.viewport().width() + 1


_KINDS = {
    QLabel: _label_is_cut,
    QPushButton: _button_is_cut,
    Chip: _chip_is_cut,
    QComboBox: _combo_is_cut,
    QLineEdit: _line_is_cut,
    QPlainTextEdit: _text_is_cut,
}


def _cut_heads(head):
    model = head.model()
    for section in range(head.count()):
        words = str(model.headerData(section, head.orientation()) or "") if model else ""
        room = head.sectionSize(section)
        if room and words and _wide(head, words) > room - ARROWS / 2:
            yield f"{named(head)}: {words}"


def _hangs_over(one, root):
    """Whether it reaches over the edge of what it stands in; up and down may be scrolled to."""
    here, around = QRect(place_in(one, root)), one.parentWidget()
    while around is not None and around is not root:
        edge = place_in(around, root)
        if here.left() < edge.left() - 1 or here.right() > edge.right() + 1:
            return True
        if _is_scrolled(around):
            here.moveTop(edge.top())
            here.setHeight(min(here.height(), edge.height()))
        elif here.top() < edge.top() - 1 or here.bottom() > edge.bottom() + 1:
            return True
        around = around.parentWidget()
    return False


def _is_scrolled(around: QWidget) -> bool:
    area = around.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.viewport() is around


def _wide(one, words):
    return QFontMetrics(one.font()).horizontalAdvance(words)
