"""Protections taken away, each in one child alone: what the controls are made of."""

import os

from intake_app import files
from intake_app.store import proofs


def synchronous(wanted, expected):
    """Open the database with another `synchronous` than FULL, and believe that it is right."""

    def take_away():
        proofs._SETTINGS = tuple(
            (name, wanted, expected) if name == "synchronous" else (name, *rest)
            for name, *rest in proofs._SETTINGS
        )

    return take_away


class _NoSync:
    """The module `os` as the one writer of files sees it, but for syncing."""

    def __getattr__(self, name):
        return getattr(os, name)

    def fsync(self, _handle):
        """Nothing is synced."""


def without_sync_of_files():
    """Replace files as ever, and sync neither them nor their folder."""
    files.os = _NoSync()
