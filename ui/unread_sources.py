"""Keeps PySide from reading the source of every module that is imported after it.

It looks whether PySide is named there, and Python keeps the lines: 9 MiB and a tenth of the time
of our imports (measured with 6.11.3). What it wants to know is where its optional names
(`from __feature__`) may matter. Nothing here uses them, so the answer can be given by name.
"""

import sys
from types import ModuleType

import PySide6.QtCore  # noqa: F401 - brings what is answered for


def names_pyside(module: ModuleType) -> bool:
    """Near enough to the source: no module but those of the window may name it."""
    return module.__name__.partition(".")[0] == "ui"


def leave_sources_unread() -> None:
    """From now on. Without the question, in another version, there is nothing to answer."""
    asking = sys.modules.get("shibokensupport.feature")
    if asking is not None and "_mod_uses_pyside" in vars(asking):
        vars(asking)["_mod_uses_pyside"] = names_pyside


leave_sources_unread()
