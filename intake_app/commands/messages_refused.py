"""Words for what the person in front of the program can put right."""

from collections.abc import Callable, Mapping

from intake_app import errors
from intake_app.i18n import Catalog

Facts = Mapping[str, object]
Explain = Callable[[Catalog, Facts], tuple[str, str]]


def _refused(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This step was not taken."),
        catalog.t("Nothing was changed. Check what you entered and try again."),
    )


def _wrong_passphrase(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("The passphrase does not open this vault."),
        catalog.t("Check the keyboard language and Caps Lock, then try again."),
    )


def _weak(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    return (
        catalog.t("The passphrase is too short."),
        catalog.t(
            "Take the suggested words, or at least {least} characters.",
            least=facts.get("least", ""),
        ),
    )


def _step(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This step does not fit the state of the testimony."),
        catalog.t("Nothing was changed. Look at its state in the list first."),
    )


def _incomplete(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("Some answers are missing or do not fit together."),
        catalog.t("Open Check answers: each one is listed there with its place."),
    )


CONSENT_HAPPENED: Mapping[str, Callable[[Catalog], str]] = {
    "absent": lambda c: c.t("The person was not asked about this purpose."),
    "refused": lambda c: c.t("The person refused consent for this purpose."),
    "withdrawn": lambda c: c.t("The person has withdrawn consent for this purpose."),
    "interview": lambda c: c.t("The person did not consent to the interview."),
    "anonymous": lambda c: c.t("The person agreed to this purpose only without their name."),
    "training": lambda c: c.t("It is training: invented, not a testimony."),
}


def _consent(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    happened = CONSENT_HAPPENED.get(str(facts.get("reason")), CONSENT_HAPPENED["absent"])
    return (
        happened(catalog),
        catalog.t("Nothing leaves the vault. Only the person can change this decision."),
    )


def _input(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("The record is not valid; nothing was added."),
        catalog.t("Correct the places listed, then add it again."),
    )


def _json(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("The file is not valid JSON; nothing was added."),
        catalog.t("Export it again from the program it came from."),
    )


def _unknown_record(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("There is no testimony with this number in the vault."),
        catalog.t("Look it up in the list, then try again."),
    )


def _several(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("More than one testimony has this number."),
        catalog.t("Look in the list and use the long id of the one you mean."),
    )


def _exists(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This testimony is already in the vault."),
        catalog.t("Nothing was added. Open the one that is there."),
    )


def _purpose(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This purpose is not in the questionnaire."),
        catalog.t("Choose one of the purposes of the consent form."),
    )


def _few_recipients(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    return (
        catalog.t("One recipient at headquarters is not enough."),
        catalog.t(
            "Add recipient files until there are {least}, so that a lost key loses nothing.",
            least=facts.get("least", 2),
        ),
    )


def _recipient(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    if facts.get("reason") == "duplicate":
        return (
            catalog.t("This recipient was given twice."),
            catalog.t("Choose the file of another person at headquarters."),
        )
    return (
        catalog.t("This file holds no recipient of headquarters."),
        catalog.t("Ask headquarters for the file with one line that begins with age1."),
    )


def _secret_recipient(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("STOP: this file is the secret key of headquarters."),
        catalog.t(
            "Take it off this laptop at once and tell headquarters; the key must be replaced."
        ),
    )


def _language(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    return (
        catalog.t(
            "These paragraphs have no text in the language asked for: {paragraphs}.",
            paragraphs=_listed(facts.get("paragraphs")),
        ),
        catalog.t("Translate them first, or print in the language of the record."),
    )


def _glyph(catalog: Catalog, facts: Facts) -> tuple[str, str]:
    return (
        catalog.t(
            "Some characters cannot be printed: {codepoints}.",
            codepoints=_listed(facts.get("codepoints")),
        ),
        catalog.t(
            "Nothing was printed. Write these places in words: {paths}.",
            paths=_places(catalog, facts.get("paths")),
        ),
    )


def _unsupported_language(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("Intake has no words for a document in this language."),
        catalog.t(
            "Choose Kazakh, Russian, Ukrainian or English; add the other as a second column."
        ),
    )


def _nothing(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("No testimony may be exported for this purpose."),
        catalog.t("Choose another purpose, or look at the consent of each testimony."),
    )


def _not_empty(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This folder is not empty."),
        catalog.t("Choose an empty or new folder; nothing was written."),
    )


def _target_in_vault(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This folder belongs to the vault itself."),
        catalog.t("Choose a folder on the stick; nothing was written."),
    )


def _file_exists(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("There is already a file with this name."),
        catalog.t("Choose another name; the file was not touched."),
    )


def _not_a_vault(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This folder holds no vault."),
        catalog.t("Choose the folder that was made when Intake was set up."),
    )


def _not_a_bundle(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This folder is not a finished export."),
        catalog.t("Copy the whole folder again; the file READY is written last."),
    )


def _identity(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This key does not open the bundle."),
        catalog.t("Use the key of one of the recipients the laptop was set up with."),
    )


def _device_key(catalog: Catalog, _: Facts) -> tuple[str, str]:
    return (
        catalog.t("This is not the public key of the laptop that made the bundle."),
        catalog.t("Get device.pub from that laptop again; do not accept it from the stick."),
    )


def _places(catalog: Catalog, paths: object) -> str:
    """Places in a record as a person sees them; loads the questionnaire for these words only."""
    from intake_app.codebook.load import load_codebook
    from intake_app.codebook.problem import Problem
    from intake_app.codebook.wording import describe_place

    book = load_codebook()
    listed = paths if isinstance(paths, tuple) else ()
    return "; ".join(describe_place(Problem("", str(path)), book, catalog) for path in listed)


def _listed(values: object) -> str:
    return ", ".join(str(value) for value in values) if isinstance(values, tuple | list) else ""


REFUSED: Mapping[type[errors.IntakeError], Explain] = {
    errors.Refused: _refused,
    errors.WrongPassphrase: _wrong_passphrase,
    errors.WeakPassphrase: _weak,
    errors.StepNotAllowed: _step,
    errors.AnswersIncomplete: _incomplete,
    errors.ConsentMissing: _consent,
    errors.InputRefused: _input,
    errors.JsonRefused: _json,
    errors.UnknownRecord: _unknown_record,
    errors.SeveralRecords: _several,
    errors.RecordExists: _exists,
    errors.UnknownPurpose: _purpose,
    errors.TooFewRecipients: _few_recipients,
    errors.RecipientInvalid: _recipient,
    errors.RecipientIsSecret: _secret_recipient,
    errors.LanguageMissing: _language,
    errors.GlyphMissing: _glyph,
    errors.UnsupportedLanguage: _unsupported_language,
    errors.NothingToExport: _nothing,
    errors.FolderNotEmpty: _not_empty,
    errors.TargetInVault: _target_in_vault,
    errors.FileExists: _file_exists,
    errors.NotAVault: _not_a_vault,
    errors.NotABundle: _not_a_bundle,
    errors.WrongIdentity: _identity,
    errors.WrongDeviceKey: _device_key,
}
