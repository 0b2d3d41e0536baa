"""The questionnaire as frozen values: chapters, sections, fields, code lists.

Made by `codebook.load` only, which refuses anything unsound; whoever holds a `Codebook` may rely
on every list, reference and condition in it.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Print(StrEnum):
    """Whether an answer may stand on paper. OPTIONAL: only if a person chose it at printing."""

    ALWAYS = "always"
    OPTIONAL = "optional"
    NEVER = "never"


class Privacy(StrEnum):
    """How far an answer may travel.

    IDENTIFYING and SENSITIVE: for named purposes only, never in an anonymous payload.
    INTERNAL: leaves the vault for the organisation's own case file only.
    """

    OPEN = "open"
    IDENTIFYING = "identifying"
    SENSITIVE = "sensitive"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Relevance:
    """When a question is asked: the answer to `field` is one of `values`, or any value at all.

    `field` is a full id. In the question's own section it means the same row; in another
    section any row counts. Of a list answer any member counts.
    """

    field: str
    values: tuple[str, ...] = ()
    answered: bool = False
    section: str = dataclasses.field(init=False, repr=False, compare=False)
    """Id of the section that the controlling question stands in."""
    name: str = dataclasses.field(init=False, repr=False, compare=False)
    """Name of the controlling question within its section."""

    def __post_init__(self) -> None:
        section, _, name = self.field.partition(".")
        object.__setattr__(self, "section", section)
        object.__setattr__(self, "name", name)


@dataclass(frozen=True, slots=True)
class Field:
    """One question.

    `not_after_today` binds the day of the interview; `may_lie_ahead` marks the few dates told by
    the person that can come after it.
    """

    section: str
    name: str
    kind: str
    label: str
    required: bool = False
    codelist: str = ""
    relevant: Relevance | None = None
    privacy: Privacy = Privacy.OPEN
    print: Print = Print.ALWAYS
    minimum: int | None = None
    maximum: int | None = None
    not_after_today: bool = False
    may_lie_ahead: bool = False
    pattern: str = ""
    to: str = ""
    maps: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The stable id, such as `acts.threat_words`."""
        return f"{self.section}.{self.name}"

    @property
    def context(self) -> str:
        """The context of the label in the catalogues."""
        return f"field:{self.id}"


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that belong together; `repeat` makes it a list of rows, at least `minimum`.

    `shown_as` names the questions whose answers a row is known by in a list. `note` is for those
    who edit the questionnaire and is never shown.
    """

    id: str
    chapter: str
    label: str
    fields: tuple[Field, ...]
    repeat: bool = False
    minimum: int = 0
    relevant: Relevance | None = None
    shown_as: tuple[str, ...] = ()
    note: str = ""

    def field(self, name: str) -> Field | None:
        """The field of that name, or None."""
        return next((one for one in self.fields if one.name == name), None)

    @property
    def has_keys(self) -> bool:
        """Whether its rows carry a key that other answers may refer to."""
        return any(one.kind == "key" for one in self.fields)

    @property
    def context(self) -> str:
        """The context of the label in the catalogues."""
        return f"section:{self.id}"


@dataclass(frozen=True, slots=True)
class Chapter:
    """Sections in the order of an interview."""

    id: str
    label: str
    sections: tuple[str, ...]

    @property
    def context(self) -> str:
        """The context of the label in the catalogues."""
        return f"chapter:{self.id}"


@dataclass(frozen=True, slots=True)
class Code:
    """One answer to choose. An `exclusive` code stands alone: "none", "none given"."""

    id: str
    label: str
    exclusive: bool = False
    maps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CodeList:
    """Codes in the order of showing."""

    id: str
    codes: tuple[Code, ...]

    def code(self, code_id: str) -> Code | None:
        """The code of that id, or None."""
        return next((one for one in self.codes if one.id == code_id), None)

    @property
    def ids(self) -> tuple[str, ...]:
        """Ids of all codes."""
        return tuple(one.id for one in self.codes)

    def context(self, code_id: str) -> str:
        """The context of a code's label in the catalogues."""
        return f"code:{self.id}.{code_id}"


@dataclass(frozen=True, slots=True)
class Tick:
    """One thing the account may tell of.

    `act` is the type of the row that it makes, `opens` what is asked about it; or else `part` is
    the section that it opens. `label` is empty where the label of the act is used.
    """

    id: str
    act: str = ""
    part: str = ""
    opens: tuple[str, ...] = ()
    label: str = ""

    @property
    def context(self) -> str:
        """The context of its own label in the catalogues."""
        return f"happened:tick.{self.id}"


@dataclass(frozen=True, slots=True)
class TickGroup:
    """Ticks that stand together. An `unasked` group is never read aloud."""

    id: str
    label: str
    ticks: tuple[Tick, ...]
    unasked: bool = False

    @property
    def context(self) -> str:
        """The context of the label in the catalogues."""
        return f"happened:group.{self.id}"


@dataclass(frozen=True, slots=True)
class Happened:
    """What is ticked from the account, and which sections appear by it.

    Sections of `chapters` are folded away until something opens them, except those of `always`;
    `with_act` are opened by any act.
    """

    chapters: tuple[str, ...] = ()
    always: tuple[str, ...] = ()
    with_act: tuple[str, ...] = ()
    groups: tuple[TickGroup, ...] = ()

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """All ticks, in the order of the page."""
        return tuple(tick for group in self.groups for tick in group.ticks)


@dataclass(frozen=True, slots=True)
class Codebook:
    """The whole questionnaire. `rules` are the ids and texts of the rules in `codebook.rules`."""

    id: str
    version: str
    title: str
    languages: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    sections: tuple[Section, ...]
    lists: Mapping[str, CodeList]
    rules: Mapping[str, str]
    happened: Happened = Happened()
    _sections: dict[str, Section] = dataclasses.field(init=False, repr=False, compare=False)
    _fields: dict[str, Field] = dataclasses.field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        fields = {one.id: one for section in self.sections for one in section.fields}
        object.__setattr__(self, "_sections", {one.id: one for one in self.sections})
        object.__setattr__(self, "_fields", fields)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Every question, in the order of an interview."""
        return tuple(self._fields.values())

    def section(self, section_id: str) -> Section:
        """The section; KeyError for an unknown id."""
        return self._sections[section_id]

    def field(self, field_id: str) -> Field:
        """The question, by its full id; KeyError for an unknown one."""
        return self._fields[field_id]

    def find_section(self, section_id: str) -> Section | None:
        """The section, or None: for ids that come from a file."""
        return self._sections.get(section_id)

    def list_of(self, question: Field) -> CodeList:
        """The codes that a question chooses from; KeyError when it chooses from none."""
        return self.lists[question.codelist or question.kind]
