"""What is wrong with a record as a whole, in words: gaps, broken rules, a file that cannot fit."""

from collections.abc import Mapping

from intake_app.codebook.value_words import Facts, Sentence
from intake_app.i18n import Catalog


def _rows_lacking(catalog: Catalog, facts: Facts) -> str:
    least = facts.get("least")
    return catalog.tn(
        "This section needs at least {n} row. Add it.",
        "This section needs at least {n} rows. Add them.",
        least if isinstance(least, int) else 1,
    )


def _consent_order(catalog: Catalog, facts: Facts) -> str:
    match facts.get("what"):
        case "order":
            return catalog.t(
                "This decision is older than the one before it. Put the decisions in order of time."
            )
        case "since_when":
            return catalog.t("The withdrawal does not say since when. Add the date and time.")
        case _:
            return catalog.t("The withdrawal is older than the decision. Check both dates.")


RECORD_SENTENCES: Mapping[str, Sentence] = {
    "record_exists": lambda say, _: say.t(
        "This record is in the vault already, or twice among the files. Leave it out."
    ),
    "too_large": lambda say, _: say.t("The file is too large for a record. Choose another file."),
    "not_json": lambda say, _: say.t(
        "The file is not valid JSON. Export it again from the program it came from."
    ),
    "paragraph_unconfirmed": lambda say, _: say.t(
        "The person has not confirmed this paragraph. Read it again, correct it, or take it out."
    ),
    "paragraphs_lacking": lambda say, _: say.t(
        "The statement has no paragraphs yet. Write them, or let them be proposed from the account,"
        " and read each one aloud."
    ),
    "paragraphs_all_refused": lambda say, _: say.t(
        "The person refused every paragraph: the statement prints none of them. Ask once more, or"
        " say why it stays so."
    ),
    "name_may_stand": lambda say, _: say.t(
        "The person’s real name may stand here. Read it, write the pseudonym, or say why it stays."
    ),
    "pseudonym_is_the_name": lambda say, _: say.t(
        "The pseudonym holds part of the real name. Choose another with the person."
    ),
    "reason_needed": lambda say, _: say.t(
        "This was already read back. Say why it is changed; the reason is kept with it."
    ),
    "record_expected": lambda say, _: say.t("The file holds no record. Choose another file."),
    "other_codebook": lambda say, _: say.t(
        "The file was made with another questionnaire. Ask whoever sent it for one made by Intake."
    ),
    "version_form": lambda say, _: say.t(
        "The version of the questionnaire is not written as in 1.0.0. Correct the file."
    ),
    "unknown_section": lambda say, _: say.t(
        "The questionnaire has no such section. Correct the file."
    ),
    "unknown_field": lambda say, _: say.t(
        "The questionnaire has no such question. Correct the file."
    ),
    "rows_expected": lambda say, _: say.t(
        "This section is a list of rows, and the file holds something else. Correct the file."
    ),
    "single_expected": lambda say, _: say.t(
        "This section has its answers once, and the file holds something else. Correct the file."
    ),
    "row_expected": lambda say, _: say.t("This row is no set of answers. Correct the file."),
    "not_asked_here": lambda say, facts: say.t(
        "Another answer (“{question}”) rules this one out. Remove this answer, or change that one.",
        question=facts.get("question", ""),
    ),
    "key_lacks": lambda say, _: say.t(
        "The row has no key, so nothing can refer to it. Add one to the file."
    ),
    "key_twice": lambda say, _: say.t("Two rows have the same key. Give each row its own."),
    "rows_lacking": _rows_lacking,
    "required": lambda say, _: say.t(
        "This question has no answer yet. Answer it, or choose why there is no answer."
    ),
    "r_interviewee": lambda say, facts: (
        say.t("Nobody is marked as the person interviewed. Mark one person.")
        if facts.get("marked") == 0
        else say.t("More than one person is marked as interviewed. Keep the mark for one of them.")
    ),
    "r_consent_first": lambda say, facts: (
        say.t(
            "Consent was refused, so none of this may be kept. Remove it, or correct the consent."
        )
        if facts.get("given") == "no"
        else say.t("Content stands here before consent was given. Record the consent first.")
    ),
    "r_times": lambda say, facts: (
        say.t("The custody ends before it begins. Check both dates.")
        if facts.get("what") == "custody"
        else say.t("The interview does not end after its start. Check both times.")
    ),
    "r_not_future": lambda say, _: say.t(
        "This date lies after the interview. Check it, and the date of the interview."
    ),
    "r_interpreter": lambda say, _: say.t(
        "The interview and the record are in two languages, and no interpreter is named. "
        "Say who translated the record."
    ),
    "r_readback": lambda say, _: say.t(
        "The content is confirmed but was not read back. Read it back, or take the mark away."
    ),
    "r_refs": lambda say, facts: say.t(
        "The answer refers to something that is not in this record ({section}). Choose again.",
        section=facts.get("section", ""),
    ),
    "r_consent_latest": _consent_order,
    "r_minor": lambda say, _: say.t(
        "The person is under 18, and no guardian is named. Name one, or choose why there is none."
    ),
    "r_release": lambda say, _: say.t(
        "Somebody is still held or was not found. Add a missing person, or mark the risk as urgent."
    ),
    "r_exclusive": lambda say, _: say.t(
        "A choice that stands alone is chosen together with others. Keep the one or the others."
    ),
    "r_signed_lock": lambda say, _: say.t(
        "The record is locked without the person's signature. Add it, or change the status."
    ),
}
