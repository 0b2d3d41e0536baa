import subprocess
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QScrollArea

from intake_app.codebook.summary import summarise
from intake_app.commands import vaults
from intake_app.domain.answers import AnswerPath, Said
from intake_app.domain.lifecycle import State
from intake_app.i18n import LANGUAGES, catalog
from tests.builders.records import LANDLADY, sample_answers
from tests.ui.exporting import tick_finished
from ui.screens.export import ExportScreen
from ui.screens.print_statement import Languages, PrintScreen
from ui.screens.records import RecordsScreen
from ui.shell import Shell
from ui.slices import make_whole
from ui.tasks import CommandRunner
from ui.theme import Theme, apply_theme

RECORD = sample_answers(LANDLADY).value("record.record_id")


def record_of(window, reference):
    model = window.screen_shown.model
    rows = [model.record_at(row) for row in range(model.rowCount())]
    return next(row.record_id for row in rows if row.summary.reference == reference)


@pytest.fixture
def paper(unlocked) -> PrintScreen:
    unlocked.open_print(record_of(unlocked, "UA-2022-0003"))
    make_whole(unlocked)
    return unlocked.screen_shown


@pytest.fixture
def export(unlocked) -> ExportScreen:
    unlocked.open_export()
    tick_finished(unlocked.screen_shown)
    return unlocked.screen_shown


def sheets(paper):
    return [sheet for sheet in paper.findChildren(QLabel) if sheet.property("role") == "sheet"]


def choose(chooser, folder):
    chooser.path.setText(str(folder))
    chooser.path.returnPressed.emit()
    chooser.findChild(object, "chooser-choose").click()


def states(export):
    return [
        (item.text().split(" · ")[0], bool(item.flags() & Qt.ItemFlag.ItemIsEnabled))
        for item in (export.records.item(row) for row in range(export.records.count()))
    ]


def test_the_preview_opens_in_the_record_s_own_language(paper):
    assert paper.languages == Languages("uk")
    assert len(sheets(paper)) > 1
    assert paper.state.text() == f"{len(sheets(paper))} pages"
    assert paper.save.isEnabled()


def test_an_uzbek_statement_opens_beside_its_translation(unlocked):
    unlocked.open_print(record_of(unlocked, "KZ-2009-0001"))

    assert unlocked.screen_shown.languages == Languages("ru", "uz")


def test_a_missing_translation_is_said_with_its_paragraphs_and_nothing_can_be_saved(paper):
    paper.main.pick("kk")

    assert paper.notice.isVisible()
    assert "1" in paper.notice.happened.text()
    assert not paper.save.isEnabled()


def test_a_statement_is_saved_only_after_a_warning_where_the_person_says(paper, tmp_path):
    paper.save.click()
    warned = paper.saver.warning.happened.text()
    choose(paper.saver.chooser, tmp_path)

    files = list(tmp_path.glob("*.pdf"))
    assert warned == "The PDF can be read by anyone who finds it."
    assert [file.name for file in files] == [f"statement-{paper.record_id[:8]}-uk.pdf"]
    assert paper.notice.happened.text() == f"The statement was saved as {files[0]}."
    text = subprocess.run(
        ["pdftotext", str(files[0]), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Пояснення" in text


def test_a_file_that_is_there_is_not_written_over(paper, tmp_path):
    target = tmp_path / f"statement-{paper.record_id[:8]}-uk.pdf"
    target.write_text("older", encoding="utf-8")

    paper.save.click()
    choose(paper.saver.chooser, tmp_path)

    assert target.read_text(encoding="utf-8") == "older"
    assert paper.notice.isVisible()


def test_a_refused_interview_prints_nothing(unlocked):
    unlocked.open_print(record_of(unlocked, "UA-2022-0009"))

    assert unlocked.screen_shown.notice.isVisible()
    assert sheets(unlocked.screen_shown) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_interface_language_does_not_touch_the_statement_s(unlocked, paper, language):
    unlocked.speak(language)

    assert paper.languages == Languages("uk")
    assert paper.save.text() == unlocked.catalog.t("Save as PDF")


def test_what_consent_refuses_cannot_be_ticked_and_says_why(export):
    found = dict(states(export))
    shown = [export.records.item(row).text() for row in range(export.records.count())]
    refused = next(
        export.records.item(row).text()
        for row in range(export.records.count())
        if export.records.item(row).text().startswith("UA-2022-0009")
    )

    assert found["KZ-2009-0001"]
    assert not found["UA-2022-0009"]
    assert "stays" in refused
    assert [
        one
        for one in shown
        if one.startswith("KZ-2021-0014 · Draft · Training: goes with the name")
    ]
    assert len(export.ticked) == 4


def test_a_draft_goes_only_when_somebody_ticks_it(export):
    row = next(r for r in range(6) if export.records.item(r).text().startswith("KZ-2021-0014"))
    before = len(export.ticked)

    export.records.item(row).setCheckState(Qt.CheckState.Checked)

    assert (4, 5) == (before, len(export.ticked))


def test_the_vault_s_own_folder_is_refused_as_a_target(export, sample_vault):
    before = sorted(sample_vault.folder.iterdir())

    export.go.click()
    choose(export.room.guest, sample_vault.folder)

    assert export.notice.happened.text() == "This folder belongs to the vault itself."
    assert export.go.isEnabled()
    assert before == sorted(sample_vault.folder.iterdir())


def sealed_with_what_no_font_has(session):
    """As a vault of an earlier version may hold it: sealing refuses it today."""
    records = session.vault.records
    record_id = records.find("KZ-2021-0014")
    stored = records.get(record_id)
    path = AnswerPath("statement_paragraphs", "text", 0)
    answers = stored.body.answers.with_answer(path, Said({"lang": "ru", "text": "\U0001f600"}))
    sealed = replace(stored.body.envelope, salt="00" * 16, statement_id="11" * 8)
    body = replace(stored.body, answers=answers, envelope=sealed)
    about = summarise(session.book, answers)
    for state in (State.READ_BACK, State.SEALED):
        records.append_revision(record_id, body, state, about, "", state.value)


def test_an_export_says_whose_statement_could_not_be_set(unlocked, runner, tmp_path):
    runner.submit(unlocked, sealed_with_what_no_font_has, done=lambda _: None, failed=pytest.fail)
    unlocked.open_export()
    export = unlocked.screen_shown
    tick_finished(export)
    quiet = export.papers.isHidden()

    export.go.click()
    choose(export.room.guest, tmp_path)

    assert quiet
    assert export.notice.happened.text().startswith("The export is written to ")
    assert "The data went without a statement to print: KZ-2021-0014" == (
        export.papers.happened.text()
    )


def test_another_purpose_asks_consent_again(export):
    before = states(export)

    export.purpose.setCurrentIndex(export.purpose.findData("media"))
    export.purpose.activated.emit(export.purpose.currentIndex())

    assert len(states(export)) == len(before)
    assert states(export) != before


def test_an_export_is_written_and_said_to_be_written_not_delivered(export, tmp_path):
    target = tmp_path / "stick"
    target.mkdir()
    export.go.click()
    choose(export.room.guest, target)

    written = list(target.rglob("READY"))
    assert len(written) == 1
    assert export.notice.happened.text() == f"The export is written to {written[0].parent}."
    assert export.notice.remedy.text().startswith("It is written, not delivered.")


def in_sight(widget):
    """How much of the widget's height can be seen."""
    return widget.visibleRegion().boundingRect().height()


@pytest.mark.parametrize("zoom", [100, 150])
def test_what_became_of_an_export_stands_in_sight(
    qtbot, qapp, unlocked, tmp_path, sample_vault, zoom
):
    apply_theme(qapp, Theme(zoom=zoom))
    unlocked.resize(1024, 640)
    unlocked.open_export()
    export = unlocked.screen_shown
    tick_finished(export)
    area = export.findChild(QScrollArea)
    for folder in (sample_vault.folder, tmp_path):
        area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        export.go.click()
        choose(export.room.guest, folder)
        qtbot.waitUntil(lambda: in_sight(export.notice) == export.notice.height())
    apply_theme(qapp, Theme())

    assert export.notice.happened.text().startswith("The export is written to ")


def test_an_export_to_a_place_that_is_gone_says_so_and_can_be_tried_again(export, tmp_path):
    export.go.click()
    target = tmp_path / "stick"
    target.mkdir()
    chooser = export.room.guest
    chooser.path.setText(str(target))
    chooser.path.returnPressed.emit()
    target.rmdir()
    chooser.findChild(object, "chooser-choose").click()

    assert export.notice.isVisible()
    assert export.go.isEnabled()
    assert list(tmp_path.rglob("READY")) == []


def test_nothing_ticked_cannot_go(export):
    for row in range(export.records.count()):
        if export.records.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
            export.records.item(row).setCheckState(Qt.CheckState.Unchecked)

    assert not export.go.isEnabled()
    assert export.count.text() == "0 testimonies will go"


@pytest.fixture
def busy(qtbot, qapp, sample_vault, environment, settings):
    """A window's surroundings whose worker has the vault open and is busy until it is let go."""
    faults, opened, let_go = [], [], Event()
    runner, owner = CommandRunner(faults.append), QObject()
    runner.open(
        owner,
        lambda: (vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment), None),
        done=opened.append,
        failed=faults.append,
    )
    qtbot.waitUntil(lambda: bool(opened))
    runner.ask(owner, let_go.wait, done=opened.append, failed=faults.append)
    yield Shell(runner=runner, environment=lambda: environment, settings=settings), let_go
    let_go.set()
    runner.stop()
    assert [] == faults


def test_nothing_can_be_exported_before_the_vault_has_answered(qtbot, busy):
    shell, let_go = busy
    screen = ExportScreen(shell, catalog("en"))
    before = screen.go.isEnabled()
    let_go.set()
    qtbot.waitUntil(lambda: screen.records.count() == 6)
    tick_finished(screen)

    assert (False, True) == (before, screen.go.isEnabled())
    screen.deleteLater()


def test_practice_is_marked_and_goes_only_when_somebody_ticks_it(unlocked):
    unlocked.open_export()
    screen = unlocked.screen_shown
    shown = [screen.records.item(row).text() for row in range(screen.records.count())]

    assert () == screen.ticked
    assert not screen.go.isEnabled()
    assert 6 == len([one for one in shown if " · Training: " in one])


def test_nothing_can_be_saved_before_its_pages_were_shown(qtbot, busy):
    shell, let_go = busy
    screen = PrintScreen(shell, catalog("en"), RECORD)
    before = screen.save.isEnabled()
    let_go.set()
    qtbot.waitUntil(screen.save.isEnabled)

    assert not before
    screen.deleteLater()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_export_page_keeps_its_ticks_in_another_language(unlocked, export, language):
    export.records.item(0).setCheckState(Qt.CheckState.Unchecked)

    unlocked.speak(language)

    assert len(export.ticked) == 3
    assert export.go.text() == unlocked.catalog.t("Choose the folder")


@pytest.mark.parametrize("back", ["print-back", "export-back"])
def test_back_leads_to_the_list(unlocked, back):
    if back == "print-back":
        unlocked.open_print(record_of(unlocked, "UA-2022-0003"))
    else:
        unlocked.open_export()

    unlocked.screen_shown.findChild(object, back).click()

    assert isinstance(unlocked.screen_shown, RecordsScreen)
