"""Wrong use of the command line is told in the language of the interface, too."""

import ast
import subprocess
import sys
from pathlib import Path
from string import Formatter

import click
import pytest
from babel.messages.pofile import read_po

from intake_app import paths
from intake_app.cli.click_words import wanted_language

WRONG_USE, BROKEN_OFF = 2, 1


def said(*words: str | Path, variables: dict[str, str] | None = None) -> tuple[int, str]:
    command = [sys.executable, "-m", "intake_app", *map(str, words)]
    done = subprocess.run(
        command, input="", capture_output=True, text=True, check=False, env=variables
    )
    return done.returncode, done.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--interface", "ru", "vault", "chek"), "Ошибка: Нет команды 'chek'."),
        (("--interface=uk", "vault", "check"), "Помилка: Бракує аргументу 'FOLDER'."),
        (("--interface", "kk", "record", "list"), "Қате: Параметр жетіспейді '--vault'."),
        (("--interface", "en", "record", "list"), "Error: Missing option '--vault'."),
        (
            ("--interface", "ru", "vault", "check", __file__),
            f"Ошибка: Недопустимое значение для 'FOLDER': '{__file__}' — файл, а нужна папка.",
        ),
        (
            ("--interface", "uk", "--passphrase-fd", "77", "vault", "check", "."),
            "Помилка: Файловий дескриптор 77 не читається.",
        ),
        (
            ("--interface", "kk", "record", "withdraw", "X", "--vault", "."),
            "Қате: --purpose, --all-future, --erase біреуін таңдаңыз.",
        ),
    ],
)
def test_wrong_use_is_told_in_the_language_of_the_interface(
    words: tuple[str, ...], told: str
) -> None:
    assert (WRONG_USE, True) == ((code := said(*words))[0], code[1].startswith(told)), code


def test_a_question_that_was_broken_off_is_told_in_that_language(vault: Path) -> None:
    code, last = said("--interface", "ru", "vault", "check", vault)

    assert (BROKEN_OFF, "Прервано!") == (code, last)


def test_without_an_option_the_language_is_that_of_the_system() -> None:
    asked = ["vault", "check", "--interface", "xx"]

    assert "uk" == wanted_language(asked, {"LANG": "uk_UA.UTF-8"})
    assert "kk" == wanted_language(["--interface", "kk"], {"LANG": "uk_UA.UTF-8"})


@pytest.mark.parametrize("language", ["kk", "ru", "uk"])
def test_every_word_of_click_that_is_translated_is_one_that_click_says(language: str) -> None:
    package = Path(click.__file__).parent
    english = {
        node.value
        for file in package.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    with (paths.locales() / language / "LC_MESSAGES" / "click.po").open("rb") as file:
        messages = [message for message in read_po(file) if message.id]

    assert len(messages) > 30
    for message in messages:
        ids, texts = every(message.id), every(message.string)
        assert set(ids) <= english
        assert all(texts)
        assert not set(texts) & set(ids)
        assert {name for text in texts for name in names(text)} <= {
            name for one in ids for name in names(one)
        }


def every(form: object) -> tuple[str, ...]:
    """One text, or each of its plural forms."""
    return tuple(map(str, form)) if isinstance(form, list | tuple) else (str(form),)


def names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
