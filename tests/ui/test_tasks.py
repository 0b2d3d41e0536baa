import threading

import pytest
import shiboken6
from PySide6.QtCore import QObject

from intake_app.commands import vaults
from intake_app.errors import VaultInUse, WrongPassphrase
from ui.tasks import CommandRunner, InlineRunner


@pytest.fixture
def faults():
    return []


@pytest.fixture
def real_runner(qtbot, faults):
    runner = CommandRunner(faults.append)
    yield runner
    runner.stop()


def refuse():
    raise WrongPassphrase


def opened(vault, environment):
    return lambda: (vaults.unlock(vault.folder, vault.passphrase, environment), "open")


def test_all_work_runs_on_one_thread_and_answers_on_the_main_one(qtbot, real_runner):
    owner, seen = QObject(), []

    for _ in range(3):
        real_runner.ask(
            owner,
            threading.get_ident,
            done=lambda worker: seen.append((worker, threading.get_ident())),
            failed=pytest.fail,
        )
    qtbot.waitUntil(lambda: len(seen) == 3)

    assert len({worker for worker, _ in seen}) == 1
    assert {answered for _, answered in seen} == {threading.main_thread().ident}
    assert seen[0][0] != threading.main_thread().ident


def test_a_refusal_reaches_failed_and_nothing_else(qtbot, real_runner, faults):
    owner, refused = QObject(), []

    real_runner.ask(owner, refuse, done=pytest.fail, failed=refused.append)
    qtbot.waitUntil(lambda: len(refused) == 1)

    assert isinstance(refused[0], WrongPassphrase)
    assert faults == []


def test_a_fault_of_our_own_is_neither_done_nor_failed(qtbot, real_runner, faults):
    owner = QObject()

    real_runner.ask(owner, lambda: 1 // 0, done=pytest.fail, failed=pytest.fail)
    qtbot.waitUntil(lambda: len(faults) == 1)

    assert isinstance(faults[0], ZeroDivisionError)


def test_an_answer_dies_with_its_owner(qtbot, real_runner):
    owner, later, seen = QObject(), QObject(), []
    held = threading.Event()

    real_runner.ask(owner, held.wait, done=lambda _: seen.append("owner"), failed=pytest.fail)
    real_runner.ask(later, lambda: 2, done=lambda _: seen.append("later"), failed=pytest.fail)
    shiboken6.delete(owner)
    held.set()
    qtbot.waitUntil(lambda: "later" in seen)

    assert seen == ["later"]


def test_work_without_a_vault_is_a_fault(qtbot, real_runner, faults):
    owner = QObject()

    real_runner.submit(owner, lambda session: session, done=pytest.fail, failed=pytest.fail)
    qtbot.waitUntil(lambda: len(faults) == 1)

    assert isinstance(faults[0], RuntimeError)


def test_stopping_closes_the_vault_after_all_that_was_asked(
    qtbot, real_runner, sample_vault, environment
):
    owner, order = QObject(), []

    real_runner.open(
        owner, opened(sample_vault, environment), done=order.append, failed=pytest.fail
    )
    real_runner.submit(
        owner,
        lambda session: order.append(session.vault.vault_id),
        done=lambda _: None,
        failed=pytest.fail,
    )
    real_runner.stop()

    again = vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment)
    assert order[0] == again.vault.vault_id
    vaults.close(again)


def test_a_vault_held_by_the_runner_is_in_use_for_others(sample_vault, environment):
    runner, owner = InlineRunner(), QObject()
    runner.open(owner, opened(sample_vault, environment), done=lambda _: None, failed=pytest.fail)

    with pytest.raises(VaultInUse):
        vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment)
    runner.stop()


def test_opening_another_vault_closes_the_one_before(sample_vault, environment):
    runner, owner = InlineRunner(), QObject()
    for _ in range(2):
        runner.open(
            owner, opened(sample_vault, environment), done=lambda _: None, failed=pytest.fail
        )
        runner.stop()

    vaults.close(vaults.unlock(sample_vault.folder, sample_vault.passphrase, environment))


def test_stopping_twice_or_before_any_work_does_nothing(qtbot, faults):
    runner = CommandRunner(faults.append)

    runner.stop()
    runner.stop()

    assert faults == []


def test_a_job_runs_beside_the_thread_of_the_vault_and_tells_how_far_it_is(qtbot, real_runner):
    owner, heard, ended = QObject(), [], []
    may_end = threading.Event()

    def work(tell):
        tell(1)
        assert may_end.wait(30)
        tell(2)
        return threading.get_ident()

    real_runner.job(owner, work, told=heard.append, done=ended.append, failed=pytest.fail)
    real_runner.ask(owner, threading.get_ident, done=ended.append, failed=pytest.fail)
    qtbot.waitUntil(lambda: len(ended) == 1)
    may_end.set()
    qtbot.waitUntil(lambda: len(ended) == 2)

    assert [1, 2] == heard
    assert len({*ended, threading.main_thread().ident}) == 3


def test_a_fault_in_a_job_is_told_as_any_other(qtbot, real_runner, faults):
    def work(_tell):
        raise ZeroDivisionError

    real_runner.job(QObject(), work, told=pytest.fail, done=pytest.fail, failed=pytest.fail)
    qtbot.waitUntil(lambda: len(faults) == 1)

    assert isinstance(faults[0], ZeroDivisionError)
