"""Tables with hairlines: facts, rows of acts, paragraphs side by side."""

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable

from intake_app.report.blocks import Fact, Facts, Paragraphs, Table, Words
from intake_app.report.rows import TEXT_WIDTH, Look, Row, Rows, beginning
from intake_app.report.setting import Setter, paragraph

MM = 72 / 25.4
SHORT_LABEL, SHORT_VALUE = 46, 30
NOTHING = Words("—")
GUTTER = 7 * MM

_FACT_WIDTHS = (40 * MM, 46 * MM, 40 * MM, 41 * MM)
_SIDES = (TEXT_WIDTH / 2, TEXT_WIDTH / 2)


def facts(block: Facts, setter: Setter) -> list[Flowable]:
    """Questions and answers, short ones two abreast, under the name of what they are about."""
    title = setter.words(block.title, "row-title")
    if not block.rows:
        return title
    rows = [
        [cell for fact in line for cell in _fact(fact, setter)] for line in _in_lines(block.rows)
    ]
    look = Look(_FACT_WIDTHS, whole=30 * MM)
    table_of_facts = Rows(rows, look)
    room = [CondPageBreak(beginning([*title, table_of_facts]))] if title else []
    return [*room, *title, table_of_facts]


def _fact(fact: Fact, setter: Setter) -> tuple[list[Flowable], list[Flowable]]:
    return setter.words(fact.label, "label"), setter.words(fact.value, "value")


def _in_lines(rows: Sequence[Fact]) -> list[tuple[Fact, ...]]:
    """Two short facts that follow each other share a line."""
    lines: list[tuple[Fact, ...]] = []
    for fact in rows:
        if lines and len(lines[-1]) == 1 and _is_short(lines[-1][0]) and _is_short(fact):
            lines[-1] = (lines[-1][0], fact)
        else:
            lines.append((fact,))
    return lines


def _is_short(fact: Fact) -> bool:
    values = (fact.value.main, fact.value.parallel)
    labels = (fact.label.main, fact.label.parallel)
    return (
        max(map(len, values)) <= SHORT_VALUE
        and max(map(len, labels)) <= SHORT_LABEL
        and "\n" not in fact.value.main
    )


def table(block: Table, setter: Setter) -> Flowable:
    """A table whose head repeats on each page; a cell that says nothing holds a dash."""
    whole = sum(column.share for column in block.columns)
    widths = tuple(column.share / whole * TEXT_WIDTH for column in block.columns)
    head = [setter.words(column.head, "table-head") for column in block.columns]
    rows = [
        [setter.words(cell if cell.main else NOTHING, "cell") for cell in row] for row in block.rows
    ]
    return Rows(rows, Look(widths, whole=50 * MM), head)


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
    look = Look(_SIDES, gap=GUTTER, below=5, ruled=False, whole=26 * MM, head_rules=(0, 1))
    return Rows(rows, look, heads)


def two_columns(sides: Sequence[Sequence[Flowable]], *, sunk: bool = False) -> Flowable:
    """Two things side by side, without rules; `sunk` to the foot of the higher one."""
    return Rows([sides], Look(_SIDES, gap=GUTTER, ruled=False, sunk=sunk))
