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
from intake_app.errors import PassphraseUnreadable
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
            return self.ask(self.catalog.t("Passphrase"), hidden=True)
        return self.secret(self.passphrase_fd)

    def ask(self, question: str, *, hidden: bool = False, again: str = "") -> str:
        """Ask a person, on standard error: standard output holds nothing but the answer."""
        asked: str = click.prompt(
            question, hide_input=hidden, confirmation_prompt=again or False, err=True
        )
        return asked

    def agreed(self, question: str) -> None:
        """Ask for a yes, on standard error; anything else ends the command (exit code 1)."""
        click.confirm(question, abort=True, err=True)

    def secret(self, descriptor: int) -> str:
        """A passphrase from a file descriptor; PassphraseUnreadable when it is no UTF-8."""
        try:
            return self.line(descriptor).decode("utf-8")
        except UnicodeDecodeError as error:
            raise PassphraseUnreadable from error

    def code(self, descriptor: int | None, question: str) -> str:
        """A code from a descriptor, or from a person (standard input when nothing is asked)."""
        if descriptor is None and self.asks:
            return self.ask(question)
        return self.line(descriptor or 0).decode("utf-8", errors="replace").strip()

    def line(self, descriptor: int) -> bytes:
        """One line, and not a byte more: what follows it belongs to the next question.

        Wrong use (exit code 2) when the descriptor cannot be read.
        """
        line = bytearray()
        try:
            while len(line) < LONGEST_LINE and (byte := os.read(descriptor, 1)) not in (b"", b"\n"):
                line += byte
        except OSError as error:
            raise click.UsageError(
                self.catalog.t("File descriptor {n} cannot be read.", n=descriptor)
            ) from error
        return bytes(line).rstrip(b"\r")

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


def language_of(variables: Mapping[str, str]) -> str:
    """The interface language the system asks for; English when it is none of ours."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = variables.get(name, "")[:2].lower()
        if code in LANGUAGES:
            return code
    return "en"
