"""The bundled fonts: Source Sans 3 for the screen, Source Serif 4 for testimony."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

SANS = "Source Sans 3"
SERIF = "Source Serif 4"

# The same files are embedded in the statement; the italic is not used on screen.
_FILES = (
    "SourceSans3_400Regular.ttf",
    "SourceSans3_600SemiBold.ttf",
    "SourceSans3_700Bold.ttf",
    "SourceSerif4_400Regular.ttf",
)


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Register the screen fonts and return the names of those that did not load."""
    return tuple(name for name in _FILES if _failed(folder / name))


def testimony_font() -> QFont:
    """The serif in which a person's own words are written and read."""
    font = QFont(SERIF)
    font.setPixelSize(QFont().pixelSize() + 1)
    return font


def _failed(file: Path) -> bool:
    return QFontDatabase.addApplicationFont(str(file)) < 0
