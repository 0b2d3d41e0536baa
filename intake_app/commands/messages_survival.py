"""Words for backups, restoring, moving to a new key, panic."""

from collections.abc import Callable, Mapping

from intake_app import errors
from intake_app.i18n import Catalog

Facts = Mapping[str, object]


def _not_a_backup(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("There is no finished backup in this folder."),
        catalog.t("Choose the folder or the stick on which the backup was written."),
    )


def _another_vault(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    if facts.get("reason") == "key":
        return (
            catalog.t("This backup was made before the vault moved to a new key."),
            catalog.t(
                "It opens with the passphrase of that day: restore it into a folder of its own. "
                "Then make a new backup of this vault."
            ),
        )
    return (
        catalog.t("This is a backup of another vault."),
        catalog.t("Choose the folder with the backups of this vault."),
    )


def _stands_there(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("There is a vault in this folder already."),
        catalog.t(
            "Choose an empty folder, or say that the vault that is there may be moved aside."
        ),
    )


def _confirmation(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    return (
        catalog.t("The word of confirmation is another one."),
        catalog.t("Nothing was changed. Type «{word}» to go on.", word=facts.get("word", "")),
    )


def _backup_damaged(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This backup is damaged; nothing of it was taken."),
        catalog.t("Use an older backup, or another stick. Make a new backup as soon as you can."),
    )


SURVIVAL: Mapping[type[errors.IntakeError], Callable[[Catalog, Facts], tuple[str, str]]] = {
    errors.NotABackup: _not_a_backup,
    errors.BackupOfAnotherVault: _another_vault,
    errors.VaultStandsThere: _stands_there,
    errors.ConfirmationWrong: _confirmation,
    errors.BackupDamaged: _backup_damaged,
}
