"""All looks at once: everything that is wrong on what is shown now."""

from tests.ui.walk.contrast import faint
from tests.ui.walk.fitting import cut, sideways
from tests.ui.walk.looking import nameless, out_of_order, settle

SMALLEST = (1024, 640)
LANGUAGES = ("kk", "ru", "uk")


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
