"""All looks at once: everything that is wrong on what is shown now."""

from contextlib import suppress

from tests.ui.walk.contrast import faint
from tests.ui.walk.fitting import cut, sideways
from tests.ui.walk.looking import nameless, out_of_order, settle

SMALLEST = (1024, 640)
LANGUAGES = ("kk", "ru", "uk")
LONGEST = 1000
"""Milliseconds that a page may take to stand still; a tenth is the most that was seen."""


def wrong_on(window, page, *, looks_at_colours=True):
    """Everything that is wrong now, by what kind of wrong it is; nothing where nothing is."""
    settle(window)
    found = {
        "cut": cut(window),
        "sideways": sideways(window),
        "nameless": nameless(window),
        "order": out_of_order(page),
        "faint": faint(window, window.grab().toImage()) if looks_at_colours else [],
    }
    return {kind: lines for kind, lines in found.items() if lines}


def wrong_for_long(qtbot, window, page, *, looks_at_colours=True):
    """What is wrong and stays so: some layouts end only when the loop of events has turned."""

    def look():
        return wrong_on(window, page, looks_at_colours=looks_at_colours)

    found = look()
    if found:
        with suppress(qtbot.TimeoutError):
            qtbot.waitUntil(lambda: not look(), timeout=LONGEST)
        found = look()
    return found
