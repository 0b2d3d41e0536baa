"""One record, one string of bytes: how a record is spelt inside a bundle."""

from intake_app.domain.answers import Json
from intake_app.domain.canonical import canonical_json
from intake_app.domain.text import normalise


def one_spelling(record: Json) -> bytes:
    """RFC 8785 with every text in NFC. ValueError for a number that has no canonical form.

    Values are composed one by one, never the JSON text as a whole: a line break before a combining
    mark is written as a backslash and an n, and that n must not take the mark.
    """
    return canonical_json(_composed(record))


def _composed(value: Json) -> Json:
    if isinstance(value, str):
        return normalise(value)
    if isinstance(value, list):
        return [_composed(one) for one in value]
    if isinstance(value, dict):
        return {normalise(name): _composed(one) for name, one in value.items()}
    return value
