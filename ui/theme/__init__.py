"""How Intake looks: tokens first, everything else is computed from them."""

from ui.theme.icons import icon, pixmap
from ui.theme.measure import COLUMN, FIELD_HEIGHT, RAIL, RAIL_COLLAPSED, px
from ui.theme.palette import colour
from ui.theme.theme import ZOOMS, Theme, apply_theme, prepare
from ui.theme.tokens import Token

__all__ = [
    "COLUMN",
    "FIELD_HEIGHT",
    "RAIL",
    "RAIL_COLLAPSED",
    "ZOOMS",
    "Theme",
    "Token",
    "apply_theme",
    "colour",
    "icon",
    "pixmap",
    "prepare",
    "px",
]
