"""What is wrong with one value, in words: one sentence on what happened, one on what to do."""

from collections.abc import Callable, Mapping

from intake_app.codebook.kind_words import KIND_NAMES
from intake_app.i18n import Catalog

Facts = Mapping[str, object]
Sentence = Callable[[Catalog, Facts], str]

VALUE_SENTENCES: Mapping[str, Sentence] = {
    "type": lambda say, facts: say.t(
        "The answer is not of the kind “{kind}”. Enter it again, or correct the file.",
        kind=KIND_NAMES[str(facts["kind"])](say),
    ),
    "empty": lambda say, _: say.t(
        "The answer is empty. Write something, or choose why there is no answer."
    ),
    "several_lines": lambda say, _: say.t("This answer is one line. Take out the line breaks."),
    "control_characters": lambda say, facts: say.t(
        "The text holds invisible characters ({codepoints}). Take them out.",
        codepoints=_listed(facts.get("codepoints")),
    ),
    "too_long": lambda say, facts: say.t(
        "The text has {letters} characters; {most} are allowed. Shorten it.",
        letters=_number(say, facts.get("letters")),
        most=_number(say, facts.get("most")),
    ),
    "pattern": lambda say, _: say.t(
        "The text does not have the form that this answer needs. Check it letter by letter."
    ),
    "key_form": lambda say, _: say.t(
        "A row key is made of small Latin letters, digits and underscores. Correct the file."
    ),
    "uuid_form": lambda say, _: say.t("This is not a record identifier. Correct the file."),
    "below": lambda say, facts: say.t(
        "The number is too small; the least is {least}. Correct it.",
        least=_number(say, facts.get("least")),
    ),
    "above": lambda say, facts: say.t(
        "The number is too large; the most is {most}. Correct it.",
        most=_number(say, facts.get("most")),
    ),
    "unknown_code": lambda say, facts: say.t(
        "There is no such choice in the list: “{value}”. Choose one from the list.",
        value=facts.get("value", "?"),
    ),
    "unknown_country": lambda say, facts: say.t(
        "There is no country with the code “{value}”. Choose one from the list.",
        value=facts.get("value", "?"),
    ),
    "unknown_language": lambda say, facts: say.t(
        "There is no language with the code “{value}”. Choose one from the list.",
        value=facts.get("value", "?"),
    ),
    "twice": lambda say, _: say.t("The same choice stands here twice. Take one of them out."),
    "date_form": lambda say, _: say.t(
        "The date is not written as year-month-day, such as 2009-09-07. Write it so."
    ),
    "no_such_date": lambda say, _: say.t(
        "There is no such date in the calendar. Check the day, the month and the year."
    ),
    "moment_form": lambda say, _: say.t(
        "The date and time are not written as in 2009-09-10T11:02:00+06:00. Write them so."
    ),
    "offset_missing": lambda say, _: say.t(
        "The time does not say its difference from UTC. Add it, as in +06:00."
    ),
    "clock_form": lambda say, _: say.t(
        "The time is not written as hours and minutes, such as 09:05. Write it so."
    ),
    "in_the_future": lambda say, _: say.t(
        "This date has not come yet. Check it, and the clock of this computer."
    ),
    "unknown_key": lambda say, _: say.t(
        "The file says something here that Intake has no place for. Correct the file."
    ),
    "lacks_key": lambda say, facts: say.t(
        "The file lacks “{key}” here. Add it.", key=facts.get("key", "")
    ),
    "not_true_or_false": lambda say, _: say.t(
        "Only true or false can stand here. Correct the file."
    ),
    "words_needed": lambda say, _: say.t(
        "The date is not exact. Add the words in which it was told."
    ),
    "says_nothing": lambda say, _: say.t(
        "The answer says neither a number nor a word. Give one, or choose why there is no answer."
    ),
    "bounds_crossed": lambda say, _: say.t(
        "The least is greater than the most. Exchange the two numbers."
    ),
    "translator_needed": lambda say, _: say.t(
        "The translation does not say who made it. Choose the interpreter or name the translator."
    ),
    "outside_drawing": lambda say, _: say.t(
        "The mark lies outside the drawing. Set it on the body again."
    ),
    "missing_reason": lambda say, _: say.t(
        "The reason why there is no answer is not one of the four. Choose one of them."
    ),
}


def _listed(codepoints: object) -> str:
    return ", ".join(map(str, codepoints)) if isinstance(codepoints, tuple) else ""


def _number(catalog: Catalog, value: object) -> str:
    return catalog.number(value) if isinstance(value, int) else "?"
