"""How answers and their questions are read by a person, in the language of a catalogue."""

from collections.abc import Iterator

from intake_app.codebook.kinds import KINDS
from intake_app.codebook.kinds.chosen import code_label
from intake_app.codebook.schema import Chapter, Codebook, Field, Section, TickGroup
from intake_app.domain.answers import AnswerPath, Answers, Missing, MissingReason, Said
from intake_app.i18n import Catalog

MISSING_REASONS = "missing_reason"


def labels(book: Codebook) -> Iterator[tuple[str, str]]:
    """Every label of the questionnaire as (stable id, English)."""
    yield "codebook:title", book.title
    parts: tuple[Chapter | Section | Field, ...] = (*book.chapters, *book.sections, *book.fields)
    for part in parts:
        yield part.context, part.label
    for codes in book.lists.values():
        for code in codes.codes:
            yield codes.context(code.id), code.label
    for group in book.happened.groups:
        yield group.context, group.label
        yield from ((tick.context, tick.label) for tick in group.ticks if tick.label)


def question(field: Field, catalog: Catalog) -> str:
    """The wording of a question."""
    return catalog.label(field.context, field.label)


def heading(part: Section | Chapter | TickGroup, catalog: Catalog) -> str:
    """The title of a section, a chapter or a group of ticks."""
    return catalog.label(part.context, part.label)


def code_words(book: Codebook, codelist: str, code: str, catalog: Catalog) -> str:
    """The label of a code; the code itself when the list does not have it."""
    return code_label(book.lists[codelist], code, catalog)


def missing_words(book: Codebook, reason: MissingReason, catalog: Catalog) -> str:
    """Why there is no value: does not know, declined, not asked, not applicable."""
    return code_words(book, MISSING_REASONS, reason.value, catalog)


def answer_words(book: Codebook, answers: Answers, path: AnswerPath, catalog: Catalog) -> str:
    """The answer at `path` in words, or why it is missing; empty when it was not reached.

    The answer must have no problem.
    """
    field = book.field(path.field_id)
    match answers.get(path):
        case Said(value):
            return KINDS[field.kind].words(value, field, book, catalog, answers)
        case Missing(reason):
            return missing_words(book, reason, catalog)
        case None:
            return ""
