"""Facts that were proved of one key and its copies: under another key they are not true."""

NO_LONGER_TRUE = (
    "last_backup",
    "last_backup_folder",
    "last_backup_lacking",
    "last_restore_rehearsal",
    "last_rehearsal_sheet",
    "last_rehearsal_escrow",
    "rehearsal_challenge",
    "recovery_confirmed",
)
# Those of this one vault: another vault has no backups yet, and nobody has looked it over.
OF_THIS_VAULT = (*NO_LONGER_TRUE, "backups", "last_check", "last_check_problems")
