"""From blocks to PDF bytes with ReportLab. The same document gives the same bytes."""

from io import BytesIO
from typing import assert_never

from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    PageBreak,
    PageTemplate,
)

from intake_app.report import fonts, page, rows, signing, tables
from intake_app.report.blocks import (
    Block,
    Document,
    Facts,
    Heading,
    NewSheet,
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
from intake_app.report.sheets import Sheets


def render(document: Document) -> bytes:
    """The document as PDF: same bytes for the same document in any time zone, locale, process.

    GlyphMissing for a character that no bundled face has. About 20 ms a page.
    """
    fonts.register()
    buffer = BytesIO()

    def sheets(*_given: object, **_options: object) -> Sheets:
        return Sheets(buffer, document)

    _Template(document).build(_story(document), canvasmaker=sheets)
    return buffer.getvalue()


def _story(document: Document) -> list[Flowable]:
    setter = Setter(document.language, document.parallel_language)
    story = _opening(document.opening, setter)
    heads: list[Flowable] = []
    for block in document.blocks:
        flowables = _flowables(block, document, setter)
        # A note below a heading belongs to it: both stand above the table they are about.
        if isinstance(block, Heading | Subheading) or (heads and isinstance(block, Note)):
            heads += flowables
            continue
        story += [*_room_for(heads, flowables), *heads, *flowables]
        heads = []
    return [*story, *heads]


def _room_for(heads: list[Flowable], flowables: list[Flowable]) -> list[Flowable]:
    """A new page unless heads and the beginning of what they head fit on this one.

    keepWithNext would leave an empty page before a long table.
    """
    if not heads or not flowables:
        return []
    above = sum(rows.least_height(one) for one in heads)
    return [CondPageBreak(above + rows.beginning(flowables))]


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
        case Heading() | Subheading() | Prose() | Note() | NewSheet():
            return _text(block, setter)
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


def _text(block: Heading | Subheading | Prose | Note | NewSheet, setter: Setter) -> list[Flowable]:
    match block:
        case Heading():
            return [paragraph(f"{block.number}. {in_line(block.words)}", "head", "")]
        case Subheading():
            return [paragraph(in_line(block.words), "subhead", "")]
        case Prose():
            sides = setter.both(block.words, "prose")
            return [tables.two_columns(sides)] if len(sides) > 1 else list(sides[0])
        case Note():
            return setter.words(block.words, "note")
        case NewSheet():
            return [PageBreak()]


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
        frame = Frame(page.LEFT, page.BOTTOM, rows.TEXT_WIDTH, height, 0, 0, 0, 0)
        self.addPageTemplates(PageTemplate(id="sheet", frames=[frame]))

    def beforePage(self) -> None:  # noqa: N802  # ReportLab's name
        if self.draft:
            page.draw_watermark(self.canv, self.draft)

    def afterPage(self) -> None:  # noqa: N802  # ReportLab's name
        # Neither ReportLab nor its types give a public way to ask where the text ended.
        page.strike_blank(self.canv, self.frame._y)  # type: ignore[attr-defined]  # noqa: SLF001
