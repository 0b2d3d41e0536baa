"""What a check found, in words. The codes are for programs; see `store.findings`."""

from collections.abc import Callable, Mapping

from intake_app.commands.history_events import EVENTS
from intake_app.commands.history_words import event_in_words
from intake_app.commands.messages import Message, explain
from intake_app.commands.moments import moment_in_words
from intake_app.errors import AuditBroken
from intake_app.i18n import Catalog
from intake_app.store.doubts import Doubt
from intake_app.store.findings import Finding


def problem_in_words(problem: str, catalog: Catalog) -> str:
    """As `finding_in_words`, for a code and what it is about, with a space between."""
    code, _, subject = problem.partition(" ")
    return finding_in_words(Finding(code, subject), catalog)


def finding_in_words(finding: Finding, catalog: Catalog) -> str:
    """What is wrong and what to do, in whole sentences. KeyError for a code without words."""
    if finding.code == "audit" and finding.subject:
        return _broken_log(finding, catalog)
    return _SENTENCES[finding.code](catalog, finding)


def doubt_in_words(doubt: Doubt, catalog: Catalog) -> Message:
    """What is doubted about a vault that was just opened, and what to do."""
    date = moment_in_words(doubt.at, catalog)
    match doubt.kind:
        case doubt.kind.OLDER:
            return Message(
                catalog.t("This vault is older than what this laptop saw on {date}.", date=date),
                catalog.t(
                    "If you put a backup in its place, say so on the page «Health of the vault». "
                    "If not, keep a copy of the folder and tell headquarters."
                ),
            )
        case doubt.kind.CONTENTS:
            return Message(
                catalog.t(
                    "The testimonies are not those that lay here when the vault was closed on "
                    "{date}.",
                    date=date,
                ),
                catalog.t(
                    "Somebody put older ones in their place. Keep a copy of the folder, tell "
                    "headquarters, and compare what you worked on last."
                ),
            )

        case doubt.kind.KEYS:
            return _other_keys(date, catalog)
        case doubt.kind.SLOTS:
            return _ways_lacking(date, catalog)


def _other_keys(date: str, catalog: Catalog) -> Message:
    return Message(
        catalog.t(
            "The keys and settings of this vault are not those that were written down on {date}.",
            date=date,
        ),
        catalog.t(
            "Somebody put older ones in their place. Until you accept them nothing leaves "
            "for headquarters. Tell headquarters, and compare the words of their keys "
            "with paper."
        ),
    )


def _ways_lacking(date: str, catalog: Catalog) -> Message:
    return Message(
        catalog.t("The header of this vault lacks ways in that it had on {date}.", date=date),
        catalog.t(
            "Somebody may have put an older header in its place, so that an old passphrase "
            "opens again. If you did not do that yourself, keep a copy of the folder, tell "
            "headquarters, and move the vault to a new key."
        ),
    )


def _broken_log(finding: Finding, catalog: Catalog) -> str:
    """With the date and the event of the entry that stands there, as far as we know the event."""
    told = explain(AuditBroken(seq=finding.subject), catalog)
    if finding.event not in EVENTS:
        return str(told)
    where = catalog.t(
        "What stands there: {date}, {event}.",
        date=moment_in_words(finding.at, catalog),
        event=event_in_words(finding.event, catalog),
    )
    return f"{told.happened} {where} {told.remedy}"


def _testimony(finding: Finding) -> str:
    return finding.reference or finding.subject


_SENTENCES: Mapping[str, Callable[[Catalog, Finding], str]] = {
    "header": lambda say, _: say.t(
        "Neither copy of the header can be read. "
        "Restore vault.json from a backup, or the vault will not open again."
    ),
    "slots": lambda say, _: say.t(
        "The header has lost a way to open this vault: a passphrase, the recovery code or "
        "the keys of headquarters. Keep a copy of the folder and tell headquarters."
    ),
    "pages": lambda say, _: say.t(
        "Some pages of the database are damaged. Copy the whole folder now, then restore a backup."
    ),
    "structure": lambda say, _: say.t(
        "The structure of the database is damaged. "
        "Copy the whole folder now, then restore a backup."
    ),
    "references": lambda say, _: say.t(
        "The database refers to rows that are not there. "
        "Copy the whole folder now, then restore a backup."
    ),
    "records": lambda say, _: say.t(
        "The list of testimonies cannot be read to its end. "
        "Copy the whole folder now, then restore a backup."
    ),
    "record": lambda say, finding: say.t(
        "Testimony {id} is damaged: it is not what was saved. "
        "Restore it from a backup or an export.",
        id=_testimony(finding),
    ),
    "missing": lambda say, finding: say.t(
        "Testimony {id} stands in the log, but it is not in this vault. "
        "Keep a copy of the folder, tell headquarters, then restore a backup.",
        id=_testimony(finding),
    ),
    "sealed_elsewhere": lambda say, finding: say.t(
        "The seal of testimony {id} carries a code that the log of this vault never had. "
        "Keep a copy of the folder and tell headquarters.",
        id=_testimony(finding),
    ),
    "attachment": lambda say, finding: say.t(
        "An attachment of testimony {id} is damaged: it is not what was taken in. "
        "Restore it from a backup.",
        id=_testimony(finding),
    ),
    "stray_file": lambda say, finding: say.t(
        "The file {name} under att/ belongs to no testimony. It may belong to a newer copy of the "
        "database: keep it, and tell headquarters.",
        name=finding.subject,
    ),
    "tombstone": lambda say, finding: say.t(
        "The stub of testimony {id}, which left this vault, is damaged. "
        "Keep a copy of the folder and tell headquarters.",
        id=finding.subject,
    ),
    "sealed_file": lambda say, finding: say.t(
        "The file of testimony {id}, which only headquarters can open, is missing or damaged. "
        "Restore it from a backup, or from the copy at headquarters.",
        id=finding.subject,
    ),
    "stray_sealed": lambda say, finding: say.t(
        "The file {name} under sealed/ belongs to no testimony of this vault. It may belong to a "
        "newer copy of the database: keep it, and tell headquarters.",
        name=finding.subject,
    ),
    "slip": lambda say, finding: say.t(
        "A withdrawal slip leads to testimony {id}, and it is not the one that was written down. "
        "Do not trust it; restore a backup.",
        id=_testimony(finding),
    ),
    "review": lambda say, finding: say.t(
        "The day of review of testimony {id} is not the one that was chosen. Choose it anew.",
        id=_testimony(finding),
    ),
    "half_typed": lambda say, finding: say.t(
        "What was half typed in testimony {id} is not what was kept. Its answers are not touched.",
        id=_testimony(finding),
    ),
    "audit": lambda say, _: say.t(
        "The audit log cannot be read to its end. Keep a copy of the vault and tell headquarters."
    ),
    "older": lambda say, finding: say.t(
        "This vault is older than what this laptop saw on {date}. "
        "Keep a copy of the folder and tell headquarters, unless you restored a backup.",
        date=moment_in_words(finding.at, say),
    ),
    "contents": lambda say, finding: say.t(
        "The testimonies are not those that lay here when the vault was closed on {date}. "
        "Keep a copy of the folder and tell headquarters.",
        date=moment_in_words(finding.at, say),
    ),
    "keys": lambda say, finding: say.t(
        "The keys and settings of this vault are not those that were written down on {date}: "
        "somebody put older ones in their place. Keep a copy of the folder, tell headquarters, "
        "and compare the words of their keys with paper.",
        date=moment_in_words(finding.at, say),
    ),
    "rolled_back": lambda say, finding: say.t(
        "The code {head} is not in the log: this vault was taken back to a day before it, or it is "
        "another vault. Keep a copy of the folder and tell headquarters.",
        head=finding.subject,
    ),
}
