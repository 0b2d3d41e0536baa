"""How far the talk has come: the lines of the rail."""

from collections.abc import Collection

from intake_app.codebook.reading import heading, question
from intake_app.codebook.schema import Codebook
from intake_app.codebook.summary import open_questions, section_completeness
from intake_app.domain.answers import Answers
from intake_app.i18n import Catalog
from ui.screens.interview.course import CHECK, Lock, Stop
from ui.widgets.step import Mark, Step

_FINISH = "finish"
_MOST_IN_A_HINT = 8


def lines(
    book: Codebook,
    answers: Answers,
    stops: tuple[Stop, ...],
    wrong: Collection[str],
    catalog: Catalog,
) -> tuple[Step, ...]:
    """Chapters as headings, pages below them. `wrong` holds the sections with errors to mend."""
    made: list[Step] = []
    chapter = ""
    for stop in stops:
        title = heading(stop.chapter, catalog) if stop.chapter else catalog.t("Finish")
        key = stop.chapter.id if stop.chapter else _FINISH
        if key != chapter:
            chapter = key
            made.append(Step(f"chapter:{key}", title, Mark.CHAPTER))
        made.append(
            _section(book, answers, stop, catalog, is_wrong=stop.key in wrong)
            if stop.is_section
            else _ending(book, stop, catalog)
        )
    return tuple(made)


def lock_words(lock: Lock, catalog: Catalog) -> str:
    """Why a page cannot be opened yet, and what opens it."""
    match lock:
        case Lock.CONSENT:
            return catalog.t("Opens when the person has consented to the interview.")
        case Lock.ACCOUNT:
            return catalog.t("Opens after the free account, or after the reason why there is none.")


def page_title(book: Codebook, stop: Stop, catalog: Catalog) -> str:
    """What a page is called in the rail and in its own head."""
    if stop.is_section:
        return heading(book.section(stop.key), catalog)
    if stop.key == CHECK:
        return catalog.t("Check answers")
    return catalog.t("Read back and seal")


def _section(
    book: Codebook, answers: Answers, stop: Stop, catalog: Catalog, *, is_wrong: bool
) -> Step:
    title = page_title(book, stop, catalog)
    if stop.lock is not None:
        return Step(stop.key, title, Mark.LOCKED, hint=lock_words(stop.lock, catalog))
    section = book.section(stop.key)
    done = section_completeness(book, answers, stop.key)
    needed = open_questions(book, answers, section)
    asks = any(field.required for field in section.fields)
    is_done = done.answered > 0 and (done.answered == done.relevant or (asks and not needed))
    mark = Mark.WRONG if is_wrong else Mark.DONE if is_done else Mark.SHARE
    asked = [question(book.field(path.field_id), catalog) for path in needed]
    return Step(stop.key, title, mark, done.answered, done.relevant, _listed(asked))


def _ending(book: Codebook, stop: Stop, catalog: Catalog) -> Step:
    if stop.lock is not None:
        hint = lock_words(stop.lock, catalog)
        return Step(stop.key, page_title(book, stop, catalog), Mark.LOCKED, hint=hint)
    return Step(stop.key, page_title(book, stop, catalog))


def _listed(questions: list[str]) -> str:
    """The open questions of a section, one a line, as many as a hint can hold."""
    unlike = list(dict.fromkeys(questions))
    more = ["…"] if len(unlike) > _MOST_IN_A_HINT else []
    return "\n".join((*unlike[:_MOST_IN_A_HINT], *more))
