"""What every command needs from the command line: language, passphrase, an open vault."""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import click

from intake_app.commands import vaults
from intake_app.commands.session import Environment, Session, environment
from intake_app.commands.vault_words import doubt_in_words
from intake_app.errors import WrongPassphrase
from intake_app.i18n import LANGUAGES, Catalog, catalog

LONGEST_LINE = 4096


@dataclass(frozen=True, slots=True)
class Settings:
    """Options given before the command."""

    language: str
    passphrase_fd: int | None

    @property
    def catalog(self) -> Catalog:
        """Words of the interface language."""
        return catalog(self.language)

    @property
    def asks(self) -> bool:
        """Whether a person is there to answer prompts."""
        return self.passphrase_fd is None

    def passphrase(self) -> str:
        """From the file descriptor (first line), otherwise asked without echo."""
        if self.passphrase_fd is None:
            asked: str = click.prompt(self.catalog.t("Passphrase"), hide_input=True)
            return asked
        try:
            return first_line(self.passphrase_fd).decode("utf-8")
        except UnicodeDecodeError as error:
            raise WrongPassphrase from error

    def environment(self) -> Environment:
        """Questionnaire, clock, ids."""
        return environment()

    @contextmanager
    def session(self, folder: Path) -> Iterator[Session]:
        """An unlocked vault, closed again whatever happens."""
        session = vaults.unlock(folder, self.passphrase(), self.environment())
        if vaults.is_place_read_only(session):
            click.echo(
                self.catalog.t("Nothing can be written here: the vault is open for reading only."),
                err=True,
            )
        elif vaults.is_read_only(session):
            click.echo(
                self.catalog.t("This vault is damaged: it is open for reading only."), err=True
            )
        for doubt in vaults.doubts_of(session):
            click.echo(str(doubt_in_words(doubt, self.catalog)), err=True)
        try:
            yield session
        finally:
            vaults.close(session)


def first_line(descriptor: int) -> bytes:
    """One line, and not a byte more: what follows it belongs to the next question.

    Wrong use (exit code 2) when the descriptor cannot be read.
    """
    line = bytearray()
    try:
        while len(line) < LONGEST_LINE and (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
            line += byte
    except OSError as error:
        raise click.UsageError(f"file descriptor {descriptor} cannot be read") from error
    return bytes(line).rstrip(b"\r")


def language_of(variables: Mapping[str, str]) -> str:
    """The interface language the system asks for; English when it is none of ours."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = variables.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return code
    return "en"
