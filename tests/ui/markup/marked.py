"""A testimony in which every free text is markup."""

from intake_app.domain.answers import Said

FREE = frozenset({"text", "long_text", "texts", "quote", "place", "partial_date", "clock"})
WORDS = frozenset({"as_told", "text", "address", "locality", "note"})
# What only a machine reads keeps its form.
EXACT = frozenset({"interview.timezone", "attachments.media_type", "signatures.printed_sha256"})
MADE = frozenset({"record", "signatures"})


def is_free(field):
    """Whether a person may write anything there."""
    exact = field.pattern or field.id in EXACT or field.section in MADE
    return field.kind in FREE and not exact


def marked(answers, book, words):
    """The same testimony with `words` in the place of every text, and where they stand now."""
    places = []
    for path in list(answers.paths()):
        answer = answers.get(path)
        if is_free(book.field(path.field_id)) and isinstance(answer, Said):
            changed = _changed(answer.value, words)
            answers = answers.with_answer(path, Said(changed))
            places += [path] if words in repr(changed) else []
    return answers, tuple(places)


def _changed(value, words, name="text"):
    match value:
        case str():
            return words if name in WORDS else value
        case list():
            return [_changed(one, words, name) for one in value]
        case dict():
            return {key: _changed(one, words, key) for key, one in value.items()}
        case _:
            return value
