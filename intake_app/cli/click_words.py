"""The words of the library that reads the command line: usage, what is missing, what broke off.

Click asks the standard `gettext` of the process for them, so this process is told its language
once, before anything is read. Our own words never come this way.
"""

import gettext
import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from intake_app.cli.settings import language_of
from intake_app.i18n import LANGUAGES

DOMAIN = "click"


def speak(language: str, locales: Path) -> None:
    """Let click speak this language from now on, in this process."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, str(locales))
    gettext.textdomain(DOMAIN)


def wanted_language(words: Sequence[str], variables: Mapping[str, str]) -> str:
    """The language of `--interface`, before click has read it; otherwise that of the system."""
    for at, word in enumerate(words):
        name, _, joined = word.partition("=")
        if name == "--interface":
            given = joined or "".join(words[at + 1 : at + 2])
            if given in LANGUAGES:
                return given
    return language_of(variables)
