"""Reading the parts of a stored value strictly: what is not expected is a ValueError."""

from collections.abc import Collection

from intake_app.domain.answers import Json, JsonObject


def read_object(value: Json, known: Collection[str], needed: Collection[str] = ()) -> JsonObject:
    """The object itself. ValueError for another type, an unknown key or a needed key that lacks."""
    if not isinstance(value, dict):
        raise ValueError("not an object")
    if not set(value) <= set(known):
        raise ValueError("unknown key")
    if not set(needed) <= set(value):
        raise ValueError("a key lacks")
    return value


def read_text(part: JsonObject, key: str) -> str:
    """The text under a key, "" when absent. ValueError when it is no text."""
    found = part.get(key, "")
    if not isinstance(found, str):
        raise ValueError(f"{key} is not text")
    return found


def read_flag(part: JsonObject, key: str) -> bool:
    """The truth under a key, False when absent. ValueError for anything but true and false."""
    found = part.get(key, False)
    if not isinstance(found, bool):
        raise ValueError(f"{key} is not true or false")
    return found


def read_amount(part: JsonObject, key: str) -> int | None:
    """The whole number under a key, None when absent. ValueError for others and below zero."""
    if key not in part:
        return None
    found = part[key]
    if isinstance(found, bool) or not isinstance(found, int) or found < 0:
        raise ValueError(f"{key} is not a whole number")
    return found


def without_empty(part: JsonObject) -> JsonObject:
    """The object without the keys that say nothing: empty text, false, None."""
    # By identity for false, because 0 equals False and is a number that was said.
    return {
        key: value
        for key, value in part.items()
        if value is not None and value is not False and value != ""
    }
