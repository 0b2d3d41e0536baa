"""A theme is colours and a zoom; applying it sets font, palette and style sheet once."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QDir
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from intake_app import paths
from ui.theme.fonts import SANS, load_fonts
from ui.theme.measure import BODY, measure_anew
from ui.theme.palette import palette
from ui.theme.style_sheet import style_sheet
from ui.theme.tokens import DARK, LIGHT, Colours

ZOOMS = (100, 110, 125, 150, 175)


@dataclass(frozen=True, slots=True)
class Theme:
    """What a person chose: light or dark, and how large."""

    dark: bool = False
    zoom: int = 100

    @property
    def colours(self) -> Colours:
        """The tokens of this theme."""
        return DARK if self.dark else LIGHT

    def larger(self) -> "Theme":
        """The next zoom step, or the same at the end."""
        return replace(self, zoom=min((step for step in ZOOMS if step > self.zoom), default=175))

    def smaller(self) -> "Theme":
        """The previous zoom step, or the same at the beginning."""
        return replace(self, zoom=max((step for step in ZOOMS if step < self.zoom), default=100))


def prepare(app: QApplication) -> tuple[str, ...]:
    """Once, before the first window: the style, the fonts, the place of the icons.

    Returns the names of bundled fonts that did not load (none in a sound installation).
    """
    app.setStyle("Fusion")
    QDir.setSearchPaths("icons", [str(paths.resources() / "icons")])
    return load_fonts(paths.resources() / "fonts")


def apply_theme(app: QApplication, theme: Theme) -> None:
    """Set the theme. Dear over many live widgets (pitfalls): screens rebuild after it."""
    font = QFont(SANS)
    font.setPixelSize(round(BODY * theme.zoom / 100))
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    app.setFont(font)
    measure_anew()
    app.setPalette(palette(theme.colours))
    app.setStyleSheet(style_sheet(theme.colours, theme.zoom))
