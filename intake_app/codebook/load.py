"""From TOML files to a `Codebook` that everything else may rely on."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

from intake_app import paths
from intake_app.codebook import soundness
from intake_app.codebook.schema import (
    Chapter,
    Code,
    Codebook,
    CodeList,
    Field,
    Happened,
    Print,
    Privacy,
    Relevance,
    Section,
    Tick,
    TickGroup,
)
from intake_app.codebook.toml_table import TomlTable
from intake_app.errors import CodebookDamaged

COVER = "codebook.toml"
LISTS = "lists.toml"
HAPPENED = "happened.toml"

# Section ids are part of answer paths such as `acts[2].threat_words`.
_SECTION_ID = re.compile(r"[a-z][a-z_]*")
_ID = re.compile(r"[a-z][a-z0-9_]*")


def load_codebook(folder: Path | None = None) -> Codebook:
    """The questionnaire in `folder`, by default the one shipped with the program.

    Raises CodebookDamaged with the path and a reason for anything odd. Costs 20 ms; call once.
    """
    home = folder or paths.resources() / "codebook"
    cover = _read(home / COVER)
    chapters: list[Chapter] = []
    sections: list[Section] = []
    for file in sorted(home.glob("*.toml")):
        if file.name not in {COVER, LISTS, HAPPENED}:
            chapter, own = _chapter(_read(file))
            chapters.append(chapter)
            sections.extend(own)
    book = Codebook(
        id=cover.text("id"),
        version=cover.text("version"),
        title=cover.text("title"),
        languages=cover.texts("languages"),
        chapters=tuple(chapters),
        sections=tuple(sections),
        lists=_lists(_read(home / LISTS)),
        rules=cover.table("rules").named_texts(),
        happened=_happened(home / HAPPENED),
    )
    cover.finish()
    soundness.require_sound(book)
    return book


def _read(file: Path) -> TomlTable:
    try:
        return TomlTable(tomllib.loads(file.read_text(encoding="utf-8")), file.name)
    except FileNotFoundError as error:
        raise CodebookDamaged(where=file.name, reason="absent") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        # A key written twice ends here too: TOML itself forbids it.
        raise CodebookDamaged(where=file.name, reason="not_toml") from error


def _chapter(file: TomlTable) -> tuple[Chapter, tuple[Section, ...]]:
    head = file.table("chapter")
    chapter_id, label = head.text("id"), head.text("label")
    head.finish()
    _require_id(chapter_id, head)
    written = file.table("sections")
    file.finish()
    sections = tuple(_section(name, chapter_id, table) for name, table in written.tables())
    return Chapter(chapter_id, label, tuple(one.id for one in sections)), sections


def _section(section_id: str, chapter: str, table: TomlTable) -> Section:
    _require_id(section_id, table, _SECTION_ID)
    questions = table.table("fields").tables()
    section = Section(
        id=section_id,
        chapter=chapter,
        label=table.text("label"),
        fields=tuple(_field(section_id, name, written) for name, written in questions),
        repeat=table.flag("repeat"),
        minimum=table.number("minimum") or 0,
        relevant=_relevance(section_id, table),
        shown_as=table.texts("shown_as"),
        note=table.text_or_empty("note"),
    )
    table.finish()
    return section


def _field(section_id: str, name: str, table: TomlTable) -> Field:
    _require_id(name, table)
    field = Field(
        section=section_id,
        name=name,
        kind=table.text("kind"),
        label=table.text("label"),
        required=table.flag("required"),
        codelist=table.text_or_empty("codelist"),
        relevant=_relevance(section_id, table),
        privacy=Privacy(_one_of(Privacy, table, "privacy", Privacy.OPEN)),
        print=Print(_one_of(Print, table, "print", Print.ALWAYS)),
        minimum=table.number("minimum"),
        maximum=table.number("maximum"),
        not_after_today=table.flag("not_after_today"),
        may_lie_ahead=table.flag("may_lie_ahead"),
        pattern=table.text_or_empty("pattern"),
        to=table.text_or_empty("to"),
        maps=table.texts("maps"),
    )
    table.finish()
    return field


def _relevance(section_id: str, table: TomlTable) -> Relevance | None:
    if "relevant" not in table:
        return None
    written = table.table("relevant")
    field = written.text("field")
    condition = Relevance(
        field=field if "." in field else f"{section_id}.{field}",
        values=written.texts("values"),
        answered=written.flag("answered"),
    )
    written.finish()
    if condition.answered == bool(condition.values):
        written.refuse("values_or_answered")
    return condition


def _lists(file: TomlTable) -> Mapping[str, CodeList]:
    return {name: CodeList(name, tuple(_codes(name, table))) for name, table in file.tables()}


def _codes(name: str, table: TomlTable) -> Iterator[Code]:
    _require_id(name, table)
    for code, written in table.tables():
        _require_id(code, written)
        yield Code(code, written.text("label"), written.flag("exclusive"), written.texts("maps"))
        written.finish()


def _happened(file: Path) -> Happened:
    """Without the file nothing is ticked and nothing is folded away."""
    if not file.exists():
        return Happened()
    table = _read(file)
    happened = Happened(
        chapters=table.texts("chapters"),
        always=table.texts("always"),
        with_act=table.texts("with_act"),
        groups=tuple(_group(name, written) for name, written in table.table("groups").tables()),
    )
    table.finish()
    return happened


def _group(name: str, table: TomlTable) -> TickGroup:
    _require_id(name, table)
    ticks = tuple(_tick(tick, written) for tick, written in table.table("ticks").tables())
    group = TickGroup(name, table.text("label"), ticks, table.flag("unasked"))
    table.finish()
    return group


def _tick(name: str, table: TomlTable) -> Tick:
    _require_id(name, table)
    act, part = table.text_or_empty("act"), table.text_or_empty("part")
    if bool(act) == bool(part):
        table.refuse("act_or_part")
    label = table.text("label") if part else ""
    opens = table.texts("opens") if act else ()
    table.finish()
    return Tick(name, act, part, opens, label)


def _one_of(
    marks: type[Print] | type[Privacy], table: TomlTable, key: str, default: Print | Privacy
) -> str:
    mark = table.text_or_empty(key) or default.value
    return mark if mark in {each.value for each in marks} else table.refuse("unknown_mark", key)


def _require_id(name: str, table: TomlTable, form: re.Pattern[str] = _ID) -> None:
    if not form.fullmatch(name):
        table.refuse("not_an_id")
