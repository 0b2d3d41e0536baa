"""What stands on every sheet: head, initials, page number, code, and struck-out blanks."""

from reportlab.pdfgen.canvas import Canvas

from intake_app.report import fonts
from intake_app.report.blocks import PageFurniture
from intake_app.report.page_code import grouped
from intake_app.report.setting import in_line
from intake_app.report.signing import draw_qr
from intake_app.report.styles import GREY, HAIRLINE, RULE, WATERMARK
from intake_app.report.tables import MM

PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT, TOP, BOTTOM = 25 * MM, 18 * MM, 26 * MM, 33 * MM
RIGHT_EDGE = PAGE_WIDTH - RIGHT
INITIALS_WIDTH, INITIALS_HEIGHT = 20 * MM, 10 * MM
QR_SIDE = 16 * MM
LEAST_BLANK = 16 * MM
SMALL = 7


def draw_watermark(canvas: Canvas, word: str) -> None:
    """The word for a draft across the page, under the text."""
    canvas.saveState()
    canvas.setFillGray(WATERMARK)
    canvas.setFont(fonts.SANS_BOLD, 96)
    canvas.translate(PAGE_WIDTH / 2, PAGE_HEIGHT / 2)
    canvas.rotate(52)
    canvas.drawCentredString(0, -32, word)
    canvas.restoreState()


def strike_blank(canvas: Canvas, top: float) -> None:
    """Strike out the blank from `top` to the foot of the text area, if it could be written in."""
    if top - BOTTOM < LEAST_BLANK:
        return
    upper, lower = top - 5 * MM, BOTTOM + 3 * MM
    canvas.saveState()
    canvas.setStrokeGray(RULE)
    canvas.setLineWidth(0.6)
    for start, end in (
        ((LEFT, upper), (RIGHT_EDGE, upper)),
        ((RIGHT_EDGE, upper), (LEFT, lower)),
        ((LEFT, lower), (RIGHT_EDGE, lower)),
    ):
        canvas.line(*start, *end)
    canvas.restoreState()


def draw_furniture(canvas: Canvas, furniture: PageFurniture, place: tuple[int, int]) -> None:
    """Head and foot of one sheet; `place` is its number and how many there are."""
    canvas.saveState()
    canvas.setStrokeGray(RULE)
    canvas.setLineWidth(HAIRLINE)
    _draw_head(canvas, furniture)
    canvas.setStrokeGray(RULE)
    canvas.line(LEFT, BOTTOM - 4 * MM, RIGHT_EDGE, BOTTOM - 4 * MM)
    _draw_initials(canvas, furniture)
    _draw_numbers(canvas, furniture, place)
    canvas.restoreState()


def _draw_head(canvas: Canvas, furniture: PageFurniture) -> None:
    line = PAGE_HEIGHT - 19 * MM
    canvas.line(LEFT, line, RIGHT_EDGE, line)
    canvas.setFillGray(GREY)
    canvas.setFont(fonts.SANS, 7.5)
    canvas.drawString(LEFT, line + 3 * MM, in_line(furniture.head))
    canvas.drawRightString(RIGHT_EDGE, line + 3 * MM, in_line(furniture.confidential))
    if furniture.synthetic.main:
        canvas.setFillGray(0)
        canvas.setFont(fonts.SANS_BOLD, 8)
        canvas.drawString(LEFT, line + 7.5 * MM, in_line(furniture.synthetic))


def _draw_initials(canvas: Canvas, furniture: PageFurniture) -> None:
    for index, words in enumerate(furniture.initials):
        left = LEFT + index * 42 * MM
        top = BOTTOM - 4 * MM
        canvas.setFillGray(GREY)
        canvas.setFont(fonts.SANS, SMALL)
        canvas.drawString(left, top - 3.4 * MM, words.main)
        if words.parallel:
            canvas.drawString(left, top - 6.3 * MM, words.parallel)
        canvas.setStrokeGray(0)
        canvas.setLineWidth(0.5)
        canvas.rect(left, top - 18 * MM, INITIALS_WIDTH, INITIALS_HEIGHT, stroke=1, fill=0)


def _draw_numbers(canvas: Canvas, furniture: PageFurniture, place: tuple[int, int]) -> None:
    page, pages = place
    top = BOTTOM - 4 * MM
    edge = RIGHT_EDGE - (QR_SIDE + 2 * MM if furniture.code else 0)
    texts = [_filled(furniture.page_line.main, page, pages)]
    if furniture.page_line.parallel:
        texts.append(_filled(furniture.page_line.parallel, page, pages))
    canvas.setFillGray(0)
    canvas.setFont(fonts.SANS, 8)
    for row, text in enumerate(texts):
        canvas.drawRightString(edge, top - (4 + row * 3.6) * MM, text)
    if not furniture.code:
        return
    canvas.setFillGray(GREY)
    canvas.setFont(fonts.SANS, SMALL)
    canvas.drawRightString(edge, top - 13 * MM, grouped(furniture.code[:16]))
    canvas.drawRightString(edge, top - 16.2 * MM, in_line(furniture.revision))
    corner = (RIGHT_EDGE - QR_SIDE + 1.6 * MM, top - QR_SIDE - 1.5 * MM)
    draw_qr(canvas, f"{furniture.payload}:{page}/{pages}", corner, QR_SIDE)


def _filled(line: str, page: int, pages: int) -> str:
    return line.replace("{x}", str(page)).replace("{y}", str(pages))
