"""What a check finds outside the records and the log: each module tells of its own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from intake_app.store.doubts import findings_of
from intake_app.store.findings import Finding
from intake_app.store.inspection import header_faults

if TYPE_CHECKING:
    from intake_app.store.vault import Vault


def findings_beside(vault: "Vault") -> Iterator[Finding]:
    """Header, doubts, attachments, stubs and their files, slips, reviews, what is half typed."""
    yield from header_faults(vault.folder, vault.facts)
    yield from findings_of(vault.doubts)
    yield from vault.attachments.findings()
    yield from vault.tombstones.findings()
    yield from vault.sealed_files.findings()
    yield from vault.slips.findings()
    yield from vault.reviews.findings()
    yield from vault.half_typed.findings()
