"""Reading TOML strictly: each key is asked for by its type, and none may be left over."""

from collections.abc import Iterator
from typing import Never

from intake_app.errors import CodebookDamaged


class TomlTable:
    """One table and the place it stands at; anything odd in it raises CodebookDamaged."""

    __slots__ = ("_left", "where")

    def __init__(self, table: object, where: str) -> None:
        self.where = where
        if not isinstance(table, dict):
            self.refuse("not_a_table")
        self._left: dict[str, object] = dict(table)

    def __contains__(self, key: str) -> bool:
        return key in self._left

    def refuse(self, reason: str, key: str = "") -> Never:
        """Raise CodebookDamaged with the path of this table, or of one key in it."""
        raise CodebookDamaged(where=f"{self.where}.{key}" if key else self.where, reason=reason)

    def text(self, key: str) -> str:
        """A text that must be there and say something."""
        if key not in self._left:
            self.refuse("lacks_key", key)
        return self.text_or_empty(key) or self.refuse("empty", key)

    def text_or_empty(self, key: str) -> str:
        """A text; empty when the key is absent."""
        value = self._left.pop(key, "")
        return value if isinstance(value, str) else self.refuse("not_text", key)

    def flag(self, key: str) -> bool:
        """True or false; false when the key is absent."""
        value = self._left.pop(key, False)
        return value if isinstance(value, bool) else self.refuse("not_true_or_false", key)

    def number(self, key: str) -> int | None:
        """A whole number; None when the key is absent."""
        value = self._left.pop(key, None)
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            self.refuse("not_a_number", key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, none twice; empty when the key is absent."""
        value = self._left.pop(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.refuse("not_a_list_of_texts", key)
        if len(set(value)) != len(value):
            self.refuse("twice", key)
        return tuple(value)

    def table(self, key: str) -> "TomlTable":
        """A table that must be there."""
        if key not in self._left:
            self.refuse("lacks_key", key)
        return TomlTable(self._left.pop(key), f"{self.where}.{key}")

    def tables(self) -> Iterator[tuple[str, "TomlTable"]]:
        """All that is left, as named tables in written order."""
        left, self._left = self._left, {}
        for key, value in left.items():
            yield key, TomlTable(value, f"{self.where}.{key}")

    def named_texts(self) -> dict[str, str]:
        """All that is left, as named texts in written order."""
        return {key: self.text(key) for key in tuple(self._left)}

    def finish(self) -> None:
        """Refuse keys that nobody asked for."""
        for key in self._left:
            self.refuse("unknown_key", key)
