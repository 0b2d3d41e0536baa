"""Widgets in a window that has the keyboard."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget


@pytest.fixture
def shown(qtbot, qapp):
    """Show a widget in a window of its own, with the keyboard."""
    windows = []

    def show(widget):
        window = QWidget()
        windows.append(window)
        qtbot.addWidget(window)
        window.resize(720, 600)
        layout = QVBoxLayout(window)
        layout.addWidget(widget)
        layout.addStretch(1)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return widget

    yield show
    for window in windows:
        window.hide()
