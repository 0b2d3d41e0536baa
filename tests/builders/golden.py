"""Statements as text, to compare with tests/golden. After a wanted change, look, then rewrite:

python -m tests.builders.golden
"""

from dataclasses import fields, is_dataclass
from pathlib import Path

from intake_app.report.blocks import Fact, Words
from intake_app.report.document import build
from tests.builders.statements import a_statement, sample

FOLDER = Path(__file__).parents[1] / "golden"
# Name of the file: sample, languages of headings, languages of columns, code or draft.
STATEMENTS = {
    "s1-ru-columns-uz-ru": ("s1", "ru", None, ("uz", "ru")),
    "s3-kk": ("s3", "kk", None, ("kk",)),
    "s3-kk-uk": ("s3", "kk", "uk", ("kk", "uk")),
    "s4-ru": ("s4", "ru", None, ("ru",)),
    "s5-uk": ("s5", "uk", None, ("uk",)),
    "s5-en-column-uk": ("s5", "en", None, ("uk",)),
    "s7-ru": ("s7", "ru", None, ("ru",)),
}


def document(name):
    """The blocks of one of STATEMENTS."""
    origin, language, parallel, columns = STATEMENTS[name]
    return build(a_statement(sample(origin), language, parallel=parallel, columns=columns))


def as_text(value, name="document", depth=0):
    """A frozen value, one line for each thing it says."""
    indent = "  " * depth
    if isinstance(value, Words):
        return _line(indent, name, _said(value)) if value.main else ""
    if isinstance(value, Fact):
        return _line(indent, _said(value.label), _said(value.value))
    if isinstance(value, tuple) and value and all(isinstance(one, Words) for one in value):
        return _line(indent, name, " | ".join(map(_said, value)))
    if is_dataclass(value):
        inside = (as_text(getattr(value, one.name), one.name, depth + 1) for one in fields(value))
        return f"{indent}{type(value).__name__}\n{''.join(inside)}"
    if isinstance(value, tuple) and not all(isinstance(one, str) for one in value):
        return "".join(as_text(one, name, depth) for one in value)
    said = ", ".join(value) if isinstance(value, tuple) else str(value)
    return _line(indent, name, said) if value or value == 0 else ""


def _said(words):
    return " ‖ ".join(part for part in (words.main, words.parallel) if part)


def _line(indent, name, said):
    return f"{indent}{name}: " + said.replace("\n", f"\n{indent}  ") + "\n"


def golden_file(name):
    """Where the text of one of STATEMENTS is kept."""
    return FOLDER / f"statement-{name}.txt"


if __name__ == "__main__":
    for each in STATEMENTS:
        golden_file(each).write_text(as_text(document(each)), encoding="utf-8")
