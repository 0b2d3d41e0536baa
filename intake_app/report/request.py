"""What is to be printed: one record as it stands, in one or two languages."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from intake_app.codebook.schema import Codebook
from intake_app.domain.answers import Answers
from intake_app.domain.attestation import Attestation
from intake_app.i18n import Catalog


@dataclass(frozen=True, slots=True)
class StatementRequest:
    """Everything a statement is made of; the same request gives the same bytes.

    `catalog` gives headings, certificates and tables; `parallel` sets them in a second language
    too. `paragraph_languages` are the columns of numbered paragraphs, one or two, the signed text
    first; a language without a catalogue may stand there. An empty `code` makes a draft.
    `annexes_kept` are the SHA-256 of the annexes whose files are in the vault. `attested` are the
    signatures under this very text.
    """

    book: Codebook
    answers: Answers
    catalog: Catalog
    paragraph_languages: tuple[str, ...]
    reference: str
    revision: int
    parallel: Catalog | None = None
    code: str = ""
    audit_head: str = ""
    wording: Mapping[str, str] = field(default_factory=dict)
    annexes_kept: frozenset[str] = frozenset()
    attested: tuple[Attestation, ...] = ()
