"""The vault of the scenes: its people, its testimonies, its words, and how it is proved."""

import itertools
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial

from intake_app.codebook.load import load_codebook
from intake_app.commands import interview, vaults
from intake_app.commands.session import Environment
from intake_app.domain.clock import Clock, Ids
from intake_app.errors import IntakeError
from tests.builders.records import ASSAULT, sample_answers, with_value
from tests.builders.vaults import CHEAP, HQ_RECIPIENTS, PASSPHRASE
from tests.campaign.frame import Tally

VAULT = "vault"
BOOK = load_codebook()
STORY = "account.verbatim"
LETTERS_A_STEP = 60
BALLAST = 64 * 1024  # real, and small enough for a thousand vaults
ANSWER = "answer"

_SENTENCE = "Мені сказали підписати папір, якого я не читав; жауап берген жоқпын, вышел под утро. "


def surroundings():
    """As in the field but for a cheap key derivation and a clock that goes by seconds."""
    start, seconds = datetime(2026, 11, 22, 9, 0, tzinfo=UTC), itertools.count()
    clock = Clock(lambda: start + timedelta(seconds=next(seconds)))
    return Environment(BOOK, clock, Ids(), lambda: CHEAP, 64 * 1024)


def found_session(folder):
    """A new vault, open."""
    recipients = tuple(vaults.parse(text) for text in HQ_RECIPIENTS)
    wanted = vaults.CreateVault("И-07", "uk", PASSPHRASE, recipients)
    return vaults.create(folder, wanted, surroundings()).session


@contextmanager
def unlocked(folder, passphrase=PASSPHRASE):
    """An open session, closed at the end."""
    session = vaults.unlock(folder, passphrase, surroundings())
    try:
        yield session
    finally:
        vaults.close(session)


def at_work(folder, marks, work, passphrase=PASSPHRASE):
    """Unlock, work, close: each told, and asked for again when the world refuses it."""
    opened = []
    unlock = partial(vaults.unlock, folder, passphrase, surroundings())
    if not marks.step("unlock", 1, lambda: opened.append(unlock())):
        return
    try:
        work(opened[0])
    finally:
        marks.step("close", 1, lambda: vaults.close(opened[0]))


def draft(session):
    """A sound testimony that could be read back at once; its id."""
    record = interview.start(session, interview.StartRecord("UA", "Europe/Kyiv", "uk", "uk", "uk"))
    answers = sample_answers(ASSAULT)
    for path, said in record.body.answers.to_json()["record"].items():
        answers = with_value(answers, f"record.{path}", said)
    interview.save(session, record.record_id, answers)
    return record.record_id


def words(number):
    """What has been typed at a step; each step's words begin with those of the one before."""
    length = number * LETTERS_A_STEP
    return "".join(itertools.islice(itertools.cycle(_SENTENCE), length - 1)) + "."


def typed(answers, number):
    """The testimony after a step of typing."""
    return with_value(answers, STORY, {"lang": "uk", "text": words(number)})


def step_of(answers):
    """Which step of typing is stored: 0 before the first, None for words that nobody typed."""
    story = answers.value(STORY)
    if story == sample_answers(ASSAULT).value(STORY):
        return 0
    text = story["text"] if isinstance(story, dict) else ""
    number, rest = divmod(len(text), LETTERS_A_STEP)
    return number if number and not rest and text == words(number) else None


def proved(folder, compare, passphrase=PASSPHRASE, *, known=()):
    """Open the vault as a person would, verify all of it, and let `compare` look at the session.

    `known` are findings that the vault had before, by their first word.
    """
    try:
        with unlocked(folder, passphrase) as session:
            found = (*session.vault.faults, *session.vault.check().problems)
            problems = [one for one in found if one.split()[0] not in known]
            tally = compare(session)
    except IntakeError as error:
        return Tally(1, lost=1, corrupt=1, notes=(f"does not open: {_told(error)}",))
    if problems:
        tally += Tally(corrupt=1, notes=(f"does not verify: {', '.join(problems)}",))
    return tally


def _told(error):
    facts = {name: fact for name, fact in error.facts.items() if name in {"reason", "seq"}}
    return f"{type(error).__name__} {facts or ''}".strip()


def compared_answer(stored, told):
    """One testimony that was typed: at least what was said to be saved, at most what was tried."""
    number = step_of(stored.body.answers)
    done, tried = told.done(ANSWER), told.tried(ANSWER)
    if number is None:
        return Tally(1, undetected=1, notes=("holds words that nobody typed",))
    if number < done:
        note = f"step {done} was said to be saved, step {number} is there"
        return Tally(1, lost=done - number, notes=(note,))
    if number > tried:
        return Tally(1, undetected=1, notes=(f"holds step {number}, only {tried} were typed",))
    return Tally(1)
