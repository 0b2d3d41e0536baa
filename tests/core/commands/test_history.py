"""The history of a vault: what is written into the log, and how people read it."""

import ast
from pathlib import Path

import pytest

import intake_app
from intake_app.commands import (
    attachments,
    erasures,
    exports,
    history,
    interview,
    records,
    statements,
    vaults,
)
from intake_app.commands.history_events import EVENTS, Kind
from intake_app.commands.history_words import (
    event_in_words,
    events_of,
    kind_in_words,
    line_in_words,
    who_in_words,
)
from intake_app.domain.answers import AnswerPath, Said
from intake_app.domain.lifecycle import State
from intake_app.i18n import LANGUAGES, catalog
from intake_app.store.audit import UNDONE, Event
from intake_app.store.erasure import EVENTS as ERASURES
from tests.builders.files import a_photo
from tests.core.commands.conftest import PASSPHRASE
from tests.core.commands.test_interview import START, a_sample

DETAILS = ("", "3", "2022-01-08T09:00:05+00:00", "interview.others_present acts.x", "kk ru")


def events(session, record_id=None):
    return [line.event for line in history.history(session, record_id=record_id).lines]


def test_opening_a_testimony_is_told_once_a_sitting(session):
    started = interview.start(session, START)

    for _ in range(3):
        records.show(session, started.record_id)

    assert ["viewed", "record_added"] == events(session, started.record_id)


def test_another_sitting_is_told_anew(session, surroundings):
    started = interview.start(session, START)
    records.show(session, started.record_id)
    vaults.close(session)

    again = vaults.unlock(session.vault.folder, PASSPHRASE, surroundings)
    records.show(again, started.record_id)

    told = events(again, started.record_id)
    vaults.close(again)
    assert ["viewed", "viewed", "record_added"] == told


def test_an_annex_is_told_by_its_number_and_kind_and_not_by_its_name(session, tmp_path):
    record_id = interview.start(session, START).record_id
    for name in ("first.JPG", "Оспанова"):
        (tmp_path / name).write_bytes(a_photo() + name.encode())
        attachments.attach(session, record_id, tmp_path / name, attachments.About())

    english = catalog("en")
    told = [
        line_in_words(line, english)
        for line in history.history(session, record_id=record_id).lines
        if line.event == "attached"
    ]
    assert ["A file was attached: annex 2", "A file was attached: annex 1 (JPG)"] == told


def test_what_was_attached_to_an_erased_testimony_is_told_without_a_number(session, tmp_path):
    record_id = interview.start(session, START).record_id
    (tmp_path / "first.jpg").write_bytes(a_photo())
    attachments.attach(session, record_id, tmp_path / "first.jpg", attachments.About())
    erasures.erase(session, record_id, erasures.confirmation(session, record_id))

    told = {
        line_in_words(line, catalog("en"))
        for line in history.history(session, record_id=record_id).lines
        if line.event == "attached"
    }
    assert {"A file was attached"} == told


def paper_of(session, record_id):
    return statements.own_languages(session.vault.records.get(record_id).body.answers)


def test_a_look_at_the_paper_is_a_view(session):
    record_id = a_sample(session, "s5")

    for _ in range(2):
        statements.preview(session, record_id, paper_of(session, record_id))

    assert 1 == events(session, record_id).count("viewed")


def test_work_on_a_draft_is_told_once_a_sitting(session):
    started = interview.start(session, START)

    for _ in range(3):
        interview.save(session, started.record_id, started.body.answers)

    assert ["draft_edited", "record_added"] == events(session, started.record_id)


def test_a_save_that_fails_is_told_by_the_next_one(session, wall_clock):
    from tests.core.commands.conftest import ClockBroken

    started = interview.start(session, START)
    with wall_clock.broken(), pytest.raises(ClockBroken):
        interview.save(session, started.record_id, started.body.answers)

    interview.save(session, started.record_id, started.body.answers)

    assert ["draft_edited", "record_added"] == events(session, started.record_id)


def test_an_edit_after_the_read_back_is_told_with_the_count_of_answers(session):
    record_id = a_sample(session, "s5")
    interview.read_back(session, record_id, dict.fromkeys(warnings_of(session, record_id), "so"))
    answers = session.vault.records.get(record_id).body.answers
    changed = answers.with_answer(AnswerPath("interview", "start_time"), Said("23:59"))

    interview.save(session, record_id, changed, reason="Время было записано неверно")

    line = history.history(session, record_id=record_id).lines[0]
    assert ("edited", "1") == (line.event, line.detail)
    assert "1 answer was changed after the read-back" == line_in_words(line, catalog("en"))
    assert not any("неверно" in entry.detail for entry in session.vault.audit.entries())


def warnings_of(session, record_id):
    return {problem.code for problem in interview.check(session, record_id)}


def test_a_line_says_what_when_who_and_about_whom(session):
    started = interview.start(session, START)

    line = history.history(session, record_id=started.record_id).lines[0]

    reference = started.body.answers.value("record.reference")
    assert ("record_added", "И-07", reference) == (line.event, line.who, line.testimony)
    assert line.at == session.clock.stamp()


def test_what_is_left_of_a_testimony_is_named_by_its_id(session):
    session.vault.audit.record("record_purged", "0b6f3c52-8f1d-4b8e-9a53-2f6f0f1f7a01")

    assert "0b6f3c52" == history.history(session).lines[0].testimony


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_shows_its_own_events_and_no_others(session, kind):
    for event in EVENTS:
        session.vault.audit.record(event)

    shown = history.history(session, kind=kind.value, limit=1000)

    assert set(events_of(kind)) == {line.event for line in shown.lines}
    assert shown.total == len(shown.lines)


def test_pages_of_a_history_join_up(session):
    for number in range(25):
        session.vault.audit.record("viewed", "x", number)

    pages = [history.history(session, limit=10, offset=offset) for offset in (0, 10, 20)]

    whole = history.history(session, limit=100)
    assert whole.lines == tuple(line for page in pages for line in page.lines)
    assert {whole.total} == {page.total for page in pages}


def test_who_came_in_by_another_way_is_told(session):
    line = history.history(session).lines[0]
    english = catalog("en")

    told = [
        who_in_words(replaced(line, who="", way=way), english)
        for way in ("recovery", "escrow", "user")
    ]

    expected = ["By the recovery sheet", "By a key of headquarters", "A user who was removed"]
    assert expected == told


def replaced(line, **changes):
    from dataclasses import replace

    return replace(line, **changes)


def test_a_print_and_an_export_are_told(session, tmp_path):
    record_id = a_sample(session, "s5")
    paper = paper_of(session, record_id)
    statements.print_to(session, record_id, paper, tmp_path / "paper.pdf")
    (tmp_path / "stick").mkdir()
    exports.write(session, tmp_path / "stick", "case_file", (record_id,))

    assert ["exported", "printed", "record_added"] == events(session, record_id)


# Parity: whatever the code can write into the log has words


def test_every_event_that_the_code_writes_has_words():
    assert written_events() <= set(EVENTS)


def test_these_events_are_found_in_the_code():
    """The control: the walk below sees constants, literals, tables and enumerations."""
    some = {
        "printed",
        "printed_undone",
        "slip_printed",
        "viewed",
        "edited",
        "reopened",
        "closed",
        "answers_dropped",
        "sealed_to_hq",
    }

    assert some <= written_events()


def written_events():
    """Every event that is written anywhere in the core."""
    found = {event.value for event in Event} | set(ERASURES.values())
    found |= {State.READ_BACK.value, State.SEALED.value}
    for file in Path(intake_app.__file__).parent.rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            names = [named(one, constants) for one in event_arguments(call)]
            found |= {name for name in names if isinstance(name, str)}
            if is_leaving(call):
                found |= {f"{name}{UNDONE}" for name in names if isinstance(name, str)}
    return found


def is_leaving(call):
    """Noted before it leaves, and perhaps taken back."""
    name = getattr(call.func, "id", getattr(call.func, "attr", ""))
    return name in {"Going", "noted"}


POSITION = {"record": 0, "set_state": 2, "tell": 1}


def event_arguments(call):
    function = call.func
    if is_leaving(call):
        first = call.args[0 if isinstance(function, ast.Name) else 1]
        yield first.elts[0] if isinstance(first, ast.Tuple) else first
        return
    if not isinstance(function, ast.Attribute) or function.attr not in POSITION:
        return
    if function.attr == "record" and "audit" not in ast.unparse(function.value):
        return
    argument = call.args[POSITION[function.attr]]
    yield from (argument.body, argument.orelse) if isinstance(argument, ast.IfExp) else (argument,)


def named(node, constants):
    if isinstance(node, ast.Constant):
        return node.value
    return constants.get(node.id) if isinstance(node, ast.Name) else None


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("event", EVENTS)
def test_every_event_is_a_sentence_whatever_its_detail(event, language):
    for detail in DETAILS:
        told = event_in_words(event, catalog(language), detail, "Асель")

        assert len(told) > 3
        assert "{" not in told
        assert event != told


@pytest.mark.parametrize("event", EVENTS)
def test_no_event_is_told_in_english_elsewhere(event):
    english = event_in_words(event, catalog("en"), "2")

    said = [event_in_words(event, catalog(language), "2") for language in ("kk", "ru", "uk")]

    assert english not in said
    assert len(set(said)) == 3


def test_an_event_of_a_later_version_is_told_by_its_code():
    assert "dreamt" == event_in_words("dreamt", catalog("ru"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_are_told_apart(language):
    names = [kind_in_words(kind, catalog(language)) for kind in ("", *Kind)]

    assert len(names) == len(set(names))


def test_an_unknown_kind_is_a_mistake_of_the_program(session):
    with pytest.raises(ValueError, match="weather"):
        history.history(session, kind="weather")
