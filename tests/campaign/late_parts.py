"""What the program loads late, loaded before a scene is struck.

A fault is to strike the vault and what leaves it, not the files of the program: those a laptop
reads from another disk, and a fault there ends the program as any fault of its own does.
"""

import importlib
import sys

from intake_app.i18n import LANGUAGES
from intake_app.report.statement import statement_pdf
from tests.builders.statements import a_statement, sample

PRINTED = ("s3", ("kk", "uk"))


def load_late_parts(modules):
    """The modules a rehearsal loaded, every catalogue, the fonts and what sets a page."""
    for name in modules:
        if name not in sys.modules:
            importlib.import_module(name)
    name, columns = PRINTED
    for language in LANGUAGES:
        statement_pdf(a_statement(sample(name), language, columns=columns))
