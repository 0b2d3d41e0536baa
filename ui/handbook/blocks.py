"""The widgets of a page: labels that read no markup, pictures of ours, links that stay inside."""

from collections.abc import Callable
from typing import assert_never

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from intake_app.i18n import Catalog
from intake_app.i18n.handbook import Block, Code, Heading, Keys, Link, Picture, Text
from ui.keyboard_map import GROUPS, KEYS
from ui.parts import button, label
from ui.theme import px

Goes = Callable[[str, str], None]
_MARK = 24


def widget_of(block: Block, catalog: Catalog, width: int, goes: Goes) -> QWidget:
    """One part of a page, at most `width` wide; a link calls `goes` with page and anchor."""
    match block:
        case Heading():
            made: QWidget = label("subheading", block.text)
        case Text():
            made = _text(block)
        case Code():
            made = label("help-code", block.text)
        case Picture():
            made = _picture(block, width)
        case Link():
            made = _link(block, goes)
        case Keys():
            made = _keys(catalog)
        case _:
            assert_never(block)
    return made


def _text(block: Text) -> QWidget:
    if not block.mark:
        return label("reading", _set_well(block.text))
    made = QWidget()
    across = QHBoxLayout(made)
    across.setContentsMargins(px(8), 0, 0, 0)
    across.setSpacing(0)
    mark = label("reading", block.mark)
    mark.setFixedWidth(px(_MARK))
    across.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    across.addWidget(label("reading", _set_well(block.text)), 1)
    return made


def _set_well(text: str) -> str:
    """No line begins with a dash: it stays with the word before it."""
    return text.replace(" — ", "\u00a0— ")


def _picture(block: Picture, width: int) -> QLabel:
    made = QLabel()
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", "help-picture")
    made.setAccessibleName(block.words)
    shown = QPixmap(str(block.file))
    if shown.width() > width:
        shown = shown.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    made.setPixmap(shown)
    return made


def _link(block: Link, goes: Goes) -> QWidget:
    made = button("help-link", f"help-link-{block.page}-{block.anchor}")
    made.setText(f"→  {block.words}".replace("&", "&&"))
    made.setAccessibleName(block.words)
    made.clicked.connect(lambda: goes(block.page, block.anchor))
    return made


def _keys(catalog: Catalog) -> QWidget:
    """All keys, group by group: what is pressed, and what it does."""
    made = QWidget()
    table = QGridLayout(made)
    table.setContentsMargins(0, 0, 0, 0)
    table.setHorizontalSpacing(px(16))
    table.setVerticalSpacing(px(6))
    table.setColumnStretch(1, 1)
    for group, words in GROUPS.items():
        line = table.rowCount()
        heading = label("label", words(catalog))
        heading.setContentsMargins(0, px(12) if line > 1 else 0, 0, 0)
        table.addWidget(heading, line, 0, 1, 2)
        for number, key in enumerate((one for one in KEYS if one.group is group), line + 1):
            table.addWidget(label("key", key.shown), number, 0, Qt.AlignmentFlag.AlignTop)
            table.addWidget(label("reading", key.words(catalog)), number, 1)
    return made
