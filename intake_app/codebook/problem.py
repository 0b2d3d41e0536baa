"""A problem of a record, as a value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """ERROR blocks the step; WARNING is acknowledged with a reason, and in a draft is a hint."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem. `path` is an answer (`acts[2].time`), a row (`acts[2]`) or a section (`acts`).

    `code` has its words in `codebook.wording`; `facts` hold limits and ids, never testimony.
    """

    code: str
    path: str
    severity: Severity = Severity.ERROR
    facts: Mapping[str, object] = field(default_factory=dict)
