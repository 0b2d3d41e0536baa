"""The withdrawal slip: a card of 85 x 54 mm with a number, a day and one neutral sentence.

Nothing on it or in its properties says what it is about: it is found by others, too.
"""

from datetime import datetime
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from intake_app.i18n import Catalog
from intake_app.report import fonts
from intake_app.report.page import PAGE_HEIGHT, PAGE_WIDTH
from intake_app.report.setting import paragraph
from intake_app.report.styles import GREY, HAIRLINE, RULE
from intake_app.report.tables import MM

WIDTH, HEIGHT = 85.6 * MM, 54 * MM
_LEFT, _TOP = 25 * MM, PAGE_HEIGHT - 25 * MM
_INNER = 6 * MM


def slip_pdf(number: str, given_at: str, catalog: Catalog) -> bytes:
    """The slip as PDF, in memory; the same bytes for the same slip. `given_at` is ISO 8601."""
    fonts.register()
    buffer = BytesIO()
    canvas = Canvas(
        buffer,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        invariant=1,
        # Without it an unembedded Helvetica stands in the file.
        initialFontName=fonts.SANS,  # type: ignore[arg-type]  # the stubs ask for a number
    )
    canvas.setTitle(" ")
    canvas.setAuthor(" ")
    canvas.setSubject(" ")
    canvas.setCreator(" ")
    canvas.setProducer(" ")
    _cut_line(canvas)
    day = catalog.date_long(datetime.fromisoformat(given_at).date())
    canvas.setFont(fonts.SANS, 9)
    canvas.setFillGray(GREY)
    canvas.drawString(_LEFT + _INNER, _TOP - 9 * MM, catalog.t("Your number"))
    canvas.drawRightString(_LEFT + WIDTH - _INNER, _TOP - 9 * MM, day)
    canvas.setFillGray(0)
    canvas.setFont(fonts.SANS_BOLD, 26)
    canvas.drawString(_LEFT + _INNER, _TOP - 20 * MM, number)
    words = paragraph(
        catalog.t(
            "Keep this number. With it you can change what you agreed to, or take it back, at any "
            "time."
        ),
        "prose",
        catalog.language,
    )
    _, height = words.wrap(WIDTH - 2 * _INNER, HEIGHT)
    words.drawOn(canvas, _LEFT + _INNER, _TOP - 26 * MM - height)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _cut_line(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.setStrokeGray(RULE)
    canvas.setLineWidth(HAIRLINE)
    canvas.setDash(3, 3)
    canvas.rect(_LEFT, _TOP - HEIGHT, WIDTH, HEIGHT)
    canvas.restoreState()
