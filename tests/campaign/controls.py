"""The protections taken away one by one, each in a process of its own: then the harm must show."""

import json

import sqlcipher3

from intake_app.domain.record import Body
from intake_app.store import opening, proofs, records
from intake_app.store.connection import Database
from intake_app.store.macs import Macs
from tests.builders.vaults import a_body


def without_codes_of_our_own(run):
    """Nothing above SQLCipher: what it returns is believed."""

    def control(tries, seed, workplace):
        _believe_everything()
        return run(tries, seed, workplace)

    return control


def without_asking_the_cipher(run):
    """Nobody asks SQLCipher whether what it gave out was whole."""

    def control(tries, seed, workplace):
        Database._require_whole = lambda _: None
        return run(tries, seed, workplace)

    return control


def without_any_codes(run):
    """Nothing above SQLCipher, and SQLCipher without its page codes: encryption alone."""

    def control(tries, seed, workplace):
        _believe_everything()
        proofs._SETTINGS = (("cipher_use_hmac", "OFF", "0"), *proofs._SETTINGS)
        sqlcipher3.connect = _accepting_any_letters(sqlcipher3.connect)
        return run(tries, seed, workplace)

    return control


def _believe_everything():
    Macs.agree = lambda *_: True
    Database._require_whole = lambda _: None
    records.decoded = _whatever_it_says
    opening.CHECKED_AT_UNLOCK_BYTES = 0


def _accepting_any_letters(connect):
    def connected(*arguments, **options):
        connection = connect(*arguments, **options)
        connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
        return connection

    return connected


def _whatever_it_says(raw):
    """Damaged text is seldom JSON; a plainer format would show it, so the control does."""
    try:
        return Body.from_json(json.loads(raw))
    except ValueError:
        return a_body(raw.decode("utf-8", "replace"))
