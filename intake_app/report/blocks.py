"""A statement as plain blocks, before any typesetting: what golden tests compare.

Nothing here knows fonts or pages. Every text is final, in its language, letter for letter.
"""

from dataclasses import dataclass, field

from intake_app.domain.signature import Drawing


@dataclass(frozen=True, slots=True)
class Words:
    """One thing said in the main language and, in a bilingual statement, in the parallel one.

    `parallel` is empty when there is no parallel language or both say the same.
    """

    main: str
    parallel: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a section, numbered by the document."""

    words: Words
    number: str = ""


@dataclass(frozen=True, slots=True)
class Subheading:
    """The head of a group of rows within a section."""

    words: Words


@dataclass(frozen=True, slots=True)
class NewSheet:
    """What follows begins on a sheet of its own."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A fixed sentence or two; stands in two columns when it has a parallel."""

    words: Words


@dataclass(frozen=True, slots=True)
class Note:
    """A small remark to the reader."""

    words: Words


@dataclass(frozen=True, slots=True)
class Fact:
    """A question and what was answered."""

    label: Words
    value: Words


@dataclass(frozen=True, slots=True)
class Facts:
    """Questions and answers, one under the other; `title` names the row they belong to."""

    rows: tuple[Fact, ...]
    title: Words = Words("")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph in the languages of the columns."""

    number: int
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The numbered paragraphs. `heads` name the columns and is empty when there is one column."""

    languages: tuple[str, ...]
    heads: tuple[Words, ...]
    rows: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table; `share` is its part of the width, in millimetres of 167."""

    head: Words
    share: int


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head that repeats on each page; a row may be divided between pages."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class SignatureField:
    """A place to sign: who, in which role. `remark` says a signature was refused or is a mark.

    `drawn` is what was drawn on the screen, on the day `date`; `notes` stand above it.
    """

    role: Words
    name: str
    remark: Words = Words("")
    drawn: Drawing | None = None
    date: str = ""
    notes: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Signing:
    """What is declared, with the signatures under it. Never divided between pages."""

    heading: Heading | None
    declaration: tuple[Words, ...]
    fields: tuple[SignatureField, ...]


@dataclass(frozen=True, slots=True)
class Verification:
    """The code that ties the paper to one sealed revision, in full."""

    title: Words
    rows: tuple[Fact, ...]
    explanation: Words
    payload: str


Block = (
    Facts
    | Heading
    | NewSheet
    | Note
    | Paragraphs
    | Prose
    | Signing
    | Subheading
    | Table
    | Verification
)


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands above everything on the first page."""

    title: Words
    subtitle: Words
    lines: tuple[Words, ...]
    synthetic: Words = Words("")


@dataclass(frozen=True, slots=True)
class PageFurniture:
    """What stands on every sheet. `{x}` and `{y}` in `page_line` are filled by the typesetter.

    An empty `code` is a draft: then `draft` stands across every page. `payload` is what the QR
    code of a sheet says before the number of the page.
    """

    head: Words
    confidential: Words
    page_line: Words
    initials: tuple[Words, ...]
    revision: Words
    code: str = ""
    payload: str = ""
    draft: str = ""
    synthetic: Words = Words("")


@dataclass(frozen=True, slots=True)
class Labels:
    """Words the typesetter needs at signature fields."""

    signature: Words
    date: Words
    place: Words


@dataclass(frozen=True, slots=True)
class Document:
    """A whole statement. `made_at` (ISO 8601) comes from the record, never from the clock."""

    title: str
    language: str
    parallel_language: str
    made_at: str
    opening: Opening
    furniture: PageFurniture
    labels: Labels
    blocks: tuple[Block, ...] = field(default=())
