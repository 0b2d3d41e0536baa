"""Pictures of every screen, by one command: `python -m ui.gallery FOLDER`.

A real window over a real demo vault of invented people, in Kazakh, Russian and Ukrainian, light
and dark. Nobody sees a window: it is painted offscreen.
"""

import argparse
import os
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from intake_app.commands import demo
from intake_app.commands.session import Environment, Session, environment
from intake_app.domain.clock import Clock
from intake_app.errors import IntakeError
from intake_app.i18n import catalog
from ui import inside
from ui.gallery_shot import Shot
from ui.gallery_shots import SHOTS
from ui.main_window import MainWindow
from ui.settings import SCHEMES, WindowSettings, keep_qt_settings_in
from ui.shell import Shell
from ui.slices import is_whole, make_whole
from ui.tasks import InlineRunner
from ui.theme import Theme, apply_theme, prepare

LANGUAGES = ("kk", "ru", "uk")
SIZE = (1280, 860)
MOMENT = datetime.fromisoformat("2026-03-16T11:20:00+05:00")
"""The clock of the pictures stands still: two galleries differ only where the program does."""

PAUSE_MS = 60
"""Between two shots the event loop lays out, moves the focus and deletes old screens."""

TURNS = 3
"""So many turns a step is given: what has the keyboard is scrolled to after the layout."""
PATIENCE = 12
"""So many turns, and no more, a screen may go on changing."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to take: where to, languages and schemes, zoom, size of the window, part of the name."""

    folder: Path
    languages: tuple[str, ...]
    schemes: tuple[str, ...]
    zoom: int
    size: tuple[int, int]
    only: tuple[str, ...]


def main(argv: Sequence[str] | None = None) -> int:
    """Take all pictures; the exit code is 1 when a screen refused."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    wanted = _wanted(argv)
    wanted.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="intake-gallery-") as made:
        place = Path(made)
        keep_qt_settings_in(place)
        app = QApplication(["gallery"])
        app.setCursorFlashTime(0)  # a caret that comes and goes is a difference of its own
        prepare(app)
        surroundings = replace(environment(), clock=Clock(now=lambda: MOMENT))
        session = demo.prepare(place, LANGUAGES[0], surroundings).session
        gallery = _Gallery(app, wanted, _shell(place, surroundings, session))
        gallery.start()
        code = app.exec()
        gallery.stop()
    return code


class _Gallery:
    """Walks through languages, schemes and shots, one per turn of the event loop."""

    def __init__(self, app: QApplication, wanted: Wanted, shell: Shell) -> None:
        self._app = app
        self._wanted = wanted
        self._shell = shell
        self._turns = self._all_turns()

    def start(self) -> None:
        """Begin with the first turn of the event loop."""
        QTimer.singleShot(0, self._turn)

    def stop(self) -> None:
        """Close the demo vault."""
        self._shell.runner.stop()

    def _turn(self) -> None:
        code = 1  # until the turn ends well: a screen that fails must not leave us waiting
        try:
            next(self._turns)
            code = 0
            QTimer.singleShot(PAUSE_MS, self._turn)
        except StopIteration:
            self._app.exit(0)
            code = 0
        finally:
            if code:
                self._app.exit(code)

    def _all_turns(self) -> Iterator[None]:
        for scheme in self._wanted.schemes:
            apply_theme(self._app, Theme(dark=scheme == "dark", zoom=self._wanted.zoom))
            for language in self._wanted.languages:
                window = MainWindow(self._shell, catalog(language), inside.SCREENS)
                window.resize(*self._wanted.size)
                window.show()
                yield from self._window_turns(window, f"{language}-{scheme}")
                window.hide()
                window.deleteLater()

    def _window_turns(self, window: MainWindow, suffix: str) -> Iterator[None]:
        for shot in SHOTS:
            if any(part in shot.name for part in self._wanted.only):
                yield from self._shot_turns(window, shot)
                yield from self._taken(window, self._wanted.folder / f"{shot.name}-{suffix}.png")

    def _shot_turns(self, window: MainWindow, shot: Shot) -> Iterator[None]:
        for step in shot.steps:
            step(window)
            make_whole(window)  # where a page is scrolled to depends on how much of it stands
            for _ in range(TURNS):
                yield

    def _taken(self, window: MainWindow, target: Path) -> Iterator[None]:
        """A page grows for some turns of the loop: the picture is what stays the same in two."""
        before, picture = QImage(), window.grab().toImage()
        for _ in range(PATIENCE):
            if picture == before and is_whole(window):
                break
            yield
            before, picture = picture, window.grab().toImage()
        picture.save(str(target))


def _shell(place: Path, surroundings: Environment, session: Session) -> Shell:
    runner = InlineRunner()
    runner.open(QObject(), lambda: (session, None), done=lambda _: None, failed=_raised)
    state = place / "state"
    state.mkdir()
    return Shell(runner, lambda: surroundings, WindowSettings(state))


def _raised(error: IntakeError) -> None:
    raise error


def _wanted(argv: Sequence[str] | None) -> Wanted:
    parser = argparse.ArgumentParser(prog="python -m ui.gallery", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--language", choices=(*LANGUAGES, "en"), action="append")
    parser.add_argument("--scheme", choices=SCHEMES, action="append")
    parser.add_argument("--zoom", type=int, default=100)
    parser.add_argument("--size", type=int, nargs=2, default=SIZE, metavar=("WIDTH", "HEIGHT"))
    parser.add_argument("--only", action="append", help="part of the name of the shots to take")
    given = parser.parse_args(argv)
    return Wanted(
        given.folder,
        tuple(given.language or LANGUAGES),
        tuple(given.scheme or SCHEMES),
        given.zoom,
        (given.size[0], given.size[1]),
        tuple(given.only or [""]),
    )


if __name__ == "__main__":
    raise SystemExit(main())
