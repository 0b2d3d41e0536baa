"""Tables with hairlines: facts, rows of acts, paragraphs side by side."""

from collections.abc import Sequence

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable
from reportlab.platypus import Table as Ruled

from intake_app.report import fonts
from intake_app.report.blocks import Facts, Paragraphs, Table
from intake_app.report.setting import Setter, paragraph
from intake_app.report.styles import HAIRLINE, RULE

MM = 72 / 25.4
TEXT_WIDTH = 167 * MM
LABEL_WIDTH = 52 * MM
GUTTER = 6 * MM

_GREY = Color(RULE, RULE, RULE)
_Command = tuple[object, ...]
Row = Sequence[object]


def facts(block: Facts, setter: Setter) -> Flowable:
    """Question and answer, one pair a row."""
    rows = [
        (setter.words(fact.label, "label"), setter.words(fact.value, "value"))
        for fact in block.rows
    ]
    return grid(rows, (LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH), head=False)


def table(block: Table, setter: Setter) -> Flowable:
    """A table whose head repeats on each page."""
    whole = sum(column.share for column in block.columns)
    widths = [column.share / whole * TEXT_WIDTH for column in block.columns]
    head = [setter.words(column.head, "table-head") for column in block.columns]
    rows = [[setter.words(cell, "cell") for cell in row] for row in block.rows]
    return grid([head, *rows], widths, head=True)


def side_by_side(block: Paragraphs, setter: Setter) -> Flowable:
    """Numbered paragraphs in two columns, the same number left and right."""
    side = (TEXT_WIDTH - GUTTER) / 2
    heads = [setter.words(words, "column-head") for words in block.heads]
    rows: list[Row] = [(heads[0], "", heads[1])]
    for row in block.rows:
        left, right = (
            paragraph(text, "column", language, bullet=f"{row.number}.")
            for text, language in zip(row.texts, block.languages, strict=True)
        )
        rows.append((left, "", right))
    commands = [
        ("LINEBELOW", (0, 0), (0, 0), HAIRLINE, _GREY),
        ("LINEBELOW", (2, 0), (2, 0), HAIRLINE, _GREY),
        ("BOTTOMPADDING", (0, 1), (-1, -1), 6),
    ]
    return _ruled(rows, (side, GUTTER, side), commands, repeat=1)


def two_columns(sides: Sequence[list[Flowable]]) -> Flowable:
    """Fixed words in two languages, one column each, without rules."""
    side = (TEXT_WIDTH - GUTTER) / 2
    return _ruled([(sides[0], "", sides[1])], (side, GUTTER, side), [], repeat=0)


def grid(rows: Sequence[Row], widths: Sequence[float], *, head: bool) -> Flowable:
    """Rows between hairlines; with `head` the first row repeats and is set off."""
    commands: list[_Command] = [
        ("LINEBELOW", (0, 0), (-1, -1), HAIRLINE, _GREY),
        ("LINEABOVE", (0, 0), (-1, 0), 0.8 if head else HAIRLINE, _GREY),
        ("RIGHTPADDING", (0, 0), (-2, -1), 5),
        ("TOPPADDING", (0, 0), (-1, -1), 2.2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3.2),
    ]
    if head:
        commands.append(("LINEBELOW", (0, 0), (-1, 0), 0.8, _GREY))
    return _ruled(rows, widths, commands, repeat=int(head))


def _ruled(
    rows: Sequence[Row], widths: Sequence[float], commands: Sequence[_Command], *, repeat: int
) -> Flowable:
    # FONTNAME always: an empty cell would otherwise bring unembedded Helvetica into the file.
    base: list[_Command] = [
        ("FONTNAME", (0, 0), (-1, -1), fonts.SANS),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
    ]
    return Ruled(
        [list(row) for row in rows],
        colWidths=list(widths),
        style=[*base, *commands],
        repeatRows=repeat,
        splitInRow=1,
        hAlign="LEFT",
    )
