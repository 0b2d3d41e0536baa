"""The typefaces, sizes and colours of the statement; nothing under 7 pt."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle

from intake_app.report import fonts

INK = 0.0
GREY = 0.36
RULE = 0.55
HAIRLINE = 0.35
WATERMARK = 0.89

LEFT: Literal[0] = 0
JUSTIFIED: Literal[4] = 4


@dataclass(frozen=True, slots=True)
class Face:
    """How a kind of text is set; sizes and spaces in points, `grey` from 0 (black) to 1."""

    font: str
    size: float
    leading: float
    grey: float = INK
    align: Literal[0, 4] = LEFT
    before: float = 0
    after: float = 0
    hang: float = 0


FACES = {
    "title": Face(fonts.SERIF_BOLD, 17, 21, after=1),
    "title-parallel": Face(fonts.SERIF, 13, 17, GREY, after=2),
    "subtitle": Face(fonts.SERIF_ITALIC, 9.5, 12.5, GREY),
    "line": Face(fonts.SERIF, 10, 13.6, before=3),
    "line-parallel": Face(fonts.SERIF, 9, 12, GREY),
    "synthetic": Face(fonts.SANS_BOLD, 9, 12, after=3),
    "head": Face(fonts.SANS_BOLD, 11, 14, before=13, after=4),
    "subhead": Face(fonts.SANS_SEMI, 9.5, 12.5, before=7, after=2),
    "prose": Face(fonts.SERIF, 10, 13.6, after=4),
    "prose-parallel": Face(fonts.SERIF, 10, 13.6, after=4),
    "paragraph": Face(fonts.SERIF, 10, 13.6, align=JUSTIFIED, after=5.5, hang=24),
    "column": Face(fonts.SERIF, 10, 13.6, hang=17),
    "column-head": Face(fonts.SANS_SEMI, 8, 10.5, GREY),
    "column-head-parallel": Face(fonts.SANS, 7, 9, GREY),
    "note": Face(fonts.SANS, 8, 10.5, GREY, before=1, after=3),
    "row-title": Face(fonts.SANS_SEMI, 8.5, 11, before=5, after=1.5),
    "row-title-parallel": Face(fonts.SANS, 8, 10.5, GREY, after=1.5),
    "note-parallel": Face(fonts.SANS, 8, 10.5, GREY, after=3),
    "label": Face(fonts.SANS, 8, 11, GREY),
    "label-parallel": Face(fonts.SANS, 7, 9, GREY),
    "value": Face(fonts.SANS, 8.5, 11),
    "value-parallel": Face(fonts.SANS, 8, 10.5, GREY),
    "table-head": Face(fonts.SANS_SEMI, 8, 10.5),
    "table-head-parallel": Face(fonts.SANS, 7, 9, GREY),
    "cell": Face(fonts.SANS, 8.5, 11),
    "cell-parallel": Face(fonts.SANS, 8, 10.5, GREY),
    "role": Face(fonts.SANS_SEMI, 8.5, 11),
    "role-parallel": Face(fonts.SANS, 7.5, 9.5, GREY),
    "signer": Face(fonts.SERIF, 10, 13.6, after=2),
    "small": Face(fonts.SANS, 7, 8.6, GREY),
    "small-parallel": Face(fonts.SANS, 7, 8.6, GREY),
}


@lru_cache(maxsize=len(FACES))
def style(name: str) -> ParagraphStyle:
    """The ReportLab style of one of FACES."""
    face = FACES[name]
    return ParagraphStyle(
        name,
        fontName=face.font,
        bulletFontName=fonts.SANS,
        fontSize=face.size,
        bulletFontSize=face.size - 1,
        leading=face.leading,
        textColor=Color(face.grey, face.grey, face.grey),
        alignment=face.align,
        spaceBefore=face.before,
        spaceAfter=face.after,
        leftIndent=face.hang,
        allowWidows=0,
        allowOrphans=0,
        splitLongWords=1,
        uriWasteReduce=0,
    )
