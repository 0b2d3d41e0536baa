"""What `Vault.check` found, in words. The codes are for programs; see `store.inspection`."""

from collections.abc import Callable, Mapping

from intake_app.commands.messages import explain
from intake_app.errors import AuditBroken
from intake_app.i18n import Catalog


def problem_in_words(problem: str, catalog: Catalog) -> str:
    """What is wrong and what to do, in whole sentences. KeyError for a code without words."""
    code, _, which = problem.partition(" ")
    if code == "record":
        return catalog.t(
            "Testimony {id} is damaged: it is not what was saved. "
            "Restore it from a backup or an export.",
            id=which,
        )
    if code == "audit" and which:
        return str(explain(AuditBroken(seq=which), catalog))
    return _SENTENCES[problem](catalog)


_SENTENCES: Mapping[str, Callable[[Catalog], str]] = {
    "header": lambda say: say.t(
        "Neither copy of the header can be read. "
        "Restore vault.json from a backup, or the vault will not open again."
    ),
    "slots": lambda say: say.t(
        "The header has lost a way to open this vault: a passphrase, the recovery code or "
        "the keys of headquarters. Keep a copy of the folder and tell headquarters."
    ),
    "pages": lambda say: say.t(
        "Some pages of the database are damaged. Copy the whole folder now, then restore a backup."
    ),
    "structure": lambda say: say.t(
        "The structure of the database is damaged. "
        "Copy the whole folder now, then restore a backup."
    ),
    "references": lambda say: say.t(
        "The database refers to rows that are not there. "
        "Copy the whole folder now, then restore a backup."
    ),
    "records": lambda say: say.t(
        "The list of testimonies cannot be read to its end. "
        "Copy the whole folder now, then restore a backup."
    ),
    "audit": lambda say: say.t(
        "The audit log cannot be read to its end. Keep a copy of the vault and tell headquarters."
    ),
}
