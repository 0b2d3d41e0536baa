"""The one style sheet, made from `resources/style.qss` and the tokens; set once on the application.

Chips, rail and rings paint themselves; the sheet dresses only the stock widgets.
"""

import re

from intake_app import paths
from ui.theme.tokens import Colours, Token

_TOKEN = re.compile(r"\$([a-z_]+)")
_LENGTH = re.compile(r"\b(\d+)px")
_HAIR = 2  # lines of one or two pixels stay as thin at every zoom


def style_sheet(colours: Colours, zoom: int) -> str:
    """The style sheet of a theme at a zoom in per cent. ValueError for a token nobody knows."""
    source = (paths.resources() / "style.qss").read_text(encoding="utf-8")
    coloured = _TOKEN.sub(lambda found: colours.of(Token(found[1])), source)
    return _LENGTH.sub(lambda found: f"{_scaled(int(found[1]), zoom)}px", coloured)


def _scaled(length: int, zoom: int) -> int:
    return length if length <= _HAIR else round(length * zoom / 100)
