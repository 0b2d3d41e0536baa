"""The kinds of answers, by name: one class each, one registry. The window has one input each."""

from collections.abc import Mapping

from intake_app.codebook.kinds.base import Flaw, Kind, Reference
from intake_app.codebook.kinds.body import BodyMarks
from intake_app.codebook.kinds.chosen import (
    Choice,
    Choices,
    Countries,
    Country,
    Language,
    Languages,
    YesNo,
)
from intake_app.codebook.kinds.moments import ClockExact, Date, DateTime
from intake_app.codebook.kinds.plain import Integer, Key, LongText, Text, Texts, Uuid
from intake_app.codebook.kinds.references import (
    AttachmentRefs,
    PersonRef,
    PersonRefs,
    Ref,
    Refs,
)
from intake_app.codebook.kinds.spoken import Place, Quote
from intake_app.codebook.kinds.told import Clock, Count, Duration, PartialDate

__all__ = ["KINDS", "Flaw", "Kind", "Reference"]

_ALL: tuple[Kind, ...] = (
    Key(),
    Uuid(),
    Text(),
    Texts(),
    LongText(),
    Integer(),
    YesNo(),
    Choice(),
    Choices(),
    Date(),
    DateTime(),
    ClockExact(),
    PartialDate(),
    Clock(),
    Duration(),
    Count(),
    Place(),
    Country(),
    Countries(),
    Language(),
    Languages(),
    PersonRef(),
    PersonRefs(),
    Ref(),
    Refs(),
    AttachmentRefs(),
    Quote(),
    BodyMarks(),
)

KINDS: Mapping[str, Kind] = {kind.name: kind for kind in _ALL}
