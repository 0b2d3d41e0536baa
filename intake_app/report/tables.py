"""Tables with hairlines: facts, rows of acts, paragraphs side by side."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable

from intake_app.report.blocks import Facts, Paragraphs, Table
from intake_app.report.rows import Look, Row, Rows
from intake_app.report.setting import Setter, paragraph

MM = 72 / 25.4
TEXT_WIDTH = 167 * MM
LABEL_WIDTH = 52 * MM
GUTTER = 7 * MM

_SIDES = (TEXT_WIDTH / 2, TEXT_WIDTH / 2)


def facts(block: Facts, setter: Setter) -> list[Flowable]:
    """Question and answer, one pair a row, under the name of what they are about."""
    rows = [
        (setter.words(fact.label, "label"), setter.words(fact.value, "value"))
        for fact in block.rows
    ]
    title = setter.words(block.title, "row-title")
    if not rows:
        return title
    table_of_facts = Rows(rows, Look((LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH)))
    return [*([CondPageBreak(20 * MM)] if title else []), *title, table_of_facts]


def table(block: Table, setter: Setter) -> Flowable:
    """A table whose head repeats on each page."""
    whole = sum(column.share for column in block.columns)
    widths = tuple(column.share / whole * TEXT_WIDTH for column in block.columns)
    head = [setter.words(column.head, "table-head") for column in block.columns]
    rows = [[setter.words(cell, "cell") for cell in row] for row in block.rows]
    return Rows(rows, Look(widths), head)


def side_by_side(block: Paragraphs, setter: Setter) -> Flowable:
    """Numbered paragraphs in two columns, the same number left and right."""
    heads = [setter.words(words, "column-head") for words in block.heads]
    rows: list[Row] = [
        [
            [paragraph(text, "column", language, bullet=f"{row.number}.")]
            for text, language in zip(row.texts, block.languages, strict=True)
        ]
        for row in block.rows
    ]
    look = Look(_SIDES, gap=GUTTER, below=5, ruled=False, head_rules=(0, 1))
    return Rows(rows, look, heads)


def two_columns(sides: Sequence[Sequence[Flowable]]) -> Flowable:
    """Fixed words in two languages, one column each, without rules."""
    return Rows([sides], Look(_SIDES, gap=GUTTER, ruled=False))
