import sys
from dataclasses import replace
from io import StringIO
from threading import Event

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from intake_app import paths
from intake_app.commands import records, vaults
from intake_app.i18n import catalog
from tests.ui.typing import type_text
from ui import app, demo, inside
from ui.app import Options, build_window, open_first_screen
from ui.exit_codes import FAULT, LOCKED
from ui.faults import redacted
from ui.main_window import MainWindow
from ui.screens.fault import FaultScreen
from ui.screens.first_run import FirstRunScreen
from ui.screens.records import RecordsScreen
from ui.screens.screen import Screen
from ui.screens.unlock import UnlockScreen
from ui.settings import WindowSettings
from ui.shell import Shell
from ui.tasks import CommandRunner
from ui.theme import Theme


@pytest.fixture
def private_state(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "xdg"))
    return paths.state_dir()


@pytest.fixture
def real_window(qtbot, qapp, settings, private_state, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    window = build_window(qapp, settings, Options(language="en"))
    yield window
    window.shell.runner.stop()
    window.hide()
    window.deleteLater()


@pytest.fixture
def threaded(qtbot, qapp, settings, environment):
    faults = []
    runner = CommandRunner(faults.append)
    shell = Shell(runner, lambda: environment, settings)
    window = MainWindow(shell, catalog("en"), inside.SCREENS)
    window.show()
    yield window
    runner.stop()
    window.hide()
    window.deleteLater()
    assert faults == []


def test_a_window_with_the_real_thread_unlocks_lists_and_locks(qtbot, threaded, sample_vault):
    ended = []
    threaded.ended.connect(ended.append)
    open_first_screen(threaded, Options(vault=sample_vault.folder))
    qtbot.waitUntil(threaded.screen_shown.field.line.hasFocus)

    type_text(sample_vault.passphrase + "\n")
    qtbot.waitUntil(lambda: isinstance(threaded.screen_shown, RecordsScreen))
    qtbot.waitUntil(lambda: threaded.screen_shown.model.rowCount() == 6)
    threaded.lock()

    assert ended == [LOCKED]


def test_the_demo_makes_its_vault_once_and_shows_its_passphrase(qtbot, threaded, tmp_path):
    folder = tmp_path / "demo"
    folder.mkdir()
    demo.open_demo(threaded, folder)
    qtbot.waitUntil(lambda: isinstance(threaded.screen_shown, UnlockScreen), timeout=20_000)
    shown = threaded.screen_shown.vault.shown_passphrase
    made = (folder / "vault" / "vault.json").stat().st_mtime_ns

    demo.open_demo(threaded, folder)
    threaded.activateWindow()
    qtbot.waitUntil(threaded.screen_shown.field.line.hasFocus)
    type_text(shown + "\n")
    qtbot.waitUntil(lambda: isinstance(threaded.screen_shown, RecordsScreen))

    assert made == (folder / "vault" / "vault.json").stat().st_mtime_ns
    qtbot.waitUntil(lambda: threaded.screen_shown.model.rowCount() == 6)


def test_without_any_vault_the_first_run_begins(real_window):
    open_first_screen(real_window, Options())

    assert isinstance(real_window.screen_shown, FirstRunScreen)


def test_an_empty_folder_asked_for_becomes_the_place_of_a_new_vault(real_window, tmp_path):
    open_first_screen(real_window, Options(vault=tmp_path / "new"))

    assert real_window.screen_shown.wishes.folder == tmp_path / "new"


def test_the_vault_opened_last_is_asked_for_again(real_window, sample_vault):
    real_window.shell.settings.vault = sample_vault.folder

    open_first_screen(real_window, Options())

    assert isinstance(real_window.screen_shown, UnlockScreen)


def test_a_vault_whose_stick_is_gone_is_asked_for_and_said_to_be_gone(qtbot, real_window, tmp_path):
    real_window.shell.settings.vault = tmp_path / "stick" / "vault"
    real_window.show()
    open_first_screen(real_window, Options())
    screen = real_window.screen_shown
    qtbot.waitUntil(screen.field.line.hasFocus)

    type_text("any words\n")
    qtbot.waitUntil(screen.notice.isVisible)

    assert screen.notice.happened.text() == catalog("en").t("This folder holds no vault.")


def test_a_fault_of_our_own_is_said_once_with_a_report_that_tells_no_testimony(
    qtbot, real_window, private_state
):
    real_window.show()
    ended = []
    real_window.ended.connect(ended.append)
    try:
        raise KeyError("Эрматов was here")
    except KeyError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)

    report = (private_state / "fault-report.txt").read_text(encoding="utf-8")
    assert isinstance(real_window.screen_shown, FaultScreen)
    assert "KeyError" in report
    assert "test_app.py" in report
    assert "Эрматов" not in report
    real_window.screen_shown.close_button.click()
    assert ended == [FAULT]


def meets_a_fault():
    try:
        raise KeyError("Эрматов was here")
    except KeyError as fault:
        sys.excepthook(type(fault), fault, fault.__traceback__)


def test_what_was_typed_before_a_fault_is_in_the_vault_though_the_disk_was_slow(
    qtbot, real_window, sample_vault, environment
):
    found, ended, runner, disk_answers = [], [], real_window.shell.runner, Event()
    real_window.ended.connect(ended.append)
    real_window.show()
    real_window.activateWindow()

    def opened():
        session = vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment)
        return session, records.find(session, "KZ-2021-0014")

    runner.open(real_window, opened, done=found.append, failed=pytest.fail)
    qtbot.waitUntil(lambda: bool(found))
    real_window.open_record(found[0])
    qtbot.waitUntil(lambda: real_window.screen_shown.talk is not None)
    talk = real_window.screen_shown.talk
    talk.open("interview")
    breaks = next(one for one in talk.page.form.questions if one.field.id == "interview.breaks")
    breaks.input.focus_first()
    breaks.input.findChild(QPlainTextEdit).selectAll()
    runner.ask(real_window, disk_answers.wait, done=lambda _: None, failed=pytest.fail)
    type_text("Перерыв")
    talk.finish_typing()
    breaks.input.focus_first()
    type_text(" в пол")

    meets_a_fault()
    shown = type(real_window.screen_shown)
    disk_answers.set()
    real_window.screen_shown.close_button.click()

    assert (FaultScreen, [FAULT]) == (shown, ended)
    with vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment).vault as vault:
        answers = vault.records.get(found[0]).body.answers
    assert "Перерыв в пол" == answers.value("interview.breaks")


class Broken(Screen):
    """Cannot even hand over what it holds."""

    def rescue(self):
        raise ValueError("Эрматов again")


def test_a_screen_that_cannot_be_rescued_is_replaced_all_the_same(
    real_window, private_state, capfd
):
    real_window.replace_screen(lambda: Broken(real_window.catalog))

    meets_a_fault()

    assert isinstance(real_window.screen_shown, FaultScreen)
    assert "KeyError" in capfd.readouterr().err
    assert "Эрматов" not in (private_state / "fault-report.txt").read_text(encoding="utf-8")


def test_a_report_that_cannot_be_written_is_said_and_tells_nothing(
    real_window, monkeypatch, tmp_path, capfd
):
    (tmp_path / "taken").touch()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "taken"))

    meets_a_fault()

    said = [one.text() for one in real_window.screen_shown.findChildren(QLabel)]
    told = capfd.readouterr()
    assert "A report could not be written." in said
    assert "KeyError" in told.err
    assert "Эрматов" not in told.out + told.err


def test_without_a_terminal_a_fault_is_said_in_the_window(real_window, monkeypatch):
    closed = StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stderr", closed)

    meets_a_fault()

    assert isinstance(real_window.screen_shown, FaultScreen)


def test_a_fault_of_the_worker_after_the_first_leaves_its_screen(qtbot, real_window, private_state):
    meets_a_fault()
    first, seen = real_window.screen_shown, []

    def fails():
        seen.append("failed")
        raise ZeroDivisionError

    real_window.shell.runner.ask(real_window, fails, done=seen.append, failed=seen.append)
    real_window.shell.runner.ask(real_window, lambda: 1, done=seen.append, failed=seen.append)
    qtbot.waitUntil(lambda: ["failed", 1] == seen)

    assert first is real_window.screen_shown


def test_a_fault_that_cannot_even_be_shown_ends_and_tells_no_word_of_it(
    real_window, private_state, capfd
):
    ended = []
    real_window.ended.connect(ended.append)
    real_window.catalog = None

    meets_a_fault()

    told = capfd.readouterr()
    assert [FAULT] == ended
    assert "KeyError" in told.err
    assert "Эрматов" not in told.out + told.err


def test_a_second_fault_in_the_window_ends_at_once(real_window, private_state):
    ended = []
    real_window.ended.connect(ended.append)
    meets_a_fault()
    after_the_first = list(ended)

    meets_a_fault()

    assert ([], [FAULT]) == (after_the_first, ended)


def test_a_report_names_the_cause_too():
    try:
        try:
            raise ValueError("secret")
        except ValueError as cause:
            raise RuntimeError("other secret") from cause
    except RuntimeError as fault:
        report = redacted(fault)

    assert "RuntimeError" in report
    assert "ValueError" in report
    assert "secret" not in report


def test_the_window_remembers_how_it_looks_and_nothing_else(settings, tmp_path):
    settings.language, settings.vault = "uk", tmp_path / "vault"
    settings.theme = Theme(dark=True, zoom=125)

    again = WindowSettings(tmp_path / "state")

    assert (again.language, again.vault) == ("uk", tmp_path / "vault")
    assert again.theme == Theme(dark=True, zoom=125)
    stored = QSettings(str(tmp_path / "state" / "window.ini"), QSettings.Format.IniFormat)
    assert sorted(stored.allKeys()) == ["language", "scheme", "vault", "zoom"]


def test_odd_settings_count_as_absent(tmp_path):
    (tmp_path / "window.ini").write_text(
        "[General]\nlanguage=xx\nzoom=9000\nscheme=pink\n", encoding="utf-8"
    )

    settings = WindowSettings(tmp_path)

    assert (settings.language, settings.vault, settings.theme) == ("", None, Theme())


@pytest.mark.parametrize("theme", [Theme(dark=True), Theme(zoom=150)])
def test_another_look_makes_bar_and_screen_again_and_keeps_the_place(unlocked, theme):
    worn = []
    unlocked.theme_chosen.connect(worn.append)
    before = unlocked.screen_shown

    unlocked.wear(theme)

    assert worn == [theme]
    assert isinstance(unlocked.screen_shown, RecordsScreen)
    assert unlocked.screen_shown is not before
    assert unlocked.bar.isVisible()
    assert unlocked.shell.settings.theme == theme


def test_the_first_run_is_never_made_again_with_answers_in_it(window):
    window.open_first_run()
    window.screen_shown.who.operator.setText("К-07")

    window.wear(replace(Theme(), zoom=150))

    assert window.screen_shown.who.operator.text() == "К-07"


def test_the_command_line_refuses_an_unknown_language(capsys):
    with pytest.raises(SystemExit) as ended:
        app.main(["--language", "xx"])

    assert ended.value.code == 2
    assert "--language" in capsys.readouterr().err
