"""Signing beside the printed statement: by hand, by keys, and nothing half kept."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from intake_app.commands import interview, signing
from intake_app.domain.attestation import Way
from intake_app.domain.lifecycle import State
from intake_app.domain.signature import Drawing
from intake_app.i18n import LANGUAGES
from tests.ui.drawing import draw
from tests.ui.screens.test_print_and_export import record_of, sheets
from tests.ui.typing import press, press_digit, type_text
from ui.screens.records import RecordsScreen

SEALED, HEARD, DRAFT = "UA-2022-0003", "UA-2022-0002", "KZ-2021-0014"


@pytest.fixture
def opened(unlocked):
    """The signatures of a testimony, by its number."""

    def open_page(reference=SEALED):
        unlocked.open_records()
        unlocked.open_print(record_of(unlocked, reference))
        unlocked.screen_shown.sign.click()
        return unlocked.screen_shown.signing.page

    return open_page


@pytest.fixture
def in_vault(runner, unlocked):
    """Ask the vault behind the window."""

    def ask(command):
        heard = []
        runner.submit(unlocked, command, done=heard.append, failed=pytest.fail)
        return heard[0]

    return ask


def kept(in_vault, page):
    record_id = page._record_id
    return in_vault(lambda session: signing.listed(session, record_id))


def state(in_vault, page):
    record_id = page._record_id
    return in_vault(lambda session: session.vault.records.get(record_id).state)


def tab_to(widget):
    """A few presses of Tab lead there."""
    for _ in range(8):
        if QApplication.focusWidget() is not widget:
            press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is widget


def sits_down(page, number=0):
    page.rows[number].go.click()
    return page.desk


def test_everybody_who_signs_on_paper_is_listed_and_nobody_signed_yet(opened):
    page = opened()

    assert ["declarant", "interviewer"] == [row.place.signer.role for row in page.rows]
    assert {"Not signed yet"} == {row.state.text() for row in page.rows}
    assert page.rows[0].go is QApplication.focusWidget()


def test_a_drawn_signature_is_kept_told_and_printed(opened, unlocked, in_vault):
    page = opened()
    desk = sits_down(page)
    assert not desk.keep.isEnabled()

    draw(desk.pad)
    drawn = desk.pad.drawing
    desk.keep.click()

    (one,) = kept(in_vault, page)
    assert (drawn, Way.DRAWN, "declarant") == (
        one.attestation.drawing,
        one.attestation.way,
        one.attestation.role,
    )
    assert page.notice.happened.text() == "It is kept, encrypted, with this testimony."
    assert page.rows[0].state.text().startswith("Signature on the screen, ")
    assert State.SIGNED is state(in_vault, page)
    screen = unlocked.screen_shown
    page.back.click()
    assert len(sheets(screen)) > 1
    assert screen.pages.isVisible()
    assert screen.sign is QApplication.focusWidget()


def test_a_dot_cannot_be_kept(opened):
    desk = sits_down(opened())

    draw(desk.pad, [(0.5, 0.5)])

    assert (False, True) == (desk.keep.isEnabled(), desk.clear.isEnabled())


def test_keys_alone_keep_a_signature_on_paper(opened, in_vault):
    page = opened()
    press(Qt.Key.Key_Space)
    press_digit(2)
    tab_to(page.desk.keep)
    press(Qt.Key.Key_Return)

    (one,) = kept(in_vault, page)
    assert (Way.INK, Drawing()) == (one.attestation.way, one.attestation.drawing)


def test_keys_alone_keep_a_refusal_with_its_reason(opened, in_vault):
    page = opened()
    press(Qt.Key.Key_Space)
    press_digit(4)
    tab_to(page.desk.reason.line)
    type_text("Боїться.")
    tab_to(page.desk.keep)
    press(Qt.Key.Key_Return)

    (one,) = kept(in_vault, page)
    assert (Way.REFUSED, "Боїться.") == (one.attestation.way, one.attestation.reason)
    assert State.SEALED is state(in_vault, page)


def test_a_refusal_without_a_reason_is_told_where_it_is_missing(opened, in_vault):
    page = opened()
    desk = sits_down(page)
    desk.ways.pick(Way.REFUSED.value)
    desk.keep.click()

    assert "There is no signature and no reason why." == desk.notice.happened.text()
    assert () == kept(in_vault, page)


def test_a_thumbprint_brings_a_witness_whose_name_is_asked(opened, in_vault):
    page = opened()
    desk = sits_down(page)
    desk.ways.pick(Way.THUMB.value)
    assert desk.name.isHidden()
    desk.keep.click()
    assert ["declarant", "witness", "interviewer"] == [r.place.signer.role for r in page.rows]

    desk = sits_down(page, 1)
    desk.name.line.setText("Сусідка Ірина")
    draw(desk.pad)
    desk.keep.click()

    assert "Сусідка Ірина" == page.rows[1].name.text()


def test_strokes_are_taken_back_one_by_one_or_all(opened):
    desk = sits_down(opened())
    draw(desk.pad)
    draw(desk.pad)

    desk.undo.click()
    assert 1 == len(desk.pad.drawing.strokes)
    desk.clear.click()
    assert (Drawing(), False, False) == (
        desk.pad.drawing,
        desk.keep.isEnabled(),
        desk.undo.isEnabled(),
    )


def test_whoever_goes_back_with_ink_on_the_sheet_is_asked(opened, in_vault):
    page = opened()
    desk = sits_down(page)
    draw(desk.pad)

    desk.back.click()
    asked = desk.question.isVisible()
    press(Qt.Key.Key_Return)
    stayed = page.desk is desk and not desk.question.isVisible()
    desk.back.click()
    desk.question.findChild(object, "leave-unkept").click()

    assert (True, True, None) == (asked, stayed, page.desk)
    assert () == kept(in_vault, page)


def test_another_screen_opens_only_after_the_ink_was_decided(opened, unlocked):
    page = opened()
    draw(sits_down(page).pad)

    unlocked.open_records()
    waiting = unlocked.screen_shown.signing.page is page
    page.desk.question.findChild(object, "leave-unkept").click()

    assert waiting
    assert isinstance(unlocked.screen_shown, RecordsScreen)


def test_before_a_lock_it_is_told_that_the_ink_is_not_kept(opened, unlocked):
    draw(sits_down(opened()).pad)
    ended, asked = [], []

    unlocked.screen_shown.settle_to_end(lambda: ended.append(True), asked.append)

    (question,) = asked
    assert "A signature is drawn and not kept yet." == question.title(unlocked.catalog)
    assert [] == ended
    question.ways[0].does()
    assert [True] == ended


def test_an_empty_sheet_stops_no_lock_and_nobody_is_asked_when_alone(opened, unlocked):
    page = opened()
    desk = sits_down(page)
    ended = []
    unlocked.screen_shown.settle_to_end(lambda: ended.append("lock"), pytest.fail)
    draw(desk.pad)
    unlocked.screen_shown.settle_alone(lambda: ended.append("alone"), pytest.fail)

    assert ["lock", "alone"] == ended


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_language_keeps_the_ink(opened, unlocked, language):
    desk = sits_down(opened())
    draw(desk.pad)
    drawn = desk.pad.drawing

    unlocked.speak(language)

    assert drawn == desk.pad.drawing
    assert unlocked.catalog.t("Keep the signature") == desk.keep.text()
    assert unlocked.catalog.t("Sheet to sign on") == desk.pad.accessibleName()


def test_another_size_waits_while_there_is_ink(opened, unlocked):
    page = opened()
    desk = sits_down(page)
    draw(desk.pad)
    held = unlocked.screen_shown.is_remade
    desk.clear.click()

    assert (False, True) == (held, unlocked.screen_shown.is_remade)


def test_a_draft_says_that_nobody_signs_yet(opened):
    page = opened(DRAFT)

    assert [] == page.rows
    assert page.state.text() == "Nobody signs before the statement was read back and confirmed."
    assert page.back is QApplication.focusWidget()


def test_what_was_sealed_meanwhile_is_not_signed_as_it_was_shown(opened, in_vault):
    page = opened(DRAFT)
    record_id = page._record_id
    in_vault(lambda session: _heard(session, record_id))
    page.ask()
    said = page.state.text()
    desk = sits_down(page)
    in_vault(lambda session: interview.seal(session, record_id))
    draw(desk.pad)
    desk.keep.click()

    assert said.startswith("The statement is not sealed yet.")
    assert desk.notice.happened.text().startswith("The statement is not the one any more")
    assert () == kept(in_vault, page)
    assert desk.has_unkept


def test_in_a_damaged_vault_the_signatures_can_only_be_looked_at(read_only):
    read_only.open_print(record_of(read_only, SEALED))
    read_only.screen_shown.sign.click()
    page = read_only.screen_shown.signing.page

    assert 2 == len(page.rows)
    assert all(row.go.isHidden() for row in page.rows)
    assert page.back is QApplication.focusWidget()


def test_under_a_pseudonym_it_is_said_that_a_signature_can_give_the_name_away(opened):
    desk = sits_down(opened())
    hint = "The name stays hidden on paper; a signature drawn here can give it away."

    shown = [one for one in desk.findChildren(type(desk.hint)) if one.text() == hint]
    assert [True] == [one.isVisible() for one in shown]
    desk.ways.pick(Way.INK.value)
    assert [False] == [one.isVisible() for one in shown]


def _heard(session, record_id):
    found = interview.check(session, record_id)
    return interview.read_back(session, record_id, {problem.code: "heard" for problem in found})
