"""Words for what does not verify, and for what a later version of Intake made."""

from collections.abc import Callable, Mapping

from intake_app import errors
from intake_app.i18n import Catalog

Facts = Mapping[str, object]


def _damaged(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("Something that was read does not verify."),
        catalog.t("Do not go on with it. Use a backup or another copy."),
    )


def _header(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    if facts.get("reason") == "slots":
        return (
            catalog.t("This vault cannot be opened in this way: that way in was taken away."),
            catalog.t("Headquarters can open it if they kept theirs; otherwise restore a backup."),
        )
    return (
        catalog.t("The header of this vault is damaged, and so is its copy."),
        catalog.t("Nothing was changed. Restore vault.json from a backup of the folder."),
    )


def _vault(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("The database of this vault is damaged."),
        catalog.t("Nothing was changed. Copy the whole folder now, then restore a backup."),
    )


def _record(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This testimony is damaged: it is not what was saved."),
        catalog.t("The others can be read. Restore this one from a backup or an export."),
    )


def _audit(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    return (
        catalog.t("The audit log breaks at entry {seq}.", seq=facts.get("seq", "?")),
        catalog.t("The vault was changed from outside. Keep a copy and tell headquarters."),
    )


def _bundle(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This bundle does not verify; nothing of it was taken."),
        catalog.t("Keep it as it is and ask for a new export from the same laptop."),
    )


def _signature(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("The signature does not match its file and key."),
        catalog.t("Check that the key is the one of this laptop; otherwise do not trust the file."),
    )


def _codebook(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("The questionnaire of this program is damaged."),
        catalog.t("Install Intake again; the vault is not touched."),
    )


def _too_new(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This was made by a later version of Intake."),
        catalog.t("Nothing was changed. Install the later version to open it."),
    )


DAMAGED: Mapping[type[errors.IntakeError], Callable[[Catalog, Facts], tuple[str, str]]] = {
    errors.Damaged: _damaged,
    errors.HeaderDamaged: _header,
    errors.VaultDamaged: _vault,
    errors.RecordDamaged: _record,
    errors.AuditBroken: _audit,
    errors.BundleDamaged: _bundle,
    errors.SignatureInvalid: _signature,
    errors.CodebookDamaged: _codebook,
    errors.TooNew: _too_new,
    errors.AttachmentTooNew: _too_new,
    errors.VaultTooNew: _too_new,
    errors.BundleTooNew: _too_new,
    errors.CodebookTooNew: _too_new,
}
