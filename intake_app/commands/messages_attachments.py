"""Words for what stands in the way of an attachment."""

from collections.abc import Callable, Mapping

from intake_app import errors
from intake_app.i18n import Catalog

Facts = Mapping[str, object]
Say = Callable[[Catalog], tuple[str, str]]

_ATTACH: Mapping[str, Say] = {
    "folder": lambda c: (
        c.t("This is a folder, not a file."),
        c.t("Choose the files in it, or «Add a whole folder»."),
    ),
    "not_a_file": lambda c: (
        c.t("This is not a file with content of its own: it is a device or a pipe."),
        c.t("Nothing was attached. Choose a photo, a scan, a recording or a document."),
    ),
    "empty": lambda c: (
        c.t("The file is empty."),
        c.t("Nothing was attached. Copy it once more from the phone or the card, then try again."),
    ),
    "vault": lambda c: (
        c.t("This lies in a vault, or a vault lies in it."),
        c.t("Nothing of it was attached. Choose photos, scans, recordings or documents."),
    ),
    "no_files": lambda c: (
        c.t("There is no file in this folder."),
        c.t("Hidden files and links are left out. Choose another folder, or the files themselves."),
    ),
    "unknown_kind": lambda c: (
        c.t("The questionnaire has no such kind of attachment."),
        c.t("Use one of its codes: photo, video, audio, medical, official, other and so on."),
    ),
    "exists": lambda c: (
        c.t("This file is attached to the testimony already, byte for byte."),
        c.t("Nothing was added. The list shows it once."),
    ),
    "too_much": lambda c: (
        c.t("This folder holds too much: more than 1,000 files, or too many folders in folders."),
        c.t("Nothing was attached. Choose a folder inside it."),
    ),
    "stopped": lambda c: (
        c.t("You stopped before the file was taken in."),
        c.t("Nothing of it is left in the vault. The original is where it was."),
    ),
}
_SHOW: Mapping[str, Say] = {
    "kind": lambda c: (
        c.t("A file of this kind cannot be shown here."),
        c.t("It is kept whole. To open it, export it to a place that you can clear afterwards."),
    ),
    "size": lambda c: (
        c.t("The file is too large to be shown here."),
        c.t("It is kept whole. To open it, export it to a place that you can clear afterwards."),
    ),
    "pixels": lambda c: (
        c.t("The picture is larger than 40 million points; a file made to do harm can be so."),
        c.t("It is kept whole and was not opened. Ask headquarters before you export it."),
    ),
    "damaged": lambda c: (
        c.t("The file cannot be read as what it claims to be."),
        c.t("It is kept as it was given. If the original is still there, look at it in its place."),
    ),
}


def _attach(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    return _ATTACH.get(str(facts.get("reason")), _ATTACH["not_a_file"])(catalog)


def _show(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    return _SHOW.get(str(facts.get("reason")), _SHOW["damaged"])(catalog)


def _unknown(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("The testimony has no such attachment."),
        catalog.t("List its attachments and take a number or an id from there."),
    )


def _unreadable(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("The file could not be read to its end."),
        catalog.t("Nothing was attached. Put the stick or the card back, then try again."),
    )


def _changed(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("The file changed while it was read."),
        catalog.t("Nothing was attached. Close the program that writes it, then try again."),
    )


def _damaged(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("An attachment is damaged: it is not what was taken in."),
        catalog.t("The testimony itself is not touched. Restore the file from a backup."),
    )


ATTACHMENTS: Mapping[type[errors.IntakeError], Callable[[Catalog, Facts], tuple[str, str]]] = {
    errors.CannotAttach: _attach,
    errors.CannotShow: _show,
    errors.UnknownAttachment: _unknown,
    errors.SourceUnreadable: _unreadable,
    errors.SourceChanged: _changed,
    errors.AttachmentDamaged: _damaged,
}
