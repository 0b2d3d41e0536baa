"""A small program with its questionnaire and catalogues, sound until a test plants a fault."""

from dataclasses import dataclass
from pathlib import Path

import pytest

SOURCE = """
def speak(catalog, n):
    catalog.t("Save")
    catalog.t("Saved at {time}.", time="16:05")
    catalog.tn("{n} answer is missing", "{n} answers are missing", n)
    catalog.legal("My corrections are included.")
    catalog.t("SHA-256")
    catalog.t("{x} / {y}", x=1, y=2)
"""

CODEBOOK = {
    "codebook.toml": """
id = "small"
version = "1.0.0"
title = "Small questionnaire"
languages = ["en", "kk", "ru", "uk"]
[rules]
""",
    "01_setup.toml": """
[chapter]
id = "setup"
label = "Setting up"
[sections.record]
label = "Record"
[sections.record.fields.reference]
label = "Statement reference"
kind = "text"
""",
    "lists.toml": """
[missing_reason]
unknown = { label = "Does not know" }
declined = { label = "Declined to answer" }
not_asked = { label = "Not asked" }
not_applicable = { label = "Not applicable" }
[yes_no]
yes = { label = "Yes" }
no = { label = "No" }
""",
}

LABELS = {
    "codebook:title": ("Small questionnaire", "Шағын сауалнама", "Малый опросник", "Мала анкета"),
    "chapter:setup": ("Setting up", "Дайындық", "Подготовка", "Підготовка"),
    "section:record": ("Record", "Жазба", "Запись", "Запис"),
    "field:record.reference": ("Statement reference", "Нөмірі", "Номер", "Номер пояснення"),
    "code:missing_reason.unknown": ("Does not know", "Білмейді", "Не знает", "Не знає"),
    "code:missing_reason.declined": ("Declined to answer", "Бас тартты", "Отказ", "Відмова"),
    "code:missing_reason.not_asked": ("Not asked", "Сұралмады", "Не спросили", "Не питали"),
    "code:missing_reason.not_applicable": ("Not applicable", "Келмейді", "Не то", "Не те"),
    "code:yes_no.yes": ("Yes", "Иә", "Да", "Так"),
    "code:yes_no.no": ("No", "Жоқ", "Нет", "Ні"),
}

PLURAL = {
    "kk": "nplurals=2; plural=(n != 1);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);",
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 ? 1 : 2);",
}

UI = {
    "kk": """
msgid "Save"
msgstr "Сақтау"

msgid "Saved at {time}."
msgstr "Сағат {time} сақталды."

msgid "{n} answer is missing"
msgid_plural "{n} answers are missing"
msgstr[0] "Бір жауап жоқ"
msgstr[1] "{n} жауап жоқ"

msgid "SHA-256"
msgstr "SHA-256"

msgid "{x} / {y}"
msgstr "{x} / {y}"
""",
    "ru": """
msgid "Save"
msgstr "Сохранить"

msgid "Saved at {time}."
msgstr "Сохранено в {time}."

msgid "{n} answer is missing"
msgid_plural "{n} answers are missing"
msgstr[0] "Нет {n} ответа"
msgstr[1] "Нет {n} ответов"
msgstr[2] "Нет {n} ответов"

msgid "SHA-256"
msgstr "SHA-256"

msgid "{x} / {y}"
msgstr "{x} / {y}"
""",
    "uk": """
msgid "Save"
msgstr "Зберегти"

msgid "Saved at {time}."
msgstr "Збережено о {time}."

msgid "{n} answer is missing"
msgid_plural "{n} answers are missing"
msgstr[0] "Бракує {n} відповіді"
msgstr[1] "Бракує {n} відповідей"
msgstr[2] "Бракує {n} відповідей"

msgid "SHA-256"
msgstr "SHA-256"

msgid "{x} / {y}"
msgstr "{x} / {y}"
""",
}

STATEMENT = {
    "kk": "Түзетулерім енгізілді.",
    "ru": "Поправки внесены.",
    "uk": "Виправлення внесено.",
}


GLOSSARY = """
[[never]]
language = "ru"
stem = "потерпевш"
instead = "пострадавшее лицо"
[[never]]
language = "uk"
stem = "заяв"
instead = "пояснення"
unless = ["application"]
"""


@dataclass(frozen=True)
class Tree:
    """A checkout on disk."""

    root: Path

    @property
    def source(self) -> Path:
        return self.root / "intake_app" / "speech.py"

    def catalogue(self, name: str) -> Path:
        language, _, file = name.partition("/")
        return self.root / "locales" / language / "LC_MESSAGES" / file

    def replace(self, name: str, old: str, new: str) -> None:
        """Plant a fault in a catalogue such as `ru/ui.po`; the old words must be there."""
        file = self.catalogue(name)
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def tree(tmp_path) -> Tree:
    """A program whose every word is translated."""
    small = Tree(tmp_path)
    _write(small.source, SOURCE)
    _write(tmp_path / "ui" / "__init__.py", "")
    _write(tmp_path / "locales" / "glossary.toml", GLOSSARY)
    for name, text in CODEBOOK.items():
        _write(tmp_path / "resources" / "codebook" / name, text)
    for column, language in enumerate(("kk", "ru", "uk"), start=1):
        head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        head += f'"Plural-Forms: {PLURAL[language]}\\n"\n'
        words = f'msgid "My corrections are included."\nmsgstr "{STATEMENT[language]}"\n'
        labels = (
            f'msgctxt "{context}"\nmsgid "{label[0]}"\nmsgstr "{label[column]}"\n'
            for context, label in LABELS.items()
        )
        _write(small.catalogue(f"{language}/ui.po"), head + UI[language])
        _write(small.catalogue(f"{language}/statement.po"), f"{head}\n{words}")
        _write(small.catalogue(f"{language}/codebook.po"), head + "\n" + "\n".join(labels))
    return small


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
