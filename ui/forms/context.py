"""What every input may ask."""

from collections.abc import Callable
from dataclasses import dataclass

from intake_app.codebook.relevance import irrelevant_paths
from intake_app.codebook.schema import Codebook, CodeList
from intake_app.domain.answers import AnswerPath, Answers, MissingReason
from intake_app.domain.clock import Clock
from intake_app.i18n import Catalog
from ui.widgets.chip import Option

REASONS_LIST = "missing_reason"


@dataclass(frozen=True, slots=True)
class FormContext:
    """`answers` gives the record as it stands now: references and defaults come from it.

    `void` tells which answers may not be kept beside the others; the form asks before they go.
    """

    book: Codebook
    catalog: Catalog
    answers: Callable[[], Answers]
    clock: Clock
    void: Callable[[Codebook, Answers], tuple[AnswerPath, ...]] = irrelevant_paths


def options(codes: CodeList, catalog: Catalog) -> tuple[Option, ...]:
    """The codes of a list as a person reads them."""
    return tuple(
        Option(one.id, catalog.label(codes.context(one.id), one.label), one.exclusive)
        for one in codes.codes
    )


def reasons(context: FormContext, catalog: Catalog) -> tuple[Option, ...]:
    """The four reasons why there is no answer: short words to show, the full ones to be heard."""
    full = {one.code: one.label for one in options(context.book.lists[REASONS_LIST], catalog)}
    short = {
        MissingReason.UNKNOWN: catalog.t("Does not know"),
        MissingReason.DECLINED: catalog.t("Declined"),
        MissingReason.NOT_ASKED: catalog.t("Not asked"),
        MissingReason.NOT_APPLICABLE: catalog.t("Not applicable"),
    }
    return tuple(
        Option(reason.value, words, description=full[reason.value])
        for reason, words in short.items()
    )
