"""What a backup lacks, what panic did and cannot do, what was salvaged, in whole sentences."""

from intake_app.i18n import Catalog
from intake_app.store.salvage import Salvaged


def lacking_in_words(lacking: tuple[str, ...], catalog: Catalog) -> tuple[str, str]:
    """What a backup has not got, whose it is, and what to do. `lacking` are testimonies."""
    whose = ", ".join(dict.fromkeys(lacking))
    return (
        catalog.tn(
            "The backup is not complete: {n} encrypted file is damaged or missing, in the vault "
            "and on the stick alike. It belongs to: {whose}.",
            "The backup is not complete: {n} encrypted files are damaged or missing, in the vault "
            "and on the stick alike. They belong to: {whose}.",
            len(lacking),
            whose=whose,
        ),
        catalog.t(
            "Everything else is in it and was verified. Look for the file in older backups on "
            "other sticks, and delete none of them."
        ),
    )


def panic_said(catalog: Catalog, *, keeps_headquarters: bool) -> str:
    """What is true now."""
    if keeps_headquarters:
        return catalog.t(
            "No passphrase and no recovery sheet opens this vault any more. "
            "Headquarters can still open it with their key."
        )
    return catalog.t("Nobody can open this vault any more, headquarters neither.")


def panic_cannot(catalog: Catalog) -> str:
    """What it does not reach."""
    return catalog.t(
        "Backups and other copies of the folder are not reached, and a stick or a disk may keep "
        "old blocks that a laboratory can read."
    )


def salvaged_in_words(done: Salvaged, catalog: Catalog) -> tuple[str, ...]:
    """One line for each thing to know."""
    lines = [
        catalog.tn(
            "{n} testimony was saved into the new vault.",
            "{n} testimonies were saved into the new vault.",
            done.records,
        )
    ]
    if done.is_complete:
        return (*lines, catalog.t("Nothing was lost."))
    lines += [
        catalog.t("Lost, because it does not verify: {number}", number=one.reference or "?")
        for one in done.lost
    ]
    if done.shortened:
        count = len(done.shortened)
        lines.append(
            catalog.tn(
                "{n} testimony came over without its last revisions.",
                "{n} testimonies came over without their last revisions.",
                count,
            )
        )
    if done.lost_rows or done.lost_files:
        lines.append(catalog.t("Attachments or notes that could not be read stayed behind."))
    if not done.log_is_whole:
        lines.append(catalog.t("The end of the audit log could not be read."))
    return tuple(lines)
