"""The fewest key presses that a testimony can cost, besides the letters of what is told.

What counts as one press, and nothing else does:

- each choice made: an option, a tick, a named row, a reason why there is no answer;
- one to leave each text, number or moment, and each of the parts it is written in (the words, the
  town and the address of a place; the words and the maker of a translation); each mark on it
  ("about", "at least", another exactness than the day);
- one to go on from each list of choices, because nobody else knows that it is complete;
- one for each row that is added, and one to leave each part of the questionnaire in which
  something is told.

Free: letters and digits of the answers; what the program knows itself (`KNOWN`), as long as the
story agrees with it. Everything that is a habit of this program and not of the questionnaire is
free too: beginning a testimony, the pages into which a long part is cut, "What was told", the
check, the read-back, questions that were not answered, finding one's way. So no keyboard can do
with less, whatever the pages look like.
"""

from collections import Counter

from intake_app.domain.answers import Missing, Said

KNOWN = frozenset(
    {
        "record.record_id",
        "record.codebook_version",
        "record.reference",
        "record.record_status",
        "record.created_at",
        "interview.interview_date",
        "interview.timezone",
        "interview.interview_language",
        "interview.record_language",
        "consent_decisions.decided_at",
        "statement_paragraphs.number",
        "attachments.annex_no",
    }
)
"""What the program fills in: the setting of the interview, and numbers that follow from order."""

_ONE_CHOICE = frozenset({"yes_no", "choice", "country", "language", "person_ref", "ref"})
_CHOICES = frozenset(
    {"choices", "countries", "languages", "person_refs", "refs", "attachment_refs"}
)
_PLACE_CHOICES = ("country", "place_type", "basis")


def floor(book, script):
    """By section: how many presses the answers of a script cost at the least."""
    presses = Counter()
    for path in script.paths():
        field = book.field(path.field_id)
        if field.id in KNOWN or field.kind in ("key", "uuid"):
            continue
        presses[path.section] += of_answer(field, script.get(path))
    for name in {path.section for path in script.paths()}:
        section = book.section(name)
        if section.repeat and name != "consent_decisions":
            presses[name] += len(script.rows(name))
        presses[name] += 1
    return {section.id: presses[section.id] for section in book.sections if presses[section.id]}


def of_answer(field, answer):
    """How many presses one answer costs at the least."""
    if isinstance(answer, Missing) or field.kind in _ONE_CHOICE:
        return 1
    value = answer.value
    if field.kind in _CHOICES:
        return len(value) + 1
    if field.kind == "texts":
        return len(value)
    if field.kind == "quote":
        return 1 + sum(2 + bool(one.get("by")) for one in value.get("translations", ()))
    return len(value) if field.kind == "place" else 1 + _marks(field, value)


def clicks(book, script):
    """The same for a mouse, by section: one click for each choice, for each field that is written
    into, for each row and translation that is added, and one to leave each part.

    A click into the next field leaves the last one, so nothing is paid for going on; a choice from
    several needs no click to say that it is complete. A date, an amount and the time of day are one
    field each; "about" and the like are choices.
    """
    found = Counter()
    for path in script.paths():
        field = book.field(path.field_id)
        if field.id in KNOWN or field.kind in ("key", "uuid"):
            continue
        answer = script.get(path)
        several = isinstance(answer, Said) and field.kind in _CHOICES
        found[path.section] += len(answer.value) if several else of_answer(field, answer)
        if field.kind == "texts":
            found[path.section] -= len(answer.value) - 1
    for name in {path.section for path in script.paths()}:
        if book.section(name).repeat and name != "consent_decisions":
            found[name] += len(script.rows(name))
        found[name] += 1
    return {section.id: found[section.id] for section in book.sections if found[section.id]}


def _marks(field, value):
    """Marks on a date, a time or an amount; words beside the number are one part more."""
    if not isinstance(value, dict):
        return 0
    told = bool(value.get("as_told")) and len(value) > 1
    if field.kind == "partial_date":
        edtf = value.get("edtf", "")
        other_shape = "/" in edtf or (bool(edtf) and len(edtf.rstrip("~?%")) < len("2022-01-06"))
        return told + other_shape + bool(value.get("night_of")) + edtf.endswith(("~", "?", "%"))
    ends = [value.get(key) for key in ("min", "max") if key in value]
    is_open = bool(ends) and (len(ends) == 1 or ends[0] != ends[1])
    return told + bool(value.get("approx")) + is_open
