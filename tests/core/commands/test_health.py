"""The health page: what needs a look, and words for every line."""

import re
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from intake_app.commands import backups, health, interview, statements, vault_check, vaults
from intake_app.commands.health import Health, HealthLine
from intake_app.commands.health_words import (
    advice_in_words,
    line_in_words,
    state_in_words,
)
from intake_app.commands.laptop import Is
from intake_app.domain.clock import Clock
from intake_app.i18n import LANGUAGES, catalog
from intake_app.store import ballast
from intake_app.store.doubts import Doubt, Kind
from intake_app.store.sealed_place import PLACE
from tests.core.commands.conftest import NOW
from tests.core.commands.sealing_steps import called_real
from tests.core.commands.test_interview import a_sample

FACTS = {"days": 3, "n": 2, "mib": 256, "at": "2026-11-22T09:00:00+02:00", "problems": 2}
FACTS["version"] = "0.1.0"


def lines(session):
    return {line.code: line for line in health.health(session)}


def state(session, code):
    return lines(session)[code].state


def days_ago(days):
    return (NOW - timedelta(days=days)).isoformat(timespec="seconds")


def test_a_new_vault_asks_for_what_was_never_done(session):
    found = lines(session)

    asked = {code for code, line in found.items() if line.state is Health.LOOK}
    expected = {"recovery_unconfirmed", "backup_never", "restore_never", "sheet_never"}
    assert expected | {"escrow_never", "check_never"} <= asked
    assert {"unsent": 0, "printed": 0, "attachments": 0} == {
        code: found[code].facts["n"] for code in ("unsent", "printed", "attachments")
    }


@pytest.mark.parametrize(
    ("fact", "code", "most"),
    [
        ("last_backup", "backup", 7),
        ("last_restore_rehearsal", "restore", 180),
        ("last_rehearsal_sheet", "sheet", 180),
        ("last_rehearsal_escrow", "escrow", 180),
        ("last_check", "check", 30),
    ],
)
def test_what_was_done_grows_old(session, fact, code, most):
    session.vault.facts.put(fact, days_ago(most))
    fresh = lines(session)
    session.vault.facts.put(fact, days_ago(most + 1))
    old = lines(session)

    assert (Health.OK, most) == (fresh[code].state, fresh[code].facts["days"])
    assert (Health.LOOK, most + 1) == (old[f"{code}_old"].state, old[f"{code}_old"].facts["days"])


def test_a_backup_on_the_disk_of_the_vault_counts_less(session, tmp_path):
    (tmp_path / "beside").mkdir()
    backups.back_up(session, tmp_path / "beside")
    assert Health.OK is state(session, "backup")
    assert Health.LOOK is state(session, "backup_beside")

    shutil.rmtree(tmp_path / "beside")
    assert "backup_beside" not in lines(session)


def test_a_backup_of_tomorrow_is_of_today(session):
    session.vault.facts.put("last_backup", days_ago(-2))

    assert 0 == lines(session)["backup"].facts["days"]


def test_a_sealed_testimony_that_was_never_exported_is_counted(session):
    record_id = called_real(session, a_sample(session, "s5"))
    warnings = {problem.code for problem in interview.check(session, record_id)}
    interview.read_back(session, record_id, dict.fromkeys(warnings, "so"))
    interview.seal(session, record_id)
    before = lines(session)["unsent"]
    session.vault.audit.record("exported", record_id)

    assert (Health.LOOK, 1) == (before.state, before.facts["n"])
    assert HealthLine("unsent", Health.OK, {"n": 0}) == lines(session)["unsent"]


def test_prints_are_counted(session, tmp_path):
    record_id = a_sample(session, "s5")
    answers = session.vault.records.get(record_id).body.answers
    for name in ("a.pdf", "b.pdf"):
        wanted = statements.own_languages(answers)
        statements.print_to(session, record_id, wanted, tmp_path / name)

    assert 2 == lines(session)["printed"].facts["n"]


def test_problems_of_the_last_check_stay_until_the_next(session):
    vault_check.check(session, ("AAAAAAAAAA",))
    with_problem = lines(session)
    vault_check.check(session)

    assert 1 == with_problem["check_problems"].facts["problems"]
    assert Health.OK is state(session, "check")


def test_a_doubt_and_damage_come_first(session):
    session.vault.doubts = (Doubt(Kind.OLDER, "2026-11-22T09:00:00+02:00"),)
    session.vault.faults = ("pages",)

    first = [line.code for line in health.health(session)][:2]

    assert ["damaged", "doubt_older"] == first


def test_a_place_that_cannot_be_written_to_is_no_damage(session):
    session.vault.faults = (PLACE,)

    assert {"read_only_place"} == {"read_only_place", "damaged"} & lines(session).keys()


def test_a_doubt_that_was_accepted_is_gone(session):
    session.vault.doubts = (Doubt(Kind.OLDER, "2026-11-22T09:00:00+02:00"),)

    vaults.accept_doubts(session)

    assert "doubt_older" not in lines(session)


def test_a_clock_that_was_set_back_is_told(session):
    later = replace(session, clock=Clock(lambda: NOW - timedelta(days=2)))

    assert (Health.OK, Health.LOOK) == (state(session, "clock"), state(later, "clock"))


def test_an_hour_of_summer_time_is_no_matter(session):
    earlier = replace(session, clock=Clock(lambda: NOW - timedelta(hours=1)))

    assert Health.OK is state(earlier, "clock")


def test_the_reserve_for_a_full_disk_is_told(session):
    folder = session.vault.folder
    ballast.release(folder)
    without = state(session, "reserve_none")
    ballast.make(folder, 4096)

    assert (Health.LOOK, Health.OK) == (without, state(session, "reserve"))


def test_a_header_that_cannot_be_read_is_told(session):
    for name in ("vault.json", "vault.json.bak"):
        (session.vault.folder / name).write_bytes(b"{")

    assert Health.LOOK is state(session, "header")


def test_looking_changes_nothing(session):
    before = session.vault.audit.head()
    health.health(session)

    assert before == session.vault.audit.head()


def every_line():
    """Every code that the page can show, in the states it can have."""
    aged = ("backup", "restore", "sheet", "escrow", "check")
    codes = [f"{code}{ending}" for code in aged for ending in ("", "_old", "_never")]
    codes += [
        f"{code}_{answer.value}"
        for code in ("disk", "swap", "hibernation", "core_files")
        for answer in Is
        if (code, answer) != ("core_files", Is.NONE)
    ]
    codes += [
        "backup_beside",
        "damaged",
        "read_only_place",
        "header",
        *(f"doubt_{kind}" for kind in Kind),
        "encryption",
        "recovery",
    ]
    codes += ["recovery_unconfirmed", "check_problems", "unsent", "printed", "attachments"]
    return [*codes, "space", "reserve", "reserve_none", "clock", "version"]


ASKING = re.compile(
    "_old$|_never$|_beside$|_open$|_unconfirmed$|_problems$|_none$|^doubt|^dam|^head|^read|^unsent|^space|^clock"
)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", every_line())
def test_every_line_is_a_sentence(code, language):
    line = HealthLine(code, Health.OK, FACTS)
    nothing = HealthLine(code, Health.OK, FACTS | {"n": 0, "days": 0})

    for told in (line_in_words(line, catalog(language)), line_in_words(nothing, catalog(language))):
        assert told.endswith(".")
        assert "{" not in told


@pytest.mark.parametrize("code", every_line())
def test_no_line_is_told_in_english_elsewhere(code):
    line = HealthLine(code, Health.LOOK, FACTS)
    english = line_in_words(line, catalog("en"))

    said = {line_in_words(line, catalog(language)) for language in ("kk", "ru", "uk")}

    assert english not in said
    assert 3 == len(said)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", [code for code in every_line() if ASKING.search(code)])
def test_what_asks_for_a_look_says_what_to_do(code, language):
    if code in {f"{one}_none" for one in ("disk", "swap", "hibernation")}:
        return

    assert advice_in_words(HealthLine(code, Health.LOOK, FACTS), catalog(language)).endswith(".")


def test_what_is_in_order_asks_for_nothing():
    assert "" == advice_in_words(HealthLine("space", Health.OK, FACTS), catalog("en"))


def test_every_line_of_a_page_has_words(session):
    assert {line.code for line in health.health(session)} <= set(every_line())


@pytest.mark.parametrize("language", LANGUAGES)
def test_states_are_told_apart(language):
    assert 3 == len({state_in_words(one, catalog(language)) for one in Health})
