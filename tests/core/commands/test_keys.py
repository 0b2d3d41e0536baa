"""What a person can do about the keys: users, other ways in, rehearsals, who can open."""

import stat

import pytest

from intake_app.commands import (
    access,
    access_words,
    hq,
    records,
    recovery,
    users,
    vaults,
    ways_in,
)
from intake_app.commands.demo import sample_files
from intake_app.commands.strength import strength_in_words
from intake_app.domain import passphrase
from intake_app.domain.answers import Answers
from intake_app.errors import (
    FileExists,
    HeaderDamaged,
    PlaceGone,
    RecipientIsSecret,
    TargetInVault,
    WrongHqKey,
    WrongPassphrase,
    WrongRecoveryCode,
)
from intake_app.i18n import LANGUAGES, catalog
from intake_app.store.header import read_header, write_header
from tests.core.commands.conftest import ClockBroken

PASSPHRASE = "қоңыр алма жүз терезе"
NOW = "2026-11-22T09:00:00+02:00"
NEW = "журавель телега ноябрь"
EN = catalog("en")


@pytest.fixture
def founded(surroundings, key_holders, tmp_path):
    """A closed vault and its recovery code."""
    recipients = tuple(vaults.read_recipient(key / "hq.recipient") for key in key_holders)
    wanted = vaults.CreateVault("И-07", "kk", PASSPHRASE, recipients)
    created = vaults.create(tmp_path / "founded", wanted, surroundings)
    vaults.close(created.session)
    return tmp_path / "founded", created.recovery_code


def opens(folder, words, surroundings):
    try:
        vaults.close(vaults.unlock(folder, words, surroundings))
    except WrongPassphrase:
        return False
    return True


def test_who_lost_the_passphrase_comes_in_with_the_sheet_and_sets_a_new_one(founded, surroundings):
    folder, code = founded
    session = ways_in.unlock_with_recovery(folder, code, surroundings)
    ways_in.reset_passphrase(session, NEW)
    told = [(e.event, e.detail != "") for e in session.vault.audit.entries()][-1]
    vaults.close(session)

    assert ("passphrase_reset", True) == told
    assert (True, False) == (
        opens(folder, NEW, surroundings),
        opens(folder, PASSPHRASE, surroundings),
    )


@pytest.mark.parametrize("holder", [0, 1])
def test_any_one_key_of_headquarters_opens_the_vault(founded, surroundings, key_holders, holder):
    folder, _ = founded
    key = key_holders[holder] / "hq.key"

    session = ways_in.unlock_with_escrow(folder, key, surroundings)
    ways_in.reset_passphrase(session, NEW)
    vaults.close(session)

    assert opens(folder, NEW, surroundings)


def test_a_lost_passphrase_is_replaced_and_the_others_are_not(founded, surroundings):
    folder, code = founded
    session = vaults.unlock(folder, PASSPHRASE, surroundings)
    hers = users.add_user(session, "Айгүл", "балта терезе қайық алма")
    vaults.close(session)
    session = ways_in.unlock_with_recovery(folder, code, surroundings)
    ways_in.reset_passphrase(session, NEW, hers.slot_id)
    assert ["И-07", "Айгүл"] == [user.name for user in users.users(session)]
    vaults.close(session)

    assert [True, True, False] == [
        opens(folder, words, surroundings) for words in (PASSPHRASE, NEW, "балта терезе қайық алма")
    ]


def test_a_stranger_s_key_opens_nothing_and_the_next_try_waits(founded, surroundings, tmp_path):
    folder, _ = founded
    hq.keygen(tmp_path / "stranger", "en")
    (tmp_path / "empty.key").write_text("# nothing\n")
    (tmp_path / "broken.key").write_bytes(b"\xff" * 200)
    (tmp_path / "long.key").write_bytes(b"x" * 70000)

    for name in ("stranger/hq.key", "empty.key", "broken.key", "long.key", "stranger/hq.recipient"):
        with pytest.raises(WrongHqKey):
            ways_in.unlock_with_escrow(folder, tmp_path / name, surroundings)
    with pytest.raises(PlaceGone):
        ways_in.unlock_with_escrow(folder, tmp_path / "absent.key", surroundings)

    # Files without a key are no guesses.
    assert 1 == vaults.wait_before_next(folder)


def test_wrong_numbers_make_the_next_try_wait(founded, surroundings):
    folder, code = founded
    groups = code.split("-")
    for _ in range(3):
        with pytest.raises(WrongRecoveryCode):
            ways_in.unlock_with_recovery(folder, "-".join(reversed(groups)), surroundings)

    assert 4 == vaults.wait_before_next(folder)


def test_a_vault_without_a_slot_for_headquarters_says_damage(founded, surroundings, key_holders):
    folder, _ = founded
    header = read_header(folder)
    write_header(folder, type(header)(header.vault_id, header.cost, header.salt, header.slots[:2]))

    with pytest.raises(HeaderDamaged):
        ways_in.unlock_with_escrow(folder, key_holders[0] / "hq.key", surroundings)


def test_a_new_sheet_is_saved_for_the_owner_alone_and_the_log_knows(session, tmp_path):
    code = recovery.new_sheet(session)
    target = tmp_path / "sheet.pdf"

    recovery.save_sheet(session, code, EN, target)

    assert (0o600, b"%PDF") == (stat.S_IMODE(target.stat().st_mode), target.read_bytes()[:4])
    assert "recovery_sheet_saved" == session.vault.audit.entries()[-1].event


def test_a_sheet_is_not_saved_over_a_file_nor_beside_the_vault(session, tmp_path):
    code = recovery.new_sheet(session)
    (tmp_path / "there.pdf").write_text("mine")

    with pytest.raises(FileExists):
        recovery.save_sheet(session, code, EN, tmp_path / "there.pdf")
    with pytest.raises(TargetInVault):
        recovery.save_sheet(session, code, EN, session.vault.folder / "sheet.pdf")

    assert "mine" == (tmp_path / "there.pdf").read_text()


def test_a_sheet_that_cannot_be_noted_is_not_left(session, tmp_path, wall_clock):
    code = recovery.new_sheet(session)

    with wall_clock.broken(), pytest.raises(ClockBroken):
        recovery.save_sheet(session, code, EN, tmp_path / "sheet.pdf")

    assert [] == [file for file in tmp_path.iterdir() if file.suffix == ".pdf"]


def test_a_new_sheet_counts_when_it_was_typed_back(session):
    code = recovery.new_sheet(session)
    before = recovery.state(session)

    recovery.use_sheet(session, code, code)

    assert (False, True, NOW) == (
        before.sheet_confirmed,
        recovery.state(session).sheet_confirmed,
        recovery.state(session).sheet_last,
    )


@pytest.mark.parametrize(
    ("typed", "facts"),
    [
        ("000011-000022-000033-000044-000055-000066-000077-000088", None),
        ("000011-000033-000022-000044-000055-000066-000077-000088", {"swapped": (2, 3)}),
        ("000011-000022-000033-000044-000055-000066-000077-000099", {"group": 8}),
        ("000011-000022-000044-x-x-x-x-x", {"group": 3}),
        ("000011", {"group": 2, "given": 1, "of": 8}),
    ],
)
def test_what_differs_from_the_sheet_on_the_screen_is_named(typed, facts):
    shown = "000011-000022-000033-000044-000055-000066-000077-000088"
    if facts is None:
        recovery.check_sheet(shown, typed)
        return

    with pytest.raises(WrongRecoveryCode) as raised:
        recovery.check_sheet(shown, typed)

    assert {"group": 0} | facts == raised.value.facts


def test_headquarters_answer_the_laptop_s_letter(session, key_holders, tmp_path):
    letter = tmp_path / "letter.json"
    recovery.write_letter(session, letter)
    waiting = recovery.state(session).waits_for_answer

    recovery.take_answer(session, recovery.answer_letter(letter, key_holders[1] / "hq.key"))

    assert (True, False, NOW) == (
        waiting,
        recovery.state(session).waits_for_answer,
        recovery.state(session).escrow_last,
    )


def test_a_key_that_is_none_of_the_vault_s_cannot_answer(session, tmp_path):
    hq.keygen(tmp_path / "stranger", "en")
    recovery.write_letter(session, tmp_path / "letter.json")

    with pytest.raises(WrongHqKey):
        recovery.answer_letter(tmp_path / "letter.json", tmp_path / "stranger" / "hq.key")


def test_a_rehearsal_on_the_laptop_itself_keeps_no_key(session, key_holders):
    before = {file.name for file in session.vault.folder.iterdir()}

    recovery.rehearse_escrow(session, key_holders[0] / "hq.key")

    assert NOW == recovery.state(session).escrow_last
    assert before == {file.name for file in session.vault.folder.iterdir()}


def test_headquarters_may_get_other_keys(session, tmp_path):
    for name in ("c", "d"):
        hq.keygen(tmp_path / name, "en")
    keys = tuple(vaults.read_recipient(tmp_path / name / "hq.recipient") for name in ("c", "d"))

    recovery.replace_recipients(session, keys)
    recovery.rehearse_escrow(session, tmp_path / "d" / "hq.key")

    assert keys == vaults.recipients(session)


def test_a_secret_key_is_still_refused_loudly(key_holders):
    with pytest.raises(RecipientIsSecret):
        vaults.read_recipient(key_holders[0] / "hq.key")


def test_who_can_open_a_testimony_is_said_plainly(session):
    users.add_user(session, "Айгүл", NEW)
    added = records.add(session, sample_files())
    found = {one: access.who_can_open(session, one).record for one in added}

    lines = access_words.access_in_words(access.who_can_open(session, added[0]), EN)

    assert (
        "2 people have a passphrase, and each can read every testimony in this vault." == lines[0]
    )
    assert ["  И-07", "  Айгүл"] == list(lines[1:3])
    assert "It was never exported from this vault." in lines
    assert len(found) == 6


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ({}, (False, False)),
        ({"protection": {"special_needs": ["minor"]}}, (True, False)),
        ({"protection": {"special_needs": ["lone_parent", "sgbv_survivor"]}}, (False, True)),
        ({"protection": {"special_needs": {"missing": "declined"}}}, (False, False)),
        ({"acts": [{"act_type": "threat"}, {"act_type": "sexual_violence"}]}, (False, True)),
        ({"acts": [{"act_type": "threat", "threat_kinds": ["death", "sexual"]}]}, (False, True)),
    ],
)
def test_minors_and_sexual_violence_are_found_in_the_answers(sections, expected):
    answers = Answers(sections)

    assert expected == (access.is_of_minor(answers), access.is_of_sexual_violence(answers))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_says_for_whom_care_is_needed(language):
    words = catalog(language)
    sensitive = access.RecordAccess("KZ-1", 0, 0, of_minor=True, of_sexual_violence=True)
    plain = access.RecordAccess("KZ-1", 2, 5, of_minor=False, of_sexual_violence=False)

    assert [2, 1] == [len(list(access_words.care(one, words))) for one in (sensitive, plain)]
    assert [1, 2] == [len(list(access_words.elsewhere(one, words))) for one in (sensitive, plain)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_hard_words_are_to_guess_is_said_in_years(language):
    size = len(passphrase.word_list(language))
    told = strength_in_words(language, catalog(language))

    exact = size**6 / 2 / 1e6 / 31_557_600
    assert 0.9 * exact < passphrase.years_to_guess(language) <= exact
    assert passphrase.years_to_guess(language) >= 20_000
    assert catalog(language).number(size) in told
    assert catalog(language).number(passphrase.years_to_guess(language)) in told
