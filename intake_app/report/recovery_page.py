"""The one page of the recovery sheet, set from the top down with ReportLab."""

from collections.abc import Sequence
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from intake_app.report import fonts
from intake_app.report.page import PAGE_HEIGHT, PAGE_WIDTH
from intake_app.report.setting import paragraph
from intake_app.report.styles import FACES, GREY, RULE
from intake_app.report.tables import MM

SIDE, TOP = 25 * MM, 28 * MM
COLUMNS = 2
ROW = 21 * MM
DIGITS = 30
NUMBER = 11


class RecoveryPage:
    """Words and groups of digits; the same calls give the same bytes."""

    def __init__(self, language: str) -> None:
        fonts.register()
        self._buffer = BytesIO()
        self._language = language
        self._top = PAGE_HEIGHT - TOP
        self._canvas = Canvas(
            self._buffer,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            invariant=1,
            lang=language,
            initialFontName=fonts.SANS,  # type: ignore[arg-type]  # the stubs ask for a number
        )

    def text(self, words: str, face: str) -> None:
        """One paragraph over the whole width; GlyphMissing for what cannot be set."""
        about = FACES[face]
        self._top -= about.before
        ready = paragraph(words, face, self._language)
        _, height = ready.wrapOn(self._canvas, PAGE_WIDTH - 2 * SIDE, PAGE_HEIGHT)
        self._top -= height
        ready.drawOn(self._canvas, SIDE, self._top)
        self._top -= about.after

    def groups(self, groups: Sequence[str]) -> None:
        """Numbered groups in large digits, read line by line, in a frame."""
        lines = -(-len(groups) // COLUMNS)
        width = (PAGE_WIDTH - 2 * SIDE) / COLUMNS
        self._top -= 8 * MM
        self._canvas.saveState()
        self._canvas.setStrokeGray(RULE)
        bottom = self._top - lines * ROW - 4 * MM
        self._canvas.rect(SIDE, bottom, COLUMNS * width, self._top - bottom)
        for index, group in enumerate(groups):
            line, place = divmod(index, COLUMNS)
            left = SIDE + place * width + 8 * MM
            base = self._top - (line + 1) * ROW + 5 * MM
            self._canvas.setFillGray(GREY)
            self._canvas.setFont(fonts.SANS, NUMBER)
            self._canvas.drawString(left, base, str(index + 1))
            self._canvas.setFillGray(0)
            self._canvas.setFont(fonts.SANS_BOLD, DIGITS)
            self._canvas.drawString(left + 9 * MM, base, f"{group[:3]} {group[3:]}")
        self._canvas.restoreState()
        self._top = bottom - 6 * MM

    def finished(self, title: str) -> bytes:
        """The file. Only a neutral title: metadata passes through print queues."""
        self._canvas.setTitle(title)
        self._canvas.setAuthor("")
        self._canvas.setSubject("")
        self._canvas.setCreator("")
        self._canvas.setProducer("")
        self._canvas.save()
        return self._buffer.getvalue()
