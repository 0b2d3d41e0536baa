"""How far the talk has come: the lines of the rail."""

from collections.abc import Collection
from dataclasses import dataclass

from intake_app.codebook.happened import ticked
from intake_app.codebook.reading import heading, question
from intake_app.codebook.schema import Codebook
from intake_app.codebook.summary import open_questions, section_completeness
from intake_app.domain.answers import Answers
from intake_app.i18n import Catalog
from ui.screens.interview.course import CHECK, WHAT_HAPPENED, Lock, Stop
from ui.widgets.step import Mark, Step

OTHER_PARTS = "other-parts"
"""The line that stands for the sections folded away."""

_FINISH = "finish"
_MOST_IN_A_HINT = 8


@dataclass(frozen=True, slots=True)
class Rail:
    """What the rail shows: `wrong` are the sections with errors to mend."""

    stops: tuple[Stop, ...]
    wrong: Collection[str] = ()
    is_unfolded: bool = False


def lines(book: Codebook, answers: Answers, rail: Rail, catalog: Catalog) -> tuple[Step, ...]:
    """Chapters as headings, pages below them; what is folded away as one line, unless unfolded."""
    made: list[Step] = []
    folded = [stop for stop in rail.stops if stop.is_folded and stop.lock is None]
    coded = book.happened.chapters
    last = next((s for s in reversed(rail.stops) if s.chapter and s.chapter.id in coded), None)
    chapter = ""
    for stop in rail.stops:
        if not stop.is_folded:
            key = stop.chapter.id if stop.chapter else _FINISH
            if key != chapter:
                chapter = key
                title = heading(stop.chapter, catalog) if stop.chapter else catalog.t("Finish")
                made.append(Step(f"chapter:{key}", title, Mark.CHAPTER))
            made.append(_step(book, answers, stop, rail, catalog))
        if stop is last and folded:
            made.append(_other_parts(len(folded), catalog, is_unfolded=rail.is_unfolded))
            if rail.is_unfolded:
                made.extend(_step(book, answers, one, rail, catalog) for one in folded)
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
    if stop.key == WHAT_HAPPENED:
        return catalog.t("What was told")
    if stop.key == CHECK:
        return catalog.t("Check answers")
    return catalog.t("Read back and seal")


def _other_parts(count: int, catalog: Catalog, *, is_unfolded: bool) -> Step:
    title = catalog.tn("Other parts ({n})", "Other parts ({n})", count)
    if is_unfolded:
        return Step(OTHER_PARTS, title, Mark.UNFOLDED, hint=catalog.t("Enter folds them away."))
    hint = catalog.t("Nothing was told that they ask about. Enter shows them.")
    return Step(OTHER_PARTS, title, Mark.FOLDED, hint=hint)


def _step(book: Codebook, answers: Answers, stop: Stop, rail: Rail, catalog: Catalog) -> Step:
    if not stop.is_section:
        return _page(book, answers, stop, catalog)
    return _section(book, answers, stop, catalog, is_wrong=stop.key in rail.wrong)


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


def _page(book: Codebook, answers: Answers, stop: Stop, catalog: Catalog) -> Step:
    title = page_title(book, stop, catalog)
    if stop.lock is not None:
        return Step(stop.key, title, Mark.LOCKED, hint=lock_words(stop.lock, catalog))
    is_done = stop.key == WHAT_HAPPENED and bool(ticked(book, answers))
    return Step(stop.key, title, Mark.DONE if is_done else Mark.SHARE)


def _listed(questions: list[str]) -> str:
    """The open questions of a section, one a line, as many as a hint can hold."""
    unlike = list(dict.fromkeys(questions))
    more = ["…"] if len(unlike) > _MOST_IN_A_HINT else []
    return "\n".join((*unlike[:_MOST_IN_A_HINT], *more))
