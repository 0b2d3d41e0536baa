"""A place as told, and beside it (never instead of it) what the gazetteer calls it."""

from dataclasses import asdict, dataclass

from intake_app.domain.answers import Json, JsonObject
from intake_app.domain.shape import read_object, read_text, without_empty

_KEYS = ("as_told", "country", "locality", "address", "place_type", "basis")


@dataclass(frozen=True, slots=True)
class Place:
    """`place_type` and `basis` are codes; `country` is ISO 3166-1 alpha-2.

    ValueError when made without the person's words.
    """

    as_told: str
    country: str = ""
    locality: str = ""
    address: str = ""
    place_type: str = ""
    basis: str = ""

    def __post_init__(self) -> None:
        if not self.as_told:
            raise ValueError("a place needs the words it was told in")

    @classmethod
    def from_json(cls, value: Json) -> "Place":
        """Read a stored place. ValueError for anything else."""
        part = read_object(value, _KEYS, ("as_told",))
        return cls(**{key: read_text(part, key) for key in _KEYS})

    def to_json(self) -> JsonObject:
        """The stored form, without the keys that say nothing."""
        return without_empty(asdict(self))
