"""One picture of the gallery: its name and the way to it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from ui.main_window import MainWindow
from ui.screens.screen import Screen

Step = Callable[[MainWindow], None]
Kind = TypeVar("Kind", bound=Screen)


@dataclass(frozen=True, slots=True)
class Shot:
    """A name and the steps to the state; the event loop turns once after each."""

    name: str
    steps: tuple[Step, ...]


def screen(window: MainWindow, kind: type[Kind]) -> Kind:
    """The screen shown now. TypeError when it is another one."""
    shown = window.screen_shown
    if not isinstance(shown, kind):
        raise TypeError(type(shown).__name__)
    return shown
