"""The kinds of answers as a person would name them, for sentences about a file."""

from collections.abc import Callable, Mapping

from intake_app.i18n import Catalog

KIND_NAMES: Mapping[str, Callable[[Catalog], str]] = {
    "key": lambda say: say.t("key of a row"),
    "uuid": lambda say: say.t("record identifier"),
    "text": lambda say: say.t("one line of text"),
    "texts": lambda say: say.t("list of short texts"),
    "long_text": lambda say: say.t("text of one or more lines"),
    "integer": lambda say: say.t("whole number"),
    "yes_no": lambda say: say.t("yes or no"),
    "choice": lambda say: say.t("one choice from the list"),
    "choices": lambda say: say.t("choices from the list"),
    "date": lambda say: say.t("full date"),
    "datetime": lambda say: say.t("date and time"),
    "clock_exact": lambda say: say.t("exact time of day"),
    "partial_date": lambda say: say.t("full or partial date"),
    "clock": lambda say: say.t("time of day as told"),
    "duration": lambda say: say.t("length of time"),
    "count_range": lambda say: say.t("number or range"),
    "place": lambda say: say.t("place"),
    "country": lambda say: say.t("country"),
    "countries": lambda say: say.t("list of countries"),
    "language": lambda say: say.t("language"),
    "languages": lambda say: say.t("list of languages"),
    "person_ref": lambda say: say.t("person in this record"),
    "person_refs": lambda say: say.t("persons in this record"),
    "ref": lambda say: say.t("row of this record"),
    "refs": lambda say: say.t("rows of this record"),
    "attachment_refs": lambda say: say.t("attachments of this record"),
    "quote": lambda say: say.t("words with their language"),
    "body_marks": lambda say: say.t("marks on the drawing of the body"),
}
