"""Signing at the laptop: tied to the words that were heard, whole or not there at all."""

from dataclasses import replace

import pytest

from intake_app.commands import (
    attachments,
    erasures,
    export_contents,
    interview,
    records,
    signing,
    statements,
    withdrawals,
)
from intake_app.commands.demo import sample_files
from intake_app.commands.signing import Given
from intake_app.domain.answers import AnswerPath, Said
from intake_app.domain.attestation import Attestation, Way
from intake_app.domain.consent import Level
from intake_app.domain.lifecycle import State
from intake_app.domain.statement_code import statement_code
from intake_app.domain.withdrawal import Scope, Withdrawal
from intake_app.errors import (
    CannotSign,
    DiskFull,
    ReadOnlyPlace,
    StepNotAllowed,
    UnknownAttachment,
)
from tests.builders.disks import files_no_longer_than
from tests.builders.signatures import a_dot, a_signature
from tests.builders.statements import letters, pdf_text
from tests.core.commands.conftest import NOW

DRAWN = Given("declarant", 1, Way.DRAWN, a_signature())
REFUSED = Given("declarant", 1, Way.REFUSED, reason="Боїться за сина.")
UKRAINIAN = statements.PrintStatement("uk")


@pytest.fixture
def draft_id(session):
    (file,) = [file for file in sample_files() if file.name.startswith("s5")]
    return records.add(session, [file])[0]


@pytest.fixture
def heard_id(session, draft_id):
    interview.read_back(session, draft_id)
    return draft_id


@pytest.fixture
def sealed_id(session, heard_id):
    interview.seal(session, heard_id)
    return heard_id


def sign(session, record_id, given=DRAWN):
    return signing.keep(session, record_id, stored(session, record_id).revision, given)


def sign_again_and_again(session, record_id):
    for _ in range(40):
        sign(session, record_id, REFUSED)


def stored(session, record_id):
    return session.vault.records.get(record_id)


def counting(session, record_id):
    return signing.counting(session, stored(session, record_id))


def events(session):
    return [entry.event for entry in session.vault.audit.entries()]


def files(session):
    return [path for path in (session.vault.folder / "att").rglob("*") if path.is_file()]


def paper(session, record_id, wanted=UKRAINIAN):
    return statements.render(session, record_id, wanted)


def test_a_signature_names_who_how_when_and_under_which_text(session, sealed_id):
    kept = sign(session, sealed_id)

    assert kept == Attestation(
        record_id=sealed_id,
        revision=2,
        role="declarant",
        number=1,
        way=Way.DRAWN,
        at=NOW.isoformat(timespec="seconds"),
        name=kept.name,
        code=statement_code(stored(session, sealed_id).body),
        drawing=a_signature(),
    )
    assert len(kept.name) > 3
    assert (kept,) == counting(session, sealed_id)
    last = [entry for entry in session.vault.audit.entries() if entry.event == "signature_kept"][-1]
    (one,) = signing.listed(session, sealed_id)
    assert (sealed_id, f"declarant drawn 2 {one.attachment_id}") == (last.record_id, last.detail)


def test_a_signature_changes_nothing_of_what_was_sealed(session, sealed_id):
    before = stored(session, sealed_id)

    sign(session, sealed_id)

    after = stored(session, sealed_id)
    assert before.body == after.body
    assert before.revision == after.revision
    assert statement_code(before.body) == statement_code(after.body)
    assert () == session.vault.check().findings


def test_a_sealed_statement_that_the_person_signed_is_signed(session, sealed_id):
    sign(session, sealed_id)

    assert State.SIGNED is stored(session, sealed_id).state
    assert "signed" == events(session)[-1]


@pytest.mark.parametrize(
    "given",
    [REFUSED, replace(REFUSED, way=Way.CANNOT), replace(DRAWN, role="interviewer")],
    ids=["refused", "cannot", "another"],
)
def test_a_statement_that_the_person_did_not_sign_stays_sealed(session, sealed_id, given):
    sign(session, sealed_id, given)

    assert State.SEALED is stored(session, sealed_id).state


def test_what_was_signed_at_the_read_back_holds_after_the_seal(session, heard_id):
    kept = sign(session, heard_id)
    interview.seal(session, heard_id)

    assert ("", 1) == (kept.code, kept.revision)
    assert (kept,) == counting(session, heard_id)
    assert State.SIGNED is stored(session, heard_id).state


def test_before_the_seal_a_signature_takes_the_place_of_the_one_before(session, heard_id):
    sign(session, heard_id, REFUSED)
    kept = sign(session, heard_id)

    assert [kept] == [one.attestation for one in signing.listed(session, heard_id)]
    assert 1 == len(files(session))
    assert ["signature_kept", "signature_replaced"] == events(session)[-2:]


def test_after_the_seal_a_refusal_stays_beside_the_signature_that_came_later(session, sealed_id):
    refused = sign(session, sealed_id, REFUSED)
    kept = sign(session, sealed_id)

    assert [(refused, False), (kept, True)] == [
        (one.attestation, one.counts) for one in signing.listed(session, sealed_id)
    ]


def test_a_changed_statement_is_not_the_one_that_was_signed(session, heard_id):
    kept = sign(session, heard_id)
    said = AnswerPath("closing", "person_questions")
    answers = stored(session, heard_id).body.answers.with_answer(said, Said("Чи прочитають це?"))
    interview.save(session, heard_id, answers, reason="added")
    assert () == counting(session, heard_id)
    interview.read_back(session, heard_id)
    interview.seal(session, heard_id)

    assert () == counting(session, heard_id)
    assert State.SEALED is stored(session, heard_id).state
    assert [(kept, False)] == [
        (one.attestation, one.counts) for one in signing.listed(session, heard_id)
    ]


def test_who_was_shown_an_older_revision_has_signed_nothing(session, heard_id):
    shown = stored(session, heard_id).revision
    interview.seal(session, heard_id)

    with pytest.raises(CannotSign) as refused:
        signing.keep(session, heard_id, shown, DRAWN)

    assert {"reason": "changed"} == refused.value.facts
    assert () == signing.listed(session, heard_id)


def test_nobody_signs_what_was_not_read_back(session, draft_id):
    with pytest.raises(StepNotAllowed) as refused:
        sign(session, draft_id)

    assert {"state": "draft", "step": "sign"} == refused.value.facts
    assert [] == files(session)


def test_after_a_withdrawal_nobody_signs_and_nothing_counts(session, sealed_id):
    sign(session, sealed_id)
    withdrawals.withdraw(session, sealed_id, Withdrawal(Scope.ALL_FUTURE))

    with pytest.raises(StepNotAllowed):
        sign(session, sealed_id)
    assert () == counting(session, sealed_id)


def test_a_withdrawal_of_one_purpose_is_another_text(session, sealed_id):
    sign(session, sealed_id)
    purpose, *_ = withdrawals.standing(session, sealed_id).allowed
    withdrawals.withdraw(session, sealed_id, Withdrawal(Scope.THIS_PURPOSE, (purpose,)))
    assert () == counting(session, sealed_id)

    kept = sign(session, sealed_id)

    assert (3, (kept,)) == (kept.revision, counting(session, sealed_id))


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (replace(DRAWN, drawing=a_dot()), "short"),
        (Given("declarant", 1, Way.DRAWN), "short"),
        (replace(REFUSED, reason=" \n"), "no_reason"),
        (Given("declarant", 1, Way.CANNOT), "no_reason"),
        (replace(REFUSED, reason="不"), "unprintable"),
        (replace(REFUSED, reason="а\x07"), "unprintable"),
        (replace(REFUSED, reason="а" * 501), "long"),
        (replace(DRAWN, role="witness"), "no_place"),
        (replace(DRAWN, number=2), "no_place"),
        (replace(DRAWN, role="judge"), "no_place"),
    ],
)
def test_what_is_no_signature_is_refused_and_leaves_nothing(session, sealed_id, given, reason):
    before = events(session)

    with pytest.raises(CannotSign) as refused:
        sign(session, sealed_id, given)

    assert {"reason": reason} == refused.value.facts
    assert ([], before) == (files(session), events(session))
    assert State.SEALED is stored(session, sealed_id).state


def test_a_thumbprint_calls_for_a_witness_whose_name_is_written_then(session, sealed_id):
    sign(session, sealed_id, Given("declarant", 1, Way.THUMB))
    roles = [one.role for one in signing.signers_of(session, stored(session, sealed_id))]

    witness = sign(
        session, sealed_id, Given("witness", 1, Way.DRAWN, a_signature(), name=" Ірина  Сусідка ")
    )

    assert ["declarant", "witness", "interviewer"] == roles
    assert "Ірина Сусідка" == witness.name
    assert "Ірина Сусідка" in pdf_text(paper(session, sealed_id))


@pytest.mark.parametrize("extra", [0, 2_000, 30_000])
def test_a_full_disk_leaves_no_half_of_a_signature(session, sealed_id, extra):
    sizes = [path.stat().st_size for path in session.vault.folder.iterdir() if path.is_file()]
    before = events(session)
    with files_no_longer_than(extra and max(sizes) + extra), pytest.raises(DiskFull):
        sign_again_and_again(session, sealed_id)

    whole = signing.listed(session, sealed_id)
    assert len(whole) == len(files(session)) == len(events(session)) - len(before)
    assert State.SEALED is stored(session, sealed_id).state
    assert () == session.vault.check().findings


def test_a_place_where_nothing_can_be_written_takes_no_signature(session, sealed_id, monkeypatch):
    monkeypatch.setattr(session.vault, "faults", ("place",))

    with pytest.raises(ReadOnlyPlace):
        sign(session, sealed_id)

    assert [] == files(session)


def test_a_damaged_signature_takes_nothing_else_along(session, sealed_id):
    sign(session, sealed_id)
    kept = sign(session, sealed_id, replace(DRAWN, role="interviewer"))
    first = files(session)[0]
    spoilt = bytearray(first.read_bytes())
    spoilt[-1] ^= 1
    first.write_bytes(bytes(spoilt))

    left = signing.listed(session, sealed_id)

    assert (1, 1) == (len(left), signing.damaged(session, sealed_id))
    assert kept.role in {"declarant", "interviewer"}
    assert paper(session, sealed_id).startswith(b"%PDF")


def test_a_signature_is_no_annex_and_nobody_removes_it_as_one(session, sealed_id):
    sign(session, sealed_id)
    (one,) = signing.listed(session, sealed_id)

    assert () == attachments.listed(session, sealed_id)
    with pytest.raises(UnknownAttachment):
        attachments.find(session, sealed_id, one.attachment_id)
    with pytest.raises(StepNotAllowed):
        attachments.remove(session, sealed_id, one.attachment_id)


def test_on_paper_the_signature_stands_with_its_time_and_its_clock(session, sealed_id):
    before = paper(session, sealed_id)
    sign(session, sealed_id)

    after = paper(session, sealed_id)

    assert before != after
    assert b"/Image" not in after.replace(b"/ImageB", b"").replace(b"/ImageC", b"").replace(
        b"/ImageI", b""
    )
    assert "22.11.2026, 09:00" in " ".join(pdf_text(after).split())
    assert after == paper(session, sealed_id)


def test_on_a_draft_nobody_s_hand_stands(session, heard_id):
    before = paper(session, heard_id)

    sign(session, heard_id)

    assert before == paper(session, heard_id)


def test_a_refusal_stands_on_paper_with_its_reason(session, draft_id):
    answers = stored(session, draft_id).body.answers
    answers = answers.with_answer(AnswerPath("consent", "pseudonym"), None)
    answers = answers.with_answer(AnswerPath("consent", "use_pseudonym"), Said("no"))
    record_id = sealed_with(session, draft_id, answers)
    sign(session, record_id, REFUSED)

    told = " ".join(pdf_text(paper(session, record_id)).split())

    assert "Відмова від підпису" in told
    assert letters("Боїться за сина.") in letters(told)


def test_under_a_pseudonym_no_reason_is_printed(session, draft_id):
    answers = stored(session, draft_id).body.answers
    for name, value in {"use_pseudonym": "yes", "pseudonym": "Тополя"}.items():
        answers = answers.with_answer(AnswerPath("consent", name), Said(value))
    record_id = sealed_with(session, draft_id, answers)
    kept = sign(session, record_id, REFUSED)

    told = " ".join(pdf_text(paper(session, record_id)).split())

    assert ("Тополя", "Боїться за сина.") == (kept.name, kept.reason)
    assert "Відмова від підпису" in told
    assert letters("Боїться") not in letters(told)


def sealed_with(session, record_id, answers):
    interview.save(session, record_id, answers)
    found = interview.check(session, record_id)
    interview.read_back(session, record_id, {problem.code: "heard" for problem in found})
    interview.seal(session, record_id)
    return record_id


def test_a_signature_goes_with_the_case_file_and_with_no_other_purpose(session, sealed_id):
    sign(session, sealed_id)
    (one,) = signing.listed(session, sealed_id)
    going = [(stored(session, sealed_id), Level.NAMED)]

    gathered = {
        purpose: export_contents.gather(session, purpose, going).contents.attachments
        for purpose in ("case_file", "publication")
    }

    assert {"case_file": {one.attachment_id}, "publication": set()} == {
        purpose: set(found) for purpose, found in gathered.items()
    }
    content = b"".join(gathered["case_file"][one.attachment_id].slices())
    assert one.attestation == Attestation.from_svg(content)


def test_with_the_testimony_its_signatures_are_gone(session, sealed_id):
    sign(session, sealed_id)

    erasures.erase(session, sealed_id, "UA-2022-0003")

    assert [] == files(session)
