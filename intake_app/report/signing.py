"""Places to sign, and the box that ties the paper to the record."""

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Spacer

from intake_app.domain.signature import HEIGHT, WIDTH, Drawing
from intake_app.report import fonts, qr
from intake_app.report.blocks import Labels, SignatureField, Signing, Verification, Words
from intake_app.report.rows import TEXT_WIDTH, Look, Rows
from intake_app.report.setting import Setter, in_line, paragraph
from intake_app.report.styles import GREY, HAIRLINE
from intake_app.report.tables import MM, two_columns

FIELD_WIDTH, FIELD_HEIGHT = 60 * MM, 22 * MM
FOOT = 12 * MM
FIELDS_IN_A_ROW = 2
QR_SIDE = 32 * MM
CAPTION_SIZE = 7
REMARK_LEADING = 12
INK = 1.2
TO_BE_WRITTEN = "_" * 24


def signing(block: Signing, labels: Labels, setter: Setter) -> list[Flowable]:
    """The declaration and, with it on the same page, the fields."""
    inside: list[Flowable] = []
    if block.heading is not None:
        numbered = f"{block.heading.number}. {in_line(block.heading.words)}"
        inside.append(paragraph(numbered, "head", setter.language))
    if len(block.fields) == 1:
        inside.append(_beside(block, labels, setter))
        return [KeepTogether(inside)]
    for words in block.declaration:
        sides = setter.both(words, "prose")
        inside += [two_columns(sides)] if len(sides) > 1 else sides[0]
    inside.append(Spacer(1, 3 * MM))
    inside += _rows(block.fields, labels, setter)
    return [KeepTogether(inside)]


def _beside(block: Signing, labels: Labels, setter: Setter) -> Flowable:
    """One field stands at the side of what it signs."""
    main = [Words(words.main) for words in block.declaration]
    second = [Words("", words.parallel) for words in block.declaration]
    declared = [one for words in (*main, *second) for one in setter.words(words, "prose")]
    field = _field(block.fields[0], labels, setter)
    look = Look((TEXT_WIDTH - FIELD_WIDTH, FIELD_WIDTH), gap=10 * MM, ruled=False)
    return Rows([[declared, field]], look)


def _rows(fields: tuple[SignatureField, ...], labels: Labels, setter: Setter) -> list[Flowable]:
    rows: list[Flowable] = []
    for start in range(0, len(fields), FIELDS_IN_A_ROW):
        pair = [_field(one, labels, setter) for one in fields[start : start + FIELDS_IN_A_ROW]]
        rows.append(two_columns([*pair, []][:FIELDS_IN_A_ROW], sunk=True))
    return rows


def _field(field: SignatureField, labels: Labels, setter: Setter) -> list[Flowable]:
    captions = (in_line(labels.signature), in_line(labels.date), in_line(labels.place))
    return [
        *setter.words(field.role, "role"),
        paragraph(field.name or TO_BE_WRITTEN, "signer", setter.language),
        *(line for note in field.notes for line in setter.words(note, "small")),
        *([Spacer(1, 1 * MM)] if field.notes else []),
        _SignHere(captions, field),
    ]


class _SignHere(Flowable):
    """A frame of 60x22 mm to sign in, with lines for date and place under it."""

    def __init__(self, captions: tuple[str, str, str], field: SignatureField) -> None:
        super().__init__()
        self.captions = captions
        self.field = field

    def wrap(self, *_available: float) -> tuple[float, float]:
        return FIELD_WIDTH, FIELD_HEIGHT + FOOT

    def draw(self) -> None:
        _draw_field(self.canv, self.captions, self.field)


def _draw_field(canvas: Canvas, captions: tuple[str, str, str], field: SignatureField) -> None:
    signature, date, place = captions
    bottom = FOOT
    canvas.saveState()
    canvas.setLineWidth(0.5)
    canvas.rect(0, bottom, FIELD_WIDTH, FIELD_HEIGHT, stroke=1, fill=0)
    canvas.setFont(fonts.SANS_SEMI, 9)
    # One language under the other: side by side they are wider than the frame.
    for line, remark in enumerate(filter(None, (field.remark.main, field.remark.parallel))):
        middle = bottom + FIELD_HEIGHT / 2 - line * REMARK_LEADING
        canvas.drawCentredString(FIELD_WIDTH / 2, middle, remark)
    if field.date:
        canvas.setFont(fonts.SANS, 9)
        canvas.drawString(4, 5.4 * MM, field.date)
    canvas.setFont(fonts.SANS, CAPTION_SIZE)
    canvas.setFillGray(GREY)
    canvas.drawString(4, bottom + 4, signature)
    canvas.setLineWidth(HAIRLINE)
    for caption, left, right in ((date, 0.0, 26 * MM), (place, 29 * MM, FIELD_WIDTH)):
        canvas.line(left, 4.5 * MM, right, 4.5 * MM)
        canvas.drawString(left, 1.6 * MM, caption)
    canvas.restoreState()
    if field.drawn is not None:
        _draw_strokes(canvas, field.drawn, bottom)


def _draw_strokes(canvas: Canvas, drawing: Drawing, bottom: float) -> None:
    """As lines, never as a picture: sharp in any size, and no raster of a hand lies in the file."""
    across, down = FIELD_WIDTH / WIDTH, FIELD_HEIGHT / HEIGHT
    path = canvas.beginPath()
    for (x, y), *others in drawing.strokes:
        path.moveTo(x * across, bottom + FIELD_HEIGHT - y * down)
        for x_on, y_on in others or ((x, y),):
            path.lineTo(x_on * across, bottom + FIELD_HEIGHT - y_on * down)
    canvas.saveState()
    canvas.setLineWidth(INK)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


def verification(block: Verification, setter: Setter) -> Flowable:
    """The QR of the full code beside the code in hex; kept on one page."""
    left = QR_SIDE + 6 * MM
    room = TEXT_WIDTH - left
    rows = [
        (setter.words(fact.label, "label"), setter.words(fact.value, "value"))
        for fact in block.rows
    ]
    right = [
        setter.joined(block.title, "role"),
        Rows(rows, Look((34 * MM, room - 34 * MM))),
        *setter.words(block.explanation, "small"),
    ]
    box = Rows([[[_Qr(block.payload)], right]], Look((left, room), gap=6 * MM, above=6, below=6))
    return KeepTogether([Spacer(1, 5 * MM), box])


class _Qr(Flowable):
    """A QR code of 32 mm a side."""

    def __init__(self, payload: str) -> None:
        super().__init__()
        self.payload = payload

    def wrap(self, *_available: float) -> tuple[float, float]:
        return QR_SIDE, QR_SIDE

    def draw(self) -> None:
        draw_qr(self.canv, self.payload, (0, 0), QR_SIDE)


def draw_qr(canvas: Canvas, payload: str, corner: tuple[float, float], side: float) -> None:
    """Draw `payload` with its quiet zone into a square whose lower left corner is given."""
    code = qr.encode(payload)
    module = side / (code.size + 2 * qr.QUIET_ZONE)
    left = corner[0] + qr.QUIET_ZONE * module
    top = corner[1] + side - qr.QUIET_ZONE * module
    canvas.saveState()
    canvas.setFillGray(0)
    for bar in code.bars:
        y = top - (bar.y + 1) * module
        canvas.rect(left + bar.x * module, y, bar.length * module, module, stroke=0, fill=1)
    canvas.restoreState()
