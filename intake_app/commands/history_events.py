"""The events of the log: what kind each is, and the words for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from intake_app.commands.handover_words import why_in_words
from intake_app.commands.moments import moment_in_words
from intake_app.commands.signing_words import signature_in_words
from intake_app.i18n import Catalog

Says = Callable[[Catalog, str, str], str]
"""Catalogue, detail of the entry, name of whom or what it is about."""


class Kind(StrEnum):
    """What people look for in a history."""

    KEYS = "keys"
    VIEWS = "views"
    CHANGES = "changes"
    LEAVING = "leaving"
    VAULT = "vault"


@dataclass(frozen=True, slots=True)
class EventWords:
    """The kind of an event, and how it is told."""

    kind: Kind
    says: Says


def _plain(say: Callable[[Catalog], str]) -> Says:
    """A sentence that needs nothing of the entry."""
    return lambda c, _detail, _subject: say(c)


def _about(named: Callable[[Catalog, str], str], nameless: Callable[[Catalog], str]) -> Says:
    """A sentence about a user or an annex, whose name may be gone."""
    return lambda c, _detail, subject: named(c, subject) if subject else nameless(c)


def _counted(say: Callable[[Catalog, int], str]) -> Says:
    """A sentence with a count, which is the whole detail."""
    return lambda c, detail, _subject: say(c, int(detail) if detail.isdecimal() else 0)


def _since(say: Callable[[Catalog, str], str]) -> Says:
    """A sentence with a moment, which is the whole detail."""
    return lambda c, detail, _subject: say(c, moment_in_words(detail, c))


def _backed_up(catalog: Catalog, detail: str) -> str:
    """`detail` is the number of the snapshot and, if any are, how many files are lacking."""
    said = detail.split()[1:]
    lacking = int(said[0]) if said and said[0].isdecimal() else 0
    if not lacking:
        return catalog.t("A backup was made")
    return catalog.tn(
        "A backup was made; {n} file is lacking in it",
        "A backup was made; {n} files are lacking in it",
        lacking,
    )


def _handed_over(catalog: Catalog, detail: str, subject: str) -> str:
    """`detail` is the slot of the colleague and the code of the reason."""
    why = why_in_words(detail.partition(" ")[2], catalog)
    if subject and why:
        return catalog.t("The draft was handed over to {name}. {why}", name=subject, why=why)
    return catalog.t("The draft was handed over to a colleague")


_KEYS: Mapping[str, Says] = {
    "vault_created": _plain(lambda c: c.t("The vault was made")),
    "recovery_confirmed": _plain(lambda c: c.t("The recovery sheet was typed back")),
    "recovery_rehearsed": _plain(lambda c: c.t("The recovery sheet was rehearsed")),
    "recovery_replaced": _plain(
        lambda c: c.t("A new recovery sheet was made; the old one opens only older backups")
    ),
    "recovery_sheet_saved": _plain(lambda c: c.t("The recovery sheet was saved as a file")),
    "passphrase_changed": _plain(lambda c: c.t("A passphrase was changed")),
    "passphrase_reset": _plain(lambda c: c.t("A new passphrase was set after a rescue")),
    "user_added": _about(
        lambda c, name: c.t("User added: {name}", name=name), lambda c: c.t("User added")
    ),
    "user_renamed": _about(
        lambda c, name: c.t("User renamed: {name}", name=name), lambda c: c.t("User renamed")
    ),
    "user_removed": _about(
        lambda c, name: c.t("User removed: {name}", name=name), lambda c: c.t("User removed")
    ),
    "escrow_rehearsed": _plain(lambda c: c.t("The way in by headquarters was rehearsed")),
    "escrow_replaced": _plain(lambda c: c.t("The keys of headquarters were exchanged")),
    "escrow_letter_written": _plain(
        lambda c: c.t("A letter for the rehearsal with headquarters was written")
    ),
    "header_mended": _plain(lambda c: c.t("A damaged copy of the header was mended")),
    "rotated": _plain(lambda c: c.t("The vault was moved to a new key")),
    "panic": _plain(lambda c: c.t("Panic: ways into this vault were destroyed")),
}

_VIEWS: Mapping[str, Says] = {
    "viewed": _plain(lambda c: c.t("The testimony was opened")),
    "attachments_listed": _plain(lambda c: c.t("The attachments were looked through")),
    "attachment_viewed": _about(
        lambda c, annex: c.t("An attachment was looked at: annex {annex}", annex=annex),
        lambda c: c.t("An attachment was looked at"),
    ),
}

_CHANGES: Mapping[str, Says] = {
    "record_added": _plain(lambda c: c.t("The testimony was added")),
    "draft_edited": _plain(lambda c: c.t("The draft was worked on")),
    "handed_over": _handed_over,
    "taken_on": _plain(lambda c: c.t("A colleague took the draft on")),
    "half_typed_kept": _counted(
        lambda c, n: c.tn(
            "{n} answer that was begun was kept", "{n} answers that were begun were kept", n
        )
    ),
    "half_typed_dropped": _plain(lambda c: c.t("Nothing begun is kept any more")),
    "edited": _counted(
        lambda c, n: c.tn(
            "{n} answer was changed after the read-back",
            "{n} answers were changed after the read-back",
            n,
        )
    ),
    "corrected": _plain(
        lambda c: c.t("A paragraph was corrected as it was read aloud; the text before it is kept")
    ),
    "answers_dropped": lambda c, detail, _: c.tn(
        "{n} answer was given up: its question no longer applies",
        "{n} answers were given up: their questions no longer apply",
        len(detail.split()),
    ),
    "reopened": _plain(lambda c: c.t("The testimony became a draft again")),
    "consent_refused": _plain(lambda c: c.t("The person refused the interview")),
    "consent_withdrawn": _plain(lambda c: c.t("The person withdrew consent")),
    "withdrawn": _plain(lambda c: c.t("The person withdrew consent for everything")),
    "read_back": _plain(lambda c: c.t("The testimony was read back and confirmed")),
    "sealed": _plain(lambda c: c.t("The testimony was sealed")),
    "signed": _plain(lambda c: c.t("The testimony was signed")),
    "attached": _about(
        lambda c, annex: c.t("A file was attached: annex {annex}", annex=annex),
        lambda c: c.t("A file was attached"),
    ),
    "attachment_removed": _plain(lambda c: c.t("An attachment was removed and its key destroyed")),
    "signature_kept": lambda c, detail, _: signature_in_words(c, detail),
    "signature_replaced": _plain(
        lambda c: c.t("A signature was replaced before the seal and its key destroyed")
    ),
    "review_kept": _plain(lambda c: c.t("Looked at again: the testimony stays")),
    "record_erased": _plain(lambda c: c.t("The testimony was erased")),
    "record_purged": _plain(lambda c: c.t("The testimony was removed after its delivery")),
}

_LEAVING: Mapping[str, Says] = {
    "printed": _plain(lambda c: c.t("The statement was saved as a PDF")),
    "exported": _plain(lambda c: c.t("The testimony was exported for headquarters")),
    "attachment_exported": _about(
        lambda c, annex: c.t(
            "An attachment was exported as a readable file: annex {annex}", annex=annex
        ),
        lambda c: c.t("An attachment was exported as a readable file"),
    ),
    "attachment_export_undone": _about(
        lambda c, annex: c.t(
            "The export of an attachment failed and left nothing: annex {annex}", annex=annex
        ),
        lambda c: c.t("The export of an attachment failed and left nothing"),
    ),
    "sealed_copied": _plain(lambda c: c.t("A file for headquarters was copied out")),
    "slip_given": _plain(lambda c: c.t("A withdrawal slip was given to the person")),
    "slip_printed": _plain(lambda c: c.t("The withdrawal slip was saved as a PDF")),
    "own_data_given": _plain(lambda c: c.t("The person's own data were saved as readable files")),
    "withdrawal_passed_on": lambda c, detail, _: c.t(
        "Bundle {bundle} tells headquarters of the withdrawal", bundle=detail
    ),
    "sealed_to_hq": _plain(
        lambda c: c.t("The testimony was sealed to headquarters; this laptop cannot read it")
    ),
    "backed_up": lambda c, detail, _: _backed_up(c, detail),
}

_VAULT: Mapping[str, Says] = {
    "unlocked": _plain(lambda c: c.t("The vault was opened")),
    "unlock_failed": _counted(
        lambda c, n: c.tn(
            "Before it was opened, {n} wrong passphrase was typed",
            "Before it was opened, {n} wrong passphrases were typed",
            n,
        )
    ),
    "screen_shown_again": _plain(lambda c: c.t("The covered screen was shown again")),
    "retention_changed": _counted(
        lambda c, n: c.tn(
            "Testimonies are looked at again after {n} month",
            "Testimonies are looked at again after {n} months",
            n,
        )
    ),
    "closed": _plain(lambda c: c.t("The vault was closed")),
    "checked": _counted(
        lambda c, n: (
            c.tn("The vault was checked: {n} problem", "The vault was checked: {n} problems", n)
            if n
            else c.t("The vault was checked: all is sound")
        )
    ),
    "older_than_seen": _since(
        lambda c, at: c.t("The vault was older than what this laptop saw on {date}", date=at)
    ),
    "contents_differ": _since(
        lambda c, at: c.t("The contents were not those of the closing on {date}", date=at)
    ),
    "keys_differ": _since(
        lambda c, at: c.t("The keys were not those that were written down on {date}", date=at)
    ),
    "clock_doubted": _since(
        lambda c, at: c.t("The clock was doubted: the log already knew {date}", date=at)
    ),
    "slots_lack": _plain(lambda c: c.t("The header lacked ways in that were made before")),
    "doubt_accepted": _plain(lambda c: c.t("A user said that this is known and right")),
    "restored": _plain(lambda c: c.t("The vault was restored from a backup")),
    "restore_rehearsed": _plain(lambda c: c.t("Restoring from a backup was rehearsed")),
    "salvaged": _plain(lambda c: c.t("What could be read was saved from a damaged vault")),
}

# Noted before it leaves; where it failed and left nothing, a second line says so.
_TAKEN_BACK = (
    *("printed", "exported", "sealed_copied", "slip_printed", "own_data_given"),
    *("recovery_sheet_saved", "escrow_letter_written"),
)


def _undone(says: Says) -> Says:
    return lambda c, detail, subject: c.t(
        "Failed, nothing was left: «{event}»", event=says(c, detail, subject)
    )


_UNDONE: Mapping[str, Says] = {
    f"{name}_undone": _undone({**_KEYS, **_LEAVING}[name]) for name in _TAKEN_BACK
}

EVENTS: Mapping[str, EventWords] = {
    name: EventWords(kind, says)
    for kind, table in (
        (Kind.KEYS, _KEYS),
        (Kind.VIEWS, _VIEWS),
        (Kind.CHANGES, _CHANGES),
        (Kind.LEAVING, _LEAVING),
        (Kind.LEAVING, _UNDONE),
        (Kind.VAULT, _VAULT),
    )
    for name, says in table.items()
}
