"""Words for what concerns passphrases, users, the sheet and the keys of headquarters."""

from collections.abc import Callable, Mapping

from intake_app import errors
from intake_app.i18n import Catalog

Facts = Mapping[str, object]
Explain = Callable[[Catalog, Facts], tuple[str, str]]


def _wrong_recovery(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    group, swapped = facts.get("group", 0), facts.get("swapped", ())
    if given := facts.get("given", 0):
        return (
            catalog.t("Groups typed: {given} of {count}.", given=given, count=facts.get("of", 0)),
            catalog.t("Something is missing. Go through the groups on the sheet one by one."),
        )
    if group:
        return (
            catalog.t("Group {group} of the recovery code is mistyped.", group=group),
            catalog.t("Look at that group on the sheet and type it again."),
        )
    if isinstance(swapped, tuple) and len(swapped) == 2:
        first, second = swapped
        return (
            catalog.t(
                "Groups {first} and {second} have changed places.", first=first, second=second
            ),
            catalog.t("Type each where it stands on the sheet."),
        )
    return (
        catalog.t("Each group is well formed, but together they do not open this vault."),
        catalog.t(
            "Compare the order of the groups with the sheet. "
            "If it is right, this is the sheet of another vault, or an old one."
        ),
    )


def _passphrase_taken(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This passphrase opens the vault already."),
        catalog.t("Take other words: everybody has a passphrase of their own."),
    )


def _unreadable(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("The passphrase that was given is not text in UTF-8."),
        catalog.t("Nothing was changed. Type it, or have it written in UTF-8, then try again."),
    )


def _last_user(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This is the only person with a passphrase."),
        catalog.t("Add another person first, then remove this one."),
    )


def _unknown_user(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("Nobody of this name has a passphrase of this vault."),
        catalog.t("Look the name up in the list of people, then try again."),
    )


_NAMES: Mapping[str, Callable[[Catalog], tuple[str, str]]] = {
    "empty": lambda c: (
        c.t("A name or a code is missing."),
        c.t("Write what the others will know this person by."),
    ),
    "long": lambda c: (
        c.t("This name is too long."),
        c.t("A short name or a code is enough."),
    ),
    "signs": lambda c: (
        c.t("This name holds signs that cannot be seen."),
        c.t("Type it again with the keyboard; do not paste it."),
    ),
    "taken": lambda c: (
        c.t("Somebody has this name already."),
        c.t("Add something that tells the two apart."),
    ),
}


def _name(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    return _NAMES.get(str(facts.get("reason")), _NAMES["empty"])(catalog)


def _many_users(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    most = facts.get("most", 0)
    return (
        catalog.tn(
            "The vault has {n} person with a passphrase; there is room for no more.",
            "The vault has {n} people with a passphrase; there is room for no more.",
            most if isinstance(most, int) else 0,
        ),
        catalog.t("Remove somebody who does not work here any more."),
    )


def _not_a_letter(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This file is no rehearsal letter."),
        catalog.t("Have the laptop write the letter again, and take that file."),
    )


def _wrong_answer(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    if group := facts.get("group", 0):
        return (
            catalog.t("Group {group} of the answer is mistyped.", group=group),
            catalog.t("Have headquarters read that group out again."),
        )
    return (
        catalog.t("This is not the answer to the last letter."),
        catalog.t("Send headquarters the last letter, or write a new one."),
    )


def _no_letter(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("No letter waits for an answer."),
        catalog.t("Write a letter to headquarters first."),
    )


def _wrong_hq_key(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This file holds no key that opens this vault."),
        catalog.t("Ask headquarters for hq.key of somebody whose words the vault knows."),
    )


def _keys_doubted(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("The keys of this vault are not those that were last written down."),
        catalog.t(
            "Nothing is encrypted to them. Compare the words of headquarters' keys with paper, "
            "then say that they are known, or exchange them."
        ),
    )


def _old_way(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("The change holds, but the old way in is still on the disk."),
        catalog.t("Free some space, then lock and unlock: that takes it away."),
    )


KEYS: Mapping[type[errors.IntakeError], Explain] = {
    errors.WrongRecoveryCode: _wrong_recovery,
    errors.PassphraseTaken: _passphrase_taken,
    errors.PassphraseUnreadable: _unreadable,
    errors.LastUser: _last_user,
    errors.UnknownUser: _unknown_user,
    errors.NameUnfit: _name,
    errors.TooManyUsers: _many_users,
    errors.NotALetter: _not_a_letter,
    errors.WrongAnswer: _wrong_answer,
    errors.NoLetterWritten: _no_letter,
    errors.WrongHqKey: _wrong_hq_key,
    errors.OldWayRemains: _old_way,
    errors.KeysDoubted: _keys_doubted,
}
