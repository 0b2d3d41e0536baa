"""The order and the choice of words of a statement, before any typesetting."""

import dataclasses
from dataclasses import replace

import pytest

from intake_app.domain.answers import AnswerPath, Missing, MissingReason, Said
from intake_app.report.blocks import (
    Fact,
    Facts,
    Heading,
    NewSheet,
    Paragraphs,
    Signing,
    Subheading,
    Table,
    Verification,
    Words,
)
from intake_app.report.document import build
from tests.builders.golden import STATEMENTS, as_text, document, golden_file
from tests.builders.statements import CODE, a_statement, sample


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_says_what_it_said_when_it_was_last_looked_at(name):
    assert golden_file(name).read_text(encoding="utf-8") == as_text(document(name))


def told(answers, **values):
    for path, value in values.items():
        section, _, field = path.partition("__")
        name, _, row = section.partition("_row")
        at = AnswerPath(name, field, int(row) if row else None)
        answers = answers.with_answer(at, None if value is None else Said(value))
    return answers


def in_english(answers, *columns, **options):
    return build(a_statement(answers, "en", columns=columns or ("ru",), **options))


def heads(made):
    for block in made.blocks:
        head = block.heading if isinstance(block, Signing) else block
        if isinstance(head, Heading):
            yield f"{head.number}. {head.words.main}"


def of_type(made, kind):
    return [block for block in made.blocks if isinstance(block, kind)]


def signing(made, head):
    (block,) = [one for one in of_type(made, Signing) if one.heading.words.main == head]
    return block


def test_the_parts_come_in_the_order_of_a_statement():
    assert [
        "I. The person",
        "II. How this explanation was taken",
        "III. Consent",
        "IV. Earlier statements about these events",
        "V. Explanation of the person",
        "VI. Table of acts",
        "VII. Annexes",
        "VIII. Read-back and signature of the person",
        "IX. Certificate of the interpreter",
        "X. Signature of the interviewer",
        "XI. Structured annex",
        "XII. Questions without an answer",
    ] == list(heads(in_english(sample("s1"), "uz", "ru")))


def test_the_structured_annex_begins_on_a_sheet_of_its_own():
    blocks = in_english(sample("s1"), "uz", "ru").blocks
    annex = next(
        place
        for place, block in enumerate(blocks)
        if isinstance(block, Heading) and block.words.main == "Structured annex"
    )

    assert NewSheet() == blocks[annex - 1]


def test_two_columns_have_heads_and_say_which_text_is_signed():
    made = in_english(sample("s1"), "uz", "ru")
    (columns,) = of_type(made, Paragraphs)

    assert (Words("Uzbek · original"), Words("Russian · translation")) == columns.heads
    assert Subheading(Words("Signed text: left column")) in made.blocks
    assert [1, 2, 3, 4, 5, 6] == [row.number for row in columns.rows]
    assert all(len(row.texts) == 2 for row in columns.rows)


def test_a_translation_alone_says_that_it_is_one():
    made = in_english(sample("s1"), "ru")

    assert Words("Translation. Language: Russian. Language of the original: Uzbek") == (
        made.opening.subtitle
    )


def test_paragraphs_come_by_number_not_by_row():
    answers = told(
        sample("s4"), statement_paragraphs_row0__number=4, statement_paragraphs_row3__number=1
    )
    (block,) = of_type(in_english(answers), Paragraphs)

    assert [1, 2, 3, 4] == [row.number for row in block.rows]
    assert "Из СБУ они или нет, не знаю, это только с их слов." == block.rows[0].texts[0]


def test_two_paragraphs_of_one_number_are_both_printed():
    answers = told(sample("s4"), statement_paragraphs_row3__number=1)
    (block,) = of_type(in_english(answers), Paragraphs)

    assert [1, 1, 2, 3] == [row.number for row in block.rows]


def test_the_signed_language_gives_the_first_words_of_every_heading():
    turned = build(a_statement(sample("s3"), "uk", parallel="kk", columns=("kk", "uk")))
    straight = build(a_statement(sample("s3"), "kk", parallel="uk"))

    assert straight == turned


READ_BACK = {
    "read_aloud": "The text was read to me in Russian; it is written correctly from my words.",
    "self_read": "I have read this text; it is written correctly from my words.",
    "interpreted": (
        "The interpreter read this text to me in translation (language: Russian); "
        "it is written correctly from my words."
    ),
    "not_done": "This text has not been read back to the person.",
}


@pytest.mark.parametrize("how", READ_BACK)
def test_the_read_back_certificate_says_what_was_done(how):
    answers = told(sample("s4"), closing__readback=how, closing__corrections_made="no")
    block = signing(in_english(answers), "Read-back and signature of the person")

    assert (Words(READ_BACK[how]),) == block.declaration


def test_corrections_are_mentioned_only_when_they_were_made():
    block = signing(in_english(sample("s4")), "Read-back and signature of the person")

    assert (Words(READ_BACK["self_read"]), Words("My corrections are included.")) == (
        block.declaration
    )


@pytest.mark.parametrize("confirmed", ["no", None, "missing"])
def test_a_text_that_was_not_confirmed_is_not_certified(confirmed):
    answers = told(
        sample("s4"), closing__confirmed_true=None if confirmed == "missing" else confirmed
    )
    if confirmed == "missing":
        path = AnswerPath("closing", "confirmed_true")
        answers = answers.with_answer(path, Missing(MissingReason.DECLINED))
    block = signing(in_english(answers), "Read-back and signature of the person")

    assert (Words("The person did not confirm this text as correct."),) == block.declaration


WHOLE = (
    "I know Uzbek and Russian. I interpreted the questions, the answers and this text fully and "
    "faithfully and read it back to the person, who said that it was understood. I have no family "
    "or other tie with the person or any party. I will keep what I heard confidential."
)
KNOWN = (
    "I know Uzbek and Russian. I interpreted the questions and the answers fully and faithfully."
)
READ = "I read this text to the person, who said that it was understood."
TIE = "I have a family or other tie with the person or a party."
NO_TIE = "I have no family or other tie with the person or any party."
KEPT = "I will keep what I heard confidential."


@pytest.mark.parametrize(
    ("how", "related", "declared"),
    [
        ("interpreted", "no", [WHOLE]),
        ("interpreted", "yes", [KNOWN, READ, TIE, KEPT]),
        ("read_aloud", "no", [KNOWN, NO_TIE, KEPT]),
        ("self_read", None, [KNOWN, KEPT]),
    ],
)
def test_the_interpreter_certifies_no_more_than_was_done(how, related, declared):
    answers = told(sample("s1"), closing__readback=how, interpreters_row0__related=related)
    block = signing(in_english(answers, "uz", "ru"), "Certificate of the interpreter")

    assert declared == [words.main for words in block.declaration]
    assert ["П-03"] == [field.name for field in block.fields]


def test_an_interpreter_who_was_not_accepted_certifies_nothing():
    answers = told(sample("s1"), interpreters_row0__accepted="no")

    assert "Certificate of the interpreter" not in str(list(heads(in_english(answers, "ru"))))


def test_a_lawyer_signs_beside_the_interviewer():
    block = signing(in_english(sample("s4")), "Signatures of the interviewer and the lawyer")

    assert ["И-11", "Гончар Олена"] == [field.name for field in block.fields]


def test_a_guardian_and_a_witness_to_a_mark_sign_with_the_person():
    signature = {"signer_role": "declarant", "signer_name": "А.", "kind": "thumb"}
    answers = told(sample("s4"), consent__guardian="p2").with_row("signatures", signature)
    block = signing(in_english(answers), "Read-back and signature of the person")

    assert [
        ("Person making the statement", "Абдрахманов Тимур Саматович", "Thumbprint"),
        ("Parent or guardian", "Гончар Олена", ""),
        ("Witness to the signature", "", ""),
    ] == [(field.role.main, field.name, field.remark.main) for field in block.fields]


def test_a_refusal_to_sign_stands_in_the_field():
    block = signing(in_english(sample("s7")), "Read-back and signature of the person")

    assert Words("Refused to sign") == block.fields[0].remark


def test_the_last_decision_for_a_purpose_is_the_one_printed():
    answers = sample("s4").with_row("consent_decisions", {"purpose": "unhcr", "level": "named"})
    answers = answers.with_row("consent_decisions", {"purpose": "unhcr", "level": "refused"})
    answers = answers.with_row(
        "consent_decisions",
        {"purpose": "legal_aid", "level": "anonymous", "conditions": "после суда"},
    )
    (table,) = [
        block for block in of_type(in_english(answers), Table) if block.columns[0].share == 80
    ]
    decided = {purpose.main: (level.main, terms.main) for purpose, level, terms in table.rows}

    assert "Sharing with UNHCR" not in decided
    assert "Media" not in decided
    assert ("Only without identifying data", "после суда") == (
        decided["Legal assistance and representation"]
    )


def test_who_came_is_told_by_number_and_by_their_own_words():
    made = in_english(sample("s3"), "kk")
    (facts,) = [
        block
        for block in of_type(made, Facts)
        if block.title == Words("Who the groups were, in the words of the person")
    ]

    assert (
        Fact(
            Words("Group 1"),
            Words(
                "Number: 3\nintroduced themselves: Russian: «Мы из СБУ.»\n"
                "Security Service of Ukraine (SBU) (as named by the person)"
            ),
        ),
    ) == facts.rows


def test_a_body_that_is_not_known_needs_no_hedge():
    made = in_english(sample("s1"), "ru")

    assert "Number: about 6 or more\nBody not established" in str(made.blocks).replace("\\n", "\n")


def test_annexes_are_listed_with_their_digests_and_said_to_be_absent():
    made = in_english(sample("s4"))
    (table,) = [one for one in of_type(made, Table) if one.columns[-1].head == Words("SHA-256")]

    assert ("2", "Ордер адвоката (синтетика)\nOfficial document", "Гончар Олена", "1") == tuple(
        words.main for words in table.rows[1][:4]
    )
    assert sample("s4").rows("attachments")[1]["sha256"] == table.rows[1][4].main.replace(" ", "")
    assert "(bytes absent)" in str(made.blocks)


def test_annexes_whose_files_are_here_are_said_to_be_kept():
    digests = [row["sha256"] for row in sample("s4").rows("attachments")]

    def printed(kept):
        request = replace(
            a_statement(sample("s4"), "en", columns=("ru",)), annexes_kept=frozenset(kept)
        )
        made = build(request)
        (table,) = [one for one in of_type(made, Table) if one.columns[-1].head == Words("SHA-256")]
        absent = ["file absent" in row[1].main for row in table.rows]
        return "are kept with the record" in str(made.blocks), absent

    assert (True, [False, False]) == printed(digests)
    assert (True, [False, True]) == printed(digests[:1])
    assert (False, [False, False]) == printed(["0" * 64])


def test_a_sealed_statement_ends_with_its_code():
    last = in_english(sample("s4")).blocks[-1]

    assert isinstance(last, Verification)
    assert f"INTAKE:{CODE.upper()}:1" == last.payload
    assert {"Code": CODE, "Head of the audit log": "9f3c11a0d2", "Revision": "1"}.items() <= {
        fact.label.main: fact.value.main.replace(" ", "") for fact in last.rows
    }.items()


def test_a_draft_has_no_code_anywhere():
    made = in_english(sample("s4"), code="")

    assert [] == of_type(made, Verification)
    assert ("", "", "DRAFT") == (
        made.furniture.code,
        made.furniture.payload,
        made.furniture.draft,
    )


def test_a_bare_draft_prints_what_there_is():
    answers = sample("s4")
    for section in answers.sections:
        if section not in {"record", "consent"}:
            answers = told_without(answers, section)
    made = in_english(answers, code="")

    assert [] == of_type(made, Paragraphs)
    assert "2000-01-01T00:00:00+00:00" == made.made_at
    assert "I. How this explanation was taken" in list(heads(made))


def told_without(answers, section):
    kept = {name: rows for name, rows in answers.to_json().items() if name != section}
    return type(answers)(kept)


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("explanation", "Explanation"),
        ("witness_statement", "Written explanation of a witness"),
        ("complaint", "Complaint"),
        ("application", "Application"),
        (None, "Explanation"),
    ],
)
def test_the_title_is_the_kind_of_document(kind, title):
    made = in_english(told(sample("s4"), statement__kind=kind))

    assert Words(title) == made.opening.title


def test_the_addressee_and_the_reference_stand_above():
    assert (Words("Reference: UA-2022-0002"), Words("Addressed to: В материалы жалобы")) == (
        in_english(sample("s4")).opening.lines
    )


def test_a_statement_is_a_value():
    made = in_english(sample("s4"))

    assert made == in_english(sample("s4"))
    with pytest.raises(dataclasses.FrozenInstanceError):
        made.title = "другое"
