"""The window: which screen follows which, the interface language, lock and close."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from intake_app.i18n import Catalog, catalog
from ui.ending import Ending
from ui.exit_codes import LOCKED
from ui.handbook.opening import Handbook
from ui.inside_survival import restore
from ui.keys import is_control
from ui.places import RECORD_PLACES, VAULT_PLACES, Place
from ui.screens.screen import Screen
from ui.screens.unlock import Lockable, UnlockScreen
from ui.shell import Shell
from ui.theme import Theme
from ui.widgets.focus_ring import FocusRing
from ui.window_keys import add_window_keys

if TYPE_CHECKING:
    from intake_app.domain.record import RecordId
    from ui.top_bar import TopBar

SMALLEST = (1024, 640)
MakeScreen = Callable[["MainWindow"], Screen]


@dataclass(frozen=True, slots=True)
class Inside:
    """How the screens of an open vault are made. Their modules load after the first frame."""

    first_run: Callable[["MainWindow", Path | None], Screen]
    records: MakeScreen
    after_unlock: Callable[["MainWindow"], None]
    recovery: MakeScreen
    new_record: MakeScreen
    export: MakeScreen
    record: Callable[["MainWindow", "RecordId"], Screen]
    print_statement: Callable[["MainWindow", "RecordId"], Screen]


class MainWindow(QMainWindow):
    """Emits `ended` with the exit code once everything is saved and the vault is closed."""

    ended = Signal(int)
    theme_chosen = Signal(object)
    lock_minutes_chosen = Signal(int)

    def __init__(self, shell: Shell, words: Catalog, inside: Inside) -> None:
        super().__init__()
        self.shell = shell
        self.catalog = words
        self._inside = inside
        self._make: MakeScreen | None = None
        self._screen: Screen | None = None
        self._is_ending = False
        self.setMinimumSize(*SMALLEST)
        self.setWindowTitle("Intake")
        self._bar: TopBar | None = None
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        middle = QWidget()
        middle.setLayout(self._column)
        self.setCentralWidget(middle)
        self._ring = FocusRing(middle)
        self._ending = Ending(self._column, self._finish)
        self.handbook = Handbook(self)
        add_window_keys(self)

    @property
    def screen_shown(self) -> Screen | None:
        """The screen alive now; there is never a second one."""
        return self._screen

    @property
    def bar(self) -> "TopBar":
        """The bar above the screens of an open vault; made when the first of them is shown."""
        if self._bar is None:
            self._bar = self._new_bar()
            self._column.insertWidget(0, self._bar)
        return self._bar

    # Where a person can go

    def open_first_run(self, folder: Path | None = None) -> None:
        """Make a vault, in `folder` if one was asked for."""
        self._go(lambda window: self._inside.first_run(window, folder), with_bar=False)

    def open_unlock(self, vault: Lockable) -> None:
        """Ask for the passphrase of a vault."""

        def made(_: MainWindow) -> Screen:
            screen = UnlockScreen(self.shell, self.catalog, vault)
            screen.unlocked.connect(lambda: self._on_unlocked(vault))
            screen.language_chosen.connect(self.speak)
            screen.new_wanted.connect(self.open_first_run)
            screen.restore_wanted.connect(self.open_restore)
            screen.lock_wanted.connect(self.lock)
            screen.another_chosen.connect(lambda folder: self.open_unlock(Lockable(folder)))
            return screen

        self._go(made, with_bar=False)

    def open_restore(self) -> None:
        """Put a backup back."""
        self._go(restore, with_bar=False)

    def open_records(self) -> None:
        """The list of testimonies: home."""
        self._go(self._inside.records)

    def open_recovery(self) -> None:
        """Type the recovery sheet back, later than it should have been."""
        self._go(self._inside.recovery)

    def open_new_record(self) -> None:
        """Ask what must be known before the first question."""
        self._go(self._inside.new_record)

    def open_record(self, record_id: "RecordId") -> None:
        """The interview."""
        self._go(lambda window: self._inside.record(window, record_id))

    def open_print(self, record_id: "RecordId") -> None:
        """Preview and print of a statement."""
        self._go(lambda window: self._inside.print_statement(window, record_id))

    def open_export(self) -> None:
        """The encrypted export for HQ."""
        self._go(self._inside.export)

    def open_screen(self, make: MakeScreen) -> None:
        """A screen that needs more than its name."""
        self._go(make)

    def open_vault_place(self, place: Place) -> None:
        """A screen about the vault, from the menu in the bar."""
        self._go(VAULT_PLACES[place].make)

    def open_record_place(self, place: Place, record_id: "RecordId") -> None:
        """A screen about one testimony, from its menu."""
        self._go(lambda window: RECORD_PLACES[place].marked(window, record_id))

    # Language, look, lock

    def speak(self, language: str) -> None:
        """Switch the interface language at once; answers, focus and scroll stay."""
        if language == self.catalog.language:
            return
        self.catalog = catalog(language)
        self.shell.settings.language = language
        if self._bar is not None:
            self._bar.retranslate(self.catalog)
        if self._screen is not None:
            self._screen.retranslate(self.catalog)
        self._ending.retranslate(self.catalog)
        self.handbook.retranslate(self.catalog)

    def wear(self, theme: Theme) -> None:
        """Another size or colour: what was typed is saved, then bar and screen are made again."""
        if theme == self.shell.settings.theme or self._ending.is_covered:
            return
        self.shell.settings.theme = theme
        if self._screen is None or not self._screen.is_remade:
            self.theme_chosen.emit(theme)
        else:
            self._screen.settle(lambda: self._remake(theme))

    def _remake(self, theme: Theme) -> None:
        make, old = self._make, self._bar
        if make is None:
            return
        self.theme_chosen.emit(theme)
        with_bar = old is not None and old.isVisibleTo(self)
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
            self._bar = None
        self._show(make, with_bar=with_bar)

    def replace_screen(self, make: Callable[[], Screen]) -> None:
        """Show a screen without the bar at once, whatever the one before has not saved."""
        self._show(lambda _: make(), with_bar=False)

    def lock(self) -> None:
        """Cover, save, close the vault, and end the process: a fresh one asks for the passphrase.

        A second time it does not wait for what cannot be saved.
        """
        self.end(LOCKED)

    def lock_alone(self, *, at_once: bool = False) -> None:
        """Lock with nobody to ask; `at_once` does not even wait for a disk that is full."""
        if at_once and self._screen is not None and not self._is_ending:
            self._screen.put_down()
            self._screen.rescue()
            self._finish(LOCKED)
        else:
            self.end(LOCKED, alone=True)

    def show_under_bar(self, strip: QWidget) -> None:
        """Something to know that stands above every screen until it is taken away."""
        self._column.insertWidget(1, strip)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close only after everything is saved."""
        event.ignore()
        self.end(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Shortcuts by the place of the key, for layouts without Latin letters."""
        if is_control(event, "l"):
            self.lock()
        else:
            super().keyPressEvent(event)

    def _on_unlocked(self, vault: Lockable) -> None:
        if not vault.shown_passphrase:
            self.shell.settings.vault = vault.folder
        self._inside.after_unlock(self)

    def end(self, code: int, *, alone: bool = False) -> None:
        """Save, close the vault, then emit `ended` with the exit code."""
        if self._is_ending:
            return
        self.handbook.close()
        if self._screen is None:
            self._finish(code)
        else:
            self._ending.begin(code, self._screen, self._bar, alone=alone)

    def _finish(self, code: int) -> None:
        if self._is_ending:
            return
        self._is_ending = True
        self.hide()
        self.shell.runner.stop()
        self.ended.emit(code)

    def _go(self, make: MakeScreen, *, with_bar: bool = True) -> None:
        if self._screen is None:
            self._show(make, with_bar=with_bar)
        elif self._ending.is_covered:
            self.end(0)
        else:
            self._screen.settle(lambda: self._show(make, with_bar=with_bar))

    def _show(self, make: MakeScreen, *, with_bar: bool) -> None:
        self._make = make
        self.handbook.close()
        self._ending.uncover()
        if with_bar:
            self.bar.show_nothing()
        if self._bar is not None:
            self._bar.setVisible(with_bar)
        screen = make(self)
        self._drop_screen()
        self._screen = screen
        self._column.addWidget(screen, 1)
        screen.show()
        screen.focus_first()

    def _drop_screen(self) -> None:
        if self._screen is not None:
            self._column.removeWidget(self._screen)
            self._screen.hide()
            self._screen.deleteLater()

    def _new_bar(self) -> "TopBar":
        from ui.top_bar import TopBar

        bar = TopBar(self.catalog)
        bar.language_chosen.connect(self.speak)
        bar.lock_wanted.connect(self.lock)
        bar.view_wanted.connect(self._on_view_wanted)
        bar.vault_wanted.connect(self._on_vault_wanted)
        return bar

    def _on_vault_wanted(self) -> None:
        from ui.place_menu import PlaceMenu

        menu = PlaceMenu(self, self.catalog, VAULT_PLACES)
        menu.chosen.connect(self.open_vault_place)
        menu.pop_up_under(self.bar.vault)

    def _on_view_wanted(self) -> None:
        from ui.view_menu import ViewMenu

        menu = ViewMenu(self, self.catalog, self.shell.settings.theme)
        menu.chosen.connect(self.wear)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.bar.view.mapToGlobal(self.bar.view.rect().bottomLeft()))
