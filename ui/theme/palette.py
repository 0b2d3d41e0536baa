"""The palette carries the tokens, so that every widget finds its colours without a global.

Qt sends a palette change to each widget when the theme switches; widgets that paint themselves ask
`colour()` while painting and are right at once.
"""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.theme.tokens import Colours, Token

_ROLE = QPalette.ColorRole

# Two roles may show one token (text on a window, text in a field); the first is the one read back.
ROLES: tuple[tuple[QPalette.ColorRole, Token], ...] = (
    (_ROLE.Window, Token.BG),
    (_ROLE.Base, Token.SURFACE),
    (_ROLE.Button, Token.SURFACE),
    (_ROLE.ToolTipBase, Token.SURFACE),
    (_ROLE.WindowText, Token.INK),
    (_ROLE.Text, Token.INK),
    (_ROLE.ButtonText, Token.INK),
    (_ROLE.ToolTipText, Token.INK),
    (_ROLE.PlaceholderText, Token.MUTED),
    (_ROLE.Mid, Token.LINE),
    (_ROLE.Midlight, Token.HAIRLINE),
    (_ROLE.Light, Token.HOVER),
    (_ROLE.Accent, Token.ACCENT),
    (_ROLE.Highlight, Token.ACCENT),
    (_ROLE.Link, Token.ACCENT),
    (_ROLE.HighlightedText, Token.ON_ACCENT),
    (_ROLE.AlternateBase, Token.ACCENT_SOFT),
    (_ROLE.LinkVisited, Token.OK),
    (_ROLE.BrightText, Token.ERROR),
    (_ROLE.Dark, Token.WARN),
    (_ROLE.Shadow, Token.FOCUS),
)

_READ = {token: role for role, token in reversed(ROLES)}

# There are fewer roles than tokens: a soft ground is the strong colour laid thinly on the surface.
_SOFT = {Token.WARN_SOFT: Token.WARN, Token.ERROR_SOFT: Token.ERROR}


def palette(colours: Colours) -> QPalette:
    """The application palette of a theme."""
    made = QPalette()
    for role, token in ROLES:
        made.setColor(role, QColor(colours.of(token)))
    for role in (_ROLE.WindowText, _ROLE.Text, _ROLE.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return made


def colour(token: Token, widget: QWidget | None = None) -> QColor:
    """The colour of a token now; a widget inside a style-sheet colour needs no argument."""
    strong = _SOFT.get(token)
    if strong is None:
        return _now(token, widget)
    thin = _now(strong, widget)
    thin.setAlphaF(0.12)
    return thin


def _now(token: Token, widget: QWidget | None) -> QColor:
    source = QApplication.palette() if widget is None else widget.palette()
    return QColor(source.color(QPalette.ColorGroup.Active, _READ[token]))
