"""Who can open what, in whole sentences: the window and the command line share them."""

from collections.abc import Iterator

from intake_app.commands.access import Access, RecordAccess
from intake_app.commands.recovery import Rehearsals
from intake_app.i18n import Catalog


def access_in_words(found: Access, c: Catalog) -> tuple[str, ...]:
    """One sentence a line."""
    lines = [
        everybody(found, c),
        *(f"  {user.name}" for user in found.users),
        sheet(found.rehearsals, c),
    ]
    lines.append(headquarters(c))
    lines += ["  " + " ".join(key.fingerprint_words(c.language)) for key in found.recipients]
    if found.record is not None:
        lines += [*care(found.record, c), *elsewhere(found.record, c)]
    return tuple(lines)


def everybody(found: Access, c: Catalog) -> str:
    """The users share one key: there is no testimony that one of them could not read."""
    return c.tn(
        "{n} person has a passphrase and can read every testimony in this vault.",
        "{n} people have a passphrase, and each can read every testimony in this vault.",
        len(found.users),
    )


def sheet(known: Rehearsals, c: Catalog) -> str:
    """Whoever holds the paper."""
    if not known.sheet_confirmed:
        return c.t("Whoever holds the recovery sheet can open the vault. It was never typed back.")
    return c.t("Whoever holds the recovery sheet can open the vault.")


def headquarters(c: Catalog) -> str:
    """Each holder of a key of headquarters."""
    return c.t("Each holder of these keys of headquarters can open the vault, too:")


def care(record: RecordAccess, c: Catalog) -> Iterator[str]:
    """Said plainly where it matters most; the vault itself makes no difference."""
    if record.of_minor:
        yield c.t(
            "This testimony is about a minor. Everyone with a passphrase of this vault can read it."
        )
    if record.of_sexual_violence:
        yield c.t(
            "This testimony speaks of sexual violence. Everyone with a passphrase of this vault "
            "can read it."
        )
    if not record.of_minor and not record.of_sexual_violence:
        yield c.t("Everyone with a passphrase of this vault can read this testimony.")


def elsewhere(record: RecordAccess, c: Catalog) -> Iterator[str]:
    """Copies that left the vault."""
    if record.exports:
        yield c.tn(
            "It was exported {n} time: headquarters can open those copies.",
            "It was exported {n} times: headquarters can open those copies.",
            record.exports,
        )
    else:
        yield c.t("It was never exported from this vault.")
    if record.prints:
        yield c.tn(
            "It was printed {n} time: whoever has the paper or the PDF can read it.",
            "It was printed {n} times: whoever has the paper or the PDF can read it.",
            record.prints,
        )
