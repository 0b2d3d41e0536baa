"""Whether the parts of a questionnaire fit together: every pointer must point at something."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Never

from intake_app.codebook.kinds import KINDS
from intake_app.codebook.schema import Codebook, CodeList, Field, Relevance, Section
from intake_app.domain.answers import MissingReason
from intake_app.errors import CodebookDamaged

# Lists that the program itself relies on, with the codes it knows by name.
KNOWN_LISTS = {
    "missing_reason": tuple(reason.value for reason in MissingReason),
    "yes_no": ("yes", "no"),
}

ACT_TYPES = "act_type"


def require_sound(book: Codebook) -> None:
    """CodebookDamaged at the first thing that does not fit."""
    _require_some(book)
    _require_lists(book)
    _require_single((one.id for one in book.chapters), "chapters")
    _require_single((one.id for one in book.sections), "sections")
    for section in book.sections:
        _require_section(section, book)
        for field in section.fields:
            _require_field(field, book)
    _require_happened(book)


def _require_some(book: Codebook) -> None:
    for name, parts in (("chapters", book.chapters), ("sections", book.sections)):
        if not parts:
            _refuse(name, "empty")
    for chapter in book.chapters:
        if not chapter.sections:
            _refuse(chapter.id, "empty")


def _require_lists(book: Codebook) -> None:
    for name, codes in KNOWN_LISTS.items():
        if name not in book.lists or book.lists[name].ids != codes:
            _refuse(f"lists.{name}", "unlike_the_program")
    for name, codelist in book.lists.items():
        if not codelist.codes:
            _refuse(f"lists.{name}", "empty")


def _require_section(section: Section, book: Codebook) -> None:
    if not section.fields:
        _refuse(section.id, "empty")
    if section.minimum and not section.repeat:
        _refuse(section.id, "minimum_of_a_single_section")
    if section.has_keys and not section.repeat:
        _refuse(section.id, "key_in_a_single_section")
    if section.repeat != bool(section.shown_as):
        _refuse(f"{section.id}.shown_as", "only_and_always_for_rows")
    for name in section.shown_as:
        if section.field(name) is None:
            _refuse(f"{section.id}.shown_as", "unknown_field")
    if section.relevant:
        if section.relevant.section == section.id:
            _refuse(f"{section.id}.relevant", "depends_on_itself")
        _require_condition(section.relevant, section.id, book)


def _require_field(field: Field, book: Codebook) -> None:
    kind = KINDS.get(field.kind)
    if kind is None:
        _refuse(field.id, "unknown_kind")
    if kind.takes_list != bool(field.codelist):
        _refuse(field.id, "lacks_list" if kind.takes_list else "takes_no_list")
    if field.codelist and field.codelist not in book.lists:
        _refuse(field.id, "unknown_list")
    if kind.takes_target != bool(field.to):
        _refuse(field.id, "lacks_target" if kind.takes_target else "takes_no_target")
    if kind.pool(field):
        _require_keys(field, kind.pool(field), book)
    _require_bounds(field)
    if field.relevant:
        if field.relevant.field == field.id:
            _refuse(f"{field.id}.relevant", "depends_on_itself")
        _require_condition(field.relevant, field.id, book)


def _require_keys(field: Field, pool: str, book: Codebook) -> None:
    target = book.find_section(pool)
    if target is None:
        _refuse(field.id, "unknown_section")
    if not target.has_keys:
        _refuse(field.id, "section_without_keys")


def _require_bounds(field: Field) -> None:
    bounded = field.minimum is not None or field.maximum is not None
    if bounded and field.kind != "integer":
        _refuse(field.id, "takes_no_bounds")
    if field.minimum is not None and field.maximum is not None and field.minimum > field.maximum:
        _refuse(field.id, "minimum_over_maximum")
    if field.not_after_today and field.kind != "date":
        _refuse(field.id, "takes_no_day")
    if field.may_lie_ahead and field.kind != "partial_date":
        _refuse(field.id, "takes_no_date")
    if field.pattern and field.kind != "text":
        _refuse(field.id, "takes_no_pattern")
    try:
        re.compile(field.pattern)
    except re.error as error:
        raise CodebookDamaged(where=field.id, reason="pattern") from error


def _require_condition(condition: Relevance, owner: str, book: Codebook) -> None:
    where = f"{owner}.relevant"
    section = book.find_section(condition.section)
    field = section.field(condition.name) if section else None
    if field is None:
        _refuse(where, "unknown_field")
    if condition.answered:
        return
    codes = _codes_of(field, book)
    if codes is None:
        _refuse(where, "field_without_codes")
    for value in condition.values:
        if codes.code(value) is None:
            _refuse(where, "unknown_code")


def _codes_of(field: Field, book: Codebook) -> CodeList | None:
    return book.lists.get(field.codelist or field.kind)


def _require_happened(book: Codebook) -> None:
    happened = book.happened
    _require_single((tick.id for tick in happened.ticks), "happened.ticks")
    _require_single((tick.act or tick.part for tick in happened.ticks), "happened.ticks")
    for chapter in happened.chapters:
        if chapter not in {one.id for one in book.chapters}:
            _refuse(f"happened.{chapter}", "unknown_chapter")
    named = {section for tick in happened.ticks for section in (tick.part, *tick.opens)} - {""}
    for section_id in sorted(named.union(happened.always, happened.with_act)):
        section = book.find_section(section_id)
        if section is None:
            _refuse(f"happened.{section_id}", "unknown_section")
        if section.chapter not in happened.chapters:
            _refuse(f"happened.{section_id}", "never_folded")
    kind = book.lists.get(ACT_TYPES)
    for tick in happened.ticks:
        if tick.act and (kind is None or kind.code(tick.act) is None):
            _refuse(f"happened.{tick.id}", "unknown_code")


def _require_single(ids: Iterable[str], where: str) -> None:
    for name, times in Counter(ids).items():
        if times > 1:
            _refuse(f"{where}.{name}", "twice")


def _refuse(where: str, reason: str) -> Never:
    raise CodebookDamaged(where=where, reason=reason)
