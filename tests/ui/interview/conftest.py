"""A sitting: the real window at a record of a real vault whose samples are still drafts."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton

from intake_app.commands import hq, interview, records, vaults
from intake_app.commands.demo import sample_files
from intake_app.domain.answers import AnswerPath, Said
from tests.ui.answering import answer_by_keys, leave
from tests.ui.conftest import SampleVault
from ui.slices import make_whole

PASSPHRASE = "шесть простых слов для этой проверки"
REFUGEE, WITNESS = "KZ-2009-0001", "UA-2022-0003"


@pytest.fixture(scope="session")
def prepared_drafts(environment, tmp_path_factory) -> SampleVault:
    folder = tmp_path_factory.mktemp("drafts")
    keys = tuple(folder / name for name in ("hq-a", "hq-b"))
    for key in keys:
        hq.keygen(key, "ru")
    recipients = tuple(vaults.read_recipient(key / "hq.recipient") for key in keys)
    wanted = vaults.CreateVault("Оператор 7", "ru", PASSPHRASE, recipients)
    created = vaults.create(folder / "vault", wanted, environment)
    vaults.confirm_recovery(created.session, created.recovery_code)
    records.add(created.session, sample_files())
    vaults.close(created.session)
    return SampleVault(folder / "vault", PASSPHRASE, keys)


@pytest.fixture
def drafts(prepared_drafts, tmp_path) -> SampleVault:
    folder = tmp_path / "drafts"
    shutil.copytree(prepared_drafts.folder, folder)
    return replace(prepared_drafts, folder=folder)


class Sitting:
    """What an interviewer does, in the words of the room."""

    def __init__(self, window, session, folder: Path) -> None:
        self.window = window
        self.session = session
        self.folder = folder
        self.record_id = ""

    def begins(self, *, consents: bool = False, tells: str = ""):
        about = interview.StartRecord("KZ", "Asia/Almaty", "uz", "ru", "ru")
        stored = interview.start(self.session, about)
        answers = stored.body.answers
        if consents:
            answers = answers.with_answer(AnswerPath("consent", "given"), Said("yes"))
        if tells:
            told = Said({"lang": "ru", "text": tells})
            answers = answers.with_answer(AnswerPath("account", "verbatim"), told)
        interview.save(self.session, stored.record_id, answers)
        return self.opens(stored.record_id)

    def opens_the_sample(self, reference: str):
        return self.opens(records.find(self.session, reference))

    def opens(self, record_id: str):
        self.record_id = record_id
        self.window.open_record(record_id)
        self.turn()
        return self

    @property
    def screen(self):
        return self.window.screen_shown

    @property
    def talk(self):
        return self.screen.talk

    @property
    def page(self):
        return self.talk.page

    @property
    def answers(self):
        return self.talk.desk.answers

    @property
    def stored(self):
        """What a fresh look at the vault finds."""
        return self.session.vault.records.get(self.record_id)

    def goes_to(self, key: str):
        self.talk.open(key)
        self.turn()
        return self

    def question(self, field: str):
        return next(one for one in self.page.form.questions if one.field.id == field)

    def answers_question(self, field: str, value):
        said = value if not isinstance(value, str | list | dict) else Said(value)
        answer_by_keys(self.question(field).input, said)
        self.turn()
        return self

    def picks(self, field: str, code: str):
        self.question(field).input.chips.pick(code)
        self.turn()
        return self

    def presses(self, name: str):
        named = self.window.findChildren(QPushButton, name)
        seen = [button for button in named if button.isVisibleTo(self.window)]
        assert 1 == len(seen), (name, len(named), len(seen))
        assert seen[0].isEnabled(), name
        seen[0].click()
        self.turn()
        return self

    def leaves_the_field(self):
        leave()
        return self

    def turn(self) -> None:
        """Let what was asked to be deleted go and what comes in slices come, as the loop does."""
        QApplication.sendPostedEvents()
        make_whole(self.window)
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def rail(self) -> dict[str, str]:
        model = self.talk.rail.steps
        steps = [model.step(row) for row in range(model.rowCount())]
        return {step.key: step.mark.value for step in steps if not step.key.startswith("chapter:")}

    def saving(self) -> str:
        return self.screen._saving.accessibleName()


@pytest.fixture
def sitting(qtbot, window, drafts, runner, environment) -> Sitting:
    kept = []

    def opened():
        session = vaults.unlock(drafts.folder, drafts.passphrase, environment)
        kept.append(session)
        return session, None

    runner.open(window, opened, done=lambda _: None, failed=pytest.fail)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return Sitting(window, kept[0], drafts.folder)
