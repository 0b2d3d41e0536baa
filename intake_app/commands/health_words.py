"""The lines of the health page in words: what is so, and what to do where a look is needed."""

from collections.abc import Callable, Mapping

from intake_app.commands.health import Health, HealthLine
from intake_app.commands.moments import moment_in_words
from intake_app.i18n import Catalog

Says = Callable[[Catalog, Mapping[str, str | int]], str]


def line_in_words(line: HealthLine, catalog: Catalog) -> str:
    """What is so, as a sentence. KeyError for a line without words."""
    return _SAYS[line.code](catalog, line.facts)


def advice_in_words(line: HealthLine, catalog: Catalog) -> str:
    """What to do, as a sentence; empty where nothing is to be done."""
    advice = _ADVICE.get(line.code)
    return advice(catalog) if advice and line.state is not Health.OK else ""


def state_in_words(state: Health, catalog: Catalog) -> str:
    """One or two words beside the mark."""
    match state:
        case Health.OK:
            return catalog.t("In order")
        case Health.LOOK:
            return catalog.t("Please look")
        case Health.UNKNOWN:
            return catalog.t("Not known")


def _days(facts: Mapping[str, str | int]) -> int:
    return int(facts["days"])


def _count(facts: Mapping[str, str | int]) -> int:
    return int(facts["n"])


def _at(c: Catalog, facts: Mapping[str, str | int]) -> str:
    return moment_in_words(str(facts["at"]), c)


_VAULT: Mapping[str, Says] = {
    "damaged": lambda c, _: c.t("This vault is damaged. It is open for reading only."),
    "read_only_place": lambda c, _: c.t("Nothing can be written where this vault lies."),
    "header": lambda c, _: c.t("The header of this vault is damaged, and so is its copy."),
    "doubt_older": lambda c, f: c.t(
        "This vault is older than what this laptop saw on {date}.", date=_at(c, f)
    ),
    "doubt_contents": lambda c, f: c.t(
        "The testimonies are not those that lay here when the vault was closed on {date}.",
        date=_at(c, f),
    ),
    "doubt_keys": lambda c, f: c.t(
        "The keys and settings of this vault are not those that were written down on {date}.",
        date=_at(c, f),
    ),
    "doubt_slots": lambda c, f: c.t(
        "The header of this vault lacks ways in that it had on {date}.", date=_at(c, f)
    ),
    "encryption": lambda c, f: c.t(
        "All testimonies, names, attachments and the log are encrypted (AES-256); each guess of "
        "the passphrase costs {n} MB of memory and a second.",
        n=f["mib"],
    ),
    "recovery": lambda c, _: c.t("The recovery sheet was typed back: it can be read."),
    "recovery_unconfirmed": lambda c, _: c.t("The recovery sheet was not confirmed."),
    "unsent": lambda c, f: (
        c.tn(
            "{n} sealed testimony was never exported.",
            "{n} sealed testimonies were never exported.",
            _count(f),
        )
        if _count(f)
        else c.t("Every sealed testimony was exported.")
    ),
    "printed": lambda c, f: (
        c.tn(
            "{n} statement was saved as a PDF that anyone can read.",
            "{n} statements were saved as PDFs that anyone can read.",
            _count(f),
        )
        if _count(f)
        else c.t("No statement was saved as a PDF.")
    ),
    "attachments": lambda c, f: c.tn(
        "{n} attachment, encrypted.", "{n} attachments, encrypted.", _count(f)
    ),
}

_DONE_NOW_AND_THEN: Mapping[str, Says] = {
    "backup": lambda c, f: (
        c.tn(
            "The last backup was made {n} day ago.",
            "The last backup was made {n} days ago.",
            _days(f),
        )
        if _days(f)
        else c.t("The last backup was made today.")
    ),
    "backup_never": lambda c, _: c.t("There is no backup of this vault."),
    "backup_beside": lambda c, _: c.t("The last backup lies on the same disk as the vault."),
    "restore": lambda c, f: c.t("Restoring was last rehearsed on {date}.", date=_at(c, f)),
    "restore_never": lambda c, _: c.t("Restoring a backup was never rehearsed."),
    "sheet": lambda c, f: c.t("The recovery sheet was last rehearsed on {date}.", date=_at(c, f)),
    "sheet_never": lambda c, _: c.t("The recovery sheet was never rehearsed."),
    "escrow": lambda c, f: c.t(
        "The way in by headquarters was last rehearsed on {date}.", date=_at(c, f)
    ),
    "escrow_never": lambda c, _: c.t("The way in by headquarters was never rehearsed."),
    "check": lambda c, f: c.t("On {date} the whole vault was checked: sound.", date=_at(c, f)),
    "check_never": lambda c, _: c.t("The whole vault was never checked."),
    "check_problems": lambda c, f: c.tn(
        "The check of {date} found {n} problem.",
        "The check of {date} found {n} problems.",
        int(f["problems"]),
        date=_at(c, f),
    ),
}

_LAPTOP: Mapping[str, Says] = {
    "disk_safe": lambda c, _: c.t("The disk under the vault is encrypted by the laptop too."),
    "disk_open": lambda c, _: c.t("The disk of this laptop is not encrypted; the vault itself is."),
    "disk_none": lambda c, _: c.t("The vault lies in memory and is gone after a restart."),
    "disk_unknown": lambda c, _: c.t("Whether the disk of this laptop is encrypted is not known."),
    "swap_safe": lambda c, _: c.t("What is moved out of memory is encrypted on the disk."),
    "swap_open": lambda c, _: c.t(
        "Parts of the memory may be written to the disk unencrypted (swap)."
    ),
    "swap_none": lambda c, _: c.t("Nothing is moved out of memory to the disk (no swap)."),
    "swap_unknown": lambda c, _: c.t("Whether memory is written to the disk is not known."),
    "hibernation_safe": lambda c, _: c.t("Hibernation writes the memory to an encrypted disk."),
    "hibernation_open": lambda c, _: c.t(
        "Hibernation would write the whole memory to the disk unencrypted."
    ),
    "hibernation_none": lambda c, _: c.t("This laptop does not hibernate to the disk."),
    "hibernation_unknown": lambda c, _: c.t("Where hibernation writes the memory is not known."),
    "core_files_safe": lambda c, _: c.t("A crash leaves no copy of the memory."),
    "core_files_open": lambda c, _: c.t("A crash could leave a copy of the memory in a file."),
    "core_files_unknown": lambda c, _: c.t(
        "Whether a crash leaves a copy of the memory is not known."
    ),
    "space": lambda c, f: (
        c.t("Free on the disk: {n} MB.", n=c.number(int(f["mib"])))
        if "mib" in f
        else c.t("How much room is left on the disk is not known.")
    ),
    "reserve": lambda c, _: c.t("A reserve for a full disk: 32 MB beside the vault."),
    "reserve_none": lambda c, _: c.t("There is no reserve for a full disk beside the vault."),
    "clock": lambda c, f: c.t("The laptop's clock says {date}.", date=_at(c, f)),
    "version": lambda c, f: c.t("Intake {version}.", version=f["version"]),
}

_SAYS: Mapping[str, Says] = {
    **_VAULT,
    **_DONE_NOW_AND_THEN,
    **{f"{code}_old": _DONE_NOW_AND_THEN[code] for code in ("backup", "restore", "sheet")},
    **{f"{code}_old": _DONE_NOW_AND_THEN[code] for code in ("escrow", "check")},
    **_LAPTOP,
}


def _back_up(c: Catalog) -> str:
    return c.t("Make a backup on a stick, and keep the stick away from the laptop.")


def _rehearse(c: Catalog) -> str:
    return c.t("Rehearse it: what was never tried fails on the day it is needed.")


def _check_again(c: Catalog) -> str:
    return c.t("Press «Check the vault».")


def _tell_headquarters(c: Catalog) -> str:
    return c.t("Keep a copy of the folder and tell headquarters.")


def _ask_to_encrypt(c: Catalog) -> str:
    return c.t(
        "Ask whoever looks after the laptop to encrypt the disk. Until then switch it off, "
        "rather than close the lid."
    )


_ADVICE: Mapping[str, Callable[[Catalog], str]] = {
    "damaged": _tell_headquarters,
    "read_only_place": lambda c: c.t(
        "It is open for reading only. To work in it, unlock the stick, or copy the "
        "whole folder to this laptop and open it there."
    ),
    "header": _tell_headquarters,
    "doubt_older": lambda c: c.t(
        "If you put a backup in its place, say so below. If not, keep a copy of the folder and "
        "tell headquarters."
    ),
    "doubt_contents": _tell_headquarters,
    "doubt_keys": _tell_headquarters,
    "doubt_slots": lambda c: c.t(
        "Somebody may have put an older header in its place, so that an old passphrase opens "
        "again. If you did not do that yourself, keep a copy of the folder, tell headquarters, "
        "and move the vault to a new key."
    ),
    "recovery_unconfirmed": lambda c: c.t(
        "Type the recovery sheet back, so that it is known to be readable."
    ),
    "backup_never": _back_up,
    "backup_old": _back_up,
    "backup_beside": _back_up,
    "restore_never": _rehearse,
    "restore_old": _rehearse,
    "sheet_never": _rehearse,
    "sheet_old": _rehearse,
    "escrow_never": _rehearse,
    "escrow_old": _rehearse,
    "check_never": _check_again,
    "check_old": _check_again,
    "check_problems": _tell_headquarters,
    "unsent": lambda c: c.t(
        "If this laptop is lost, they are lost: export them, or keep a backup elsewhere."
    ),
    "disk_open": _ask_to_encrypt,
    "disk_unknown": lambda c: c.t("Ask whoever looks after the laptop."),
    "swap_open": lambda c: c.t(
        "Lock the vault when you do not work with it. Ask whoever looks after the laptop to "
        "encrypt the swap or to switch it off."
    ),
    "swap_unknown": lambda c: c.t("Ask whoever looks after the laptop."),
    "hibernation_open": lambda c: c.t("Lock the vault and switch the laptop off instead."),
    "hibernation_unknown": lambda c: c.t("Lock the vault and switch the laptop off instead."),
    "core_files_open": lambda c: c.t("Start Intake by its own program, not from another one."),
    "space": lambda c: c.t("Make room: without it nothing can be saved."),
    "reserve_none": lambda c: c.t("It comes back by itself when there is room on the disk again."),
    "clock": lambda c: c.t(
        "The log holds later times than this. Set the clock: dates on statements come from it."
    ),
}
