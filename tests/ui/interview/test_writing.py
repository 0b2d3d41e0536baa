"""Writing a long account: what is typed is seen while it is typed."""

import pytest
from PySide6.QtGui import QTextCursor

from tests.ui.typing import type_text
from ui.widgets.grow_text import GrowText


@pytest.fixture
def account(sitting) -> GrowText:
    """The free account in the smallest window, with the keyboard."""
    sitting.begins(consents=True).goes_to("account")
    sitting.window.resize(1024, 640)
    sitting.question("account.verbatim").input.focus_first()
    text = sitting.window.focusWidget()
    assert isinstance(text, GrowText)
    return text


def is_caret_seen(sitting, text):
    page = sitting.page.viewport()
    caret = text.cursorRect()
    top = text.viewport().mapTo(page, caret.topLeft()).y()
    return 0 <= top and top + caret.height() <= page.height()


@pytest.mark.parametrize("lines", [9, 16, 40])
def test_the_caret_stays_in_sight_while_the_account_grows(sitting, qtbot, account, lines):
    for number in range(lines):
        type_text(f"строка {number}\n")
        qtbot.waitUntil(lambda: is_caret_seen(sitting, account))

    account.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.waitUntil(lambda: is_caret_seen(sitting, account))


def test_a_long_paste_leaves_the_caret_in_sight(sitting, qtbot, account):
    account.insertPlainText("строка\n" * 15)

    qtbot.waitUntil(lambda: is_caret_seen(sitting, account))
    assert sitting.page.verticalScrollBar().value() > 0
