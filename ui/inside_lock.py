"""Coming back after a lock or a crash, and the page that says when the vault locks."""

from typing import TYPE_CHECKING

from ui.screens.screen import Screen

if TYPE_CHECKING:
    from intake_app.codebook.schema import Codebook
    from intake_app.commands.returning import Return
    from intake_app.commands.session import Session
    from ui.main_window import MainWindow


def after_unlock(window: "MainWindow") -> None:
    """To where the person was at the lock; otherwise to the list, with what is to be known."""
    window.shell.runner.submit(
        window,
        _begin,
        done=lambda found: _go_on(window, *found),
        failed=lambda _: window.open_records(),
    )


def locking(window: "MainWindow") -> Screen:
    """When the vault locks by itself."""
    from ui.screens.locking import LockingScreen

    screen = LockingScreen(window.shell.settings, window.catalog)
    window.bar.show_title(lambda c: c.t("Locking"))
    screen.closed.connect(window.open_records)
    screen.minutes_chosen.connect(window.lock_minutes_chosen)
    return screen


def _go_on(window: "MainWindow", came_back: "Return", book: "Codebook") -> None:
    place = came_back.place
    if place is None or not window.shell.after_lock:
        window.open_records()
    else:
        from ui.screens.interview import interview_at

        window.open_screen(lambda shown: interview_at(shown, place.record_id, place.where))
    if came_back.saved_until:
        from ui.crash_notice import show_crash_notice

        show_crash_notice(window, came_back.saved_until, came_back.last, book)
    if came_back.clock is not None:
        from ui.clock_notice import show_clock_notice

        show_clock_notice(window, came_back.clock)


def _begin(session: "Session") -> tuple["Return", "Codebook"]:
    from intake_app.commands import returning

    return returning.begin(session), session.book
