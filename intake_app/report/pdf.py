"""From blocks to PDF bytes with ReportLab. The same document gives the same bytes."""

import hashlib
from datetime import UTC, datetime
from io import BytesIO
from typing import assert_never

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate

from intake_app.report import fonts, page, signing, tables
from intake_app.report.blocks import (
    Block,
    Document,
    Facts,
    Heading,
    Note,
    Opening,
    Paragraphs,
    Prose,
    Signing,
    Subheading,
    Table,
    Verification,
)
from intake_app.report.setting import Setter, in_line, paragraph

MM = tables.MM
PRODUCER = "Intake"


def render(document: Document) -> bytes:
    """The document as PDF: same bytes for the same document in any time zone, locale, process.

    GlyphMissing for a character that no bundled face has. About 20 ms a page.
    """
    fonts.register()
    buffer = BytesIO()

    def sheets(*_given: object, **_options: object) -> _Sheets:
        return _Sheets(buffer, document)

    _Template(document).build(_story(document), canvasmaker=sheets)
    return buffer.getvalue()


def _story(document: Document) -> list[Flowable]:
    setter = Setter(document.language, document.parallel_language)
    story = _opening(document.opening, setter)
    for block in document.blocks:
        story += _flowables(block, document, setter)
    return story


def _opening(opening: Opening, setter: Setter) -> list[Flowable]:
    story: list[Flowable] = []
    if opening.synthetic.main:
        story.append(setter.joined(opening.synthetic, "synthetic"))
    story += setter.words(opening.title, "title")
    for side in setter.both(opening.subtitle, "subtitle"):
        story += side
    for words in opening.lines:
        story += setter.words(words, "line")
    return story


def _flowables(block: Block, document: Document, setter: Setter) -> list[Flowable]:
    match block:
        case Heading():
            return _headed(f"{block.number}. {in_line(block.words)}", "head", 30 * MM)
        case Subheading():
            return _headed(in_line(block.words), "subhead", 18 * MM)
        case Prose():
            sides = setter.both(block.words, "prose")
            return [tables.two_columns(sides)] if len(sides) > 1 else sides[0]
        case Note():
            return [setter.joined(block.words, "note")]
        case Facts():
            return tables.facts(block, setter)
        case Paragraphs():
            return _paragraphs(block, setter)
        case Table():
            return [tables.table(block, setter)]
        case Signing():
            return signing.signing(block, document.labels, setter)
        case Verification():
            return [signing.verification(block, setter)]
        case _:
            assert_never(block)


def _headed(text: str, face: str, room: float) -> list[Flowable]:
    """A head with room for what it heads; keepWithNext would leave an empty page."""
    return [CondPageBreak(room), paragraph(text, face, "")]


def _paragraphs(block: Paragraphs, setter: Setter) -> list[Flowable]:
    if block.heads:
        return [tables.side_by_side(block, setter)]
    (language,) = block.languages
    return [
        paragraph(row.texts[0], "paragraph", language, bullet=f"{row.number}.")
        for row in block.rows
    ]


class _Template(BaseDocTemplate):
    """One frame on every page; blank ends of pages are struck out."""

    def __init__(self, document: Document) -> None:
        super().__init__(BytesIO(), pagesize=(page.PAGE_WIDTH, page.PAGE_HEIGHT))
        self.draft = document.furniture.draft
        height = page.PAGE_HEIGHT - page.TOP - page.BOTTOM
        frame = Frame(page.LEFT, page.BOTTOM, tables.TEXT_WIDTH, height, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(id="sheet", frames=[frame]))

    def beforePage(self) -> None:  # noqa: N802  # ReportLab's name
        if self.draft:
            page.draw_watermark(self.canv, self.draft)

    def afterPage(self) -> None:  # noqa: N802  # ReportLab's name
        # Neither ReportLab nor its types give a public way to ask where the text ended.
        page.strike_blank(self.canv, self.frame._y)  # type: ignore[attr-defined]  # noqa: SLF001


class _Sheets(Canvas):
    """Keeps finished pages until their number is known, then gives each its head and foot."""

    def __init__(self, buffer: BytesIO, document: Document) -> None:
        super().__init__(
            buffer,
            pagesize=(page.PAGE_WIDTH, page.PAGE_HEIGHT),
            pageCompression=1,
            invariant=1,
            lang=document.language,
            initialFontName=fonts.SANS,
        )
        self.document = document
        self.finished: list[dict[str, object]] = []

    def showPage(self) -> None:  # noqa: N802  # ReportLab's name
        self.finished.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, state in enumerate(self.finished, start=1):
            self.__dict__.update(state)
            page.draw_furniture(self, self.document.furniture, (number, len(self.finished)))
            super().showPage()
        # Last, because the template has its own idea of title and author.
        self._describe(self.document)
        super().save()

    def _describe(self, document: Document) -> None:
        """Title, dates and file id from the document alone; no author, no clock."""
        self.setTitle(document.title)
        self.setAuthor("")
        self.setSubject("")
        self.setCreator(PRODUCER)
        self.setProducer(PRODUCER)
        digest = hashlib.sha256(repr(document).encode()).hexdigest()[:32]
        self._doc._ID = f"\n[<{digest}><{digest}>]\n".encode()
        self._doc._timeStamp = _RecordTime(document.made_at)


class _RecordTime:
    """The moment of the interview, in the form ReportLab asks a clock for."""

    def __init__(self, made_at: str) -> None:
        moment = datetime.fromisoformat(made_at).astimezone(UTC)
        self.YMDhms = moment.timetuple()[:6]
        self.dhh = self.dmm = 0
