"""A date as the person told it: what is known of it, and their words."""

from dataclasses import dataclass
from datetime import date

from intake_app.domain.answers import Json, JsonObject
from intake_app.domain.edtf import EdtfDate, EdtfPoint, Precision, parse_edtf
from intake_app.domain.shape import read_flag, read_object, read_text, without_empty

__all__ = ["EdtfDate", "EdtfPoint", "PartialDate", "Precision", "parse_edtf"]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """`edtf` in the subset of `domain.edtf`; `night_of` is the night that begins on its first day.

    Making one raises ValueError when `edtf` is outside the subset.
    """

    edtf: str
    as_told: str = ""
    night_of: bool = False

    def __post_init__(self) -> None:
        parse_edtf(self.edtf)

    @property
    def parsed(self) -> EdtfDate:
        """The date in parts."""
        return parse_edtf(self.edtf)

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        return self.parsed.precision

    @property
    def earliest(self) -> date | None:
        """The first day it can mean; None when open towards the past."""
        return self.parsed.earliest

    @property
    def latest(self) -> date | None:
        """The last day it can mean; None when open towards the future."""
        return self.parsed.latest

    @property
    def needs_words(self) -> bool:
        """Whether the person's own words are required: always but for one exact day."""
        return not self.parsed.is_exact_day

    @classmethod
    def from_json(cls, value: Json) -> "PartialDate":
        """Read `{edtf, as_told, night_of}`. ValueError for anything else."""
        part = read_object(value, ("edtf", "as_told", "night_of"), ("edtf",))
        return cls(read_text(part, "edtf"), read_text(part, "as_told"), read_flag(part, "night_of"))

    def to_json(self) -> JsonObject:
        """The stored form, without the keys that say nothing."""
        return without_empty(
            {"edtf": self.edtf, "as_told": self.as_told, "night_of": self.night_of}
        )
