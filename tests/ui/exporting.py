"""The samples are practice, which is not ticked by itself: a person ticks them first."""

from PySide6.QtCore import Qt

from intake_app.domain.lifecycle import State


def tick_finished(export):
    """Tick every finished testimony that may go."""
    for choice, item in zip(export._choices, export._items(), strict=True):
        if choice.allowed and choice.state in (State.SEALED, State.SIGNED):
            item.setCheckState(Qt.CheckState.Checked)
