"""The bundled typefaces: what they can set, and their names inside ReportLab.

ReportLab drops a character without a glyph from page and text layer without an error, so every
text is asked about here before it is set.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from intake_app import paths

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

SERIF = "SourceSerif4"
SERIF_ITALIC = "SourceSerif4-Italic"
SERIF_BOLD = "SourceSerif4-Bold"
SANS = "SourceSans3"
SANS_SEMI = "SourceSans3-Semibold"
SANS_BOLD = "SourceSans3-Bold"

FILES = {
    SERIF: "SourceSerif4_400Regular.ttf",
    SERIF_ITALIC: "SourceSerif4_400Regular_Italic.ttf",
    SERIF_BOLD: "SourceSerif4_700Bold.ttf",
    SANS: "SourceSans3_400Regular.ttf",
    SANS_SEMI: "SourceSans3_600SemiBold.ttf",
    SANS_BOLD: "SourceSans3_700Bold.ttf",
}

# Signs that are set as another sign, or not at all, and so need no glyph of their own.
SET_AS = {
    "\t": " ",
    "\n": " ",
    "\u2007": "\u00a0",
    "\u202f": "\u00a0",
    "\u2011": "-",  # Source Serif has no non-breaking hyphen; ReportLab breaks at none
    "\u00ad": "",
    "\u200b": "",
    "\u200e": "",
    "\u200f": "",
    "\u2060": "",
    "\ufeff": "",
}
_AS_SET = str.maketrans(SET_AS)


def as_set(text: str) -> str:
    """The characters that will stand on paper for `text`, line breaks aside."""
    return text.translate(_AS_SET)


def missing_glyphs(text: str) -> set[str]:
    """The characters of `text` that at least one bundled face cannot set."""
    return set(as_set(text)) - _coverage()


def codepoints(characters: Iterable[str]) -> tuple[str, ...]:
    """`U+4E2D` for each character, in order of code."""
    return tuple(f"U+{ord(character):04X}" for character in sorted(characters))


@lru_cache(maxsize=1)
def register() -> None:
    """Make the faces known to ReportLab; about 40 ms, once in a process."""
    from reportlab.pdfbase import pdfmetrics

    for face in _faces():
        pdfmetrics.registerFont(face)


@lru_cache(maxsize=1)
def _coverage() -> frozenset[str]:
    covered = [set(face.face.charToGlyph) for face in _faces()]
    return frozenset(map(chr, set.intersection(*covered)))


@lru_cache(maxsize=1)
def _faces() -> tuple["TTFont", ...]:
    from reportlab.pdfbase.ttfonts import TTFont

    folder = paths.resources() / "fonts"
    return tuple(TTFont(name, str(folder / file)) for name, file in FILES.items())
