"""Which input takes which kind of answer. A test compares it with the kinds of the core."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from intake_app.codebook.schema import Field
from ui.forms.context import FormContext
from ui.forms.input import Input
from ui.forms.inputs.amounts import CountInput, DurationInput
from ui.forms.inputs.approx_date import ApproxDateInput
from ui.forms.inputs.body_marks import BodyMarksInput
from ui.forms.inputs.chosen import (
    ChoiceInput,
    ChoicesInput,
    CountriesInput,
    CountryInput,
    LanguageInput,
    LanguagesInput,
    YesNoInput,
)
from ui.forms.inputs.moments import ClockExactInput, DateInput, DateTimeInput
from ui.forms.inputs.place import PlaceInput
from ui.forms.inputs.plain import IntegerInput, LongTextInput, MadeInput, TextInput, TextsInput
from ui.forms.inputs.quote import QuoteInput
from ui.forms.inputs.read_aloud import ReadAloudInput
from ui.forms.inputs.references import (
    AttachmentRefsInput,
    PersonRefInput,
    PersonRefsInput,
    RefInput,
    RefsInput,
)
from ui.forms.inputs.spans import ClockInput

INPUTS: Mapping[str, type[Input]] = {
    "key": MadeInput,
    "uuid": MadeInput,
    "text": TextInput,
    "texts": TextsInput,
    "long_text": LongTextInput,
    "integer": IntegerInput,
    "yes_no": YesNoInput,
    "choice": ChoiceInput,
    "choices": ChoicesInput,
    "date": DateInput,
    "datetime": DateTimeInput,
    "clock_exact": ClockExactInput,
    "partial_date": ApproxDateInput,
    "clock": ClockInput,
    "duration": DurationInput,
    "count_range": CountInput,
    "place": PlaceInput,
    "country": CountryInput,
    "countries": CountriesInput,
    "language": LanguageInput,
    "languages": LanguagesInput,
    "person_ref": PersonRefInput,
    "person_refs": PersonRefsInput,
    "ref": RefInput,
    "refs": RefsInput,
    "attachment_refs": AttachmentRefsInput,
    "quote": QuoteInput,
    "body_marks": BodyMarksInput,
}

OF_QUESTION: Mapping[str, type[Input]] = {"consent.explained": ReadAloudInput}
"""Questions that are asked otherwise than others of their kind."""


def make_input(field: Field, context: FormContext, parent: QWidget | None = None) -> Input:
    """The input for a field. KeyError for a kind without one (the parity test forbids it)."""
    made = OF_QUESTION.get(field.id) or INPUTS[field.kind]
    return made(field, context, parent)
