"""Words as they were said, in their own language; below them each translation with its maker."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from intake_app.codebook.display import keys
from intake_app.domain.answers import Answers, Json, JsonObject
from intake_app.domain.text import normalise
from intake_app.i18n import Catalog
from ui.forms.context import FormContext
from ui.forms.input import Input
from ui.forms.inputs.chosen import language_options
from ui.forms.inputs.references import row_options
from ui.forms.inputs.translator import TranslatorEdit
from ui.forms.inputs.word_count import WordCount
from ui.forms.parts import Part, typed
from ui.theme import px
from ui.theme.fonts import testimony_font
from ui.widgets.chooser import Chooser
from ui.widgets.grow_text import GrowText


class QuoteInput(Input):
    """The original first. New words take the language of the interview until told otherwise."""

    def build(self) -> None:
        """The original, the translations, the way to another one."""
        self._original = _Words(self)
        self._original.edited.connect(self.edited)
        self._translations: list[_Translation] = []
        self._below = QVBoxLayout()
        self._below.setSpacing(px(8))
        self._add = QPushButton()
        self._add.setProperty("role", "quiet")
        self._add.setObjectName(f"{self.field.id}.translate")
        self._add.setAutoDefault(True)
        self._add.clicked.connect(self._on_add)
        self.words.show(self._add.setText, lambda c: c.t("Add a translation"))
        self._original.beside(self._add)
        self.down.addWidget(self._original)
        self.down.addLayout(self._below)
        # A question that was never answered is shown no value, and begins like this.
        self._original.language.show_code(_spoken(self.context.answers()))

    def first(self) -> QWidget:
        """The original words."""
        return self._original.text

    def read(self) -> Json:
        """`{lang, text, translations}`; None while no words are written."""
        words = self._original.written
        translations: list[Json] = [one.stored() for one in self._translations if one.written]
        if not words and not translations:
            return None
        stored: JsonObject = {"lang": self._original.language.code, "text": words}
        return {**stored, "translations": translations} if translations else stored

    def show_value(self, value: Json) -> None:
        """Show stored words."""
        part = value if isinstance(value, dict) else {}
        answers = self.context.answers()
        self._original.show_words(_text(part, "text"), _text(part, "lang") or _spoken(answers))
        listed = part.get("translations")
        rows = [row for row in listed if isinstance(row, dict)] if isinstance(listed, list) else []
        for translation in self._translations:
            self._below.removeWidget(translation)
            translation.deleteLater()
        self._translations = []
        for row in rows:
            self._add_translation().show_row(row)

    def say(self, catalog: Catalog) -> None:
        """Everything in another language."""
        self._original.say(catalog, catalog.t("Language of these words"))
        for translation in self._translations:
            translation.say(catalog)

    def _on_add(self) -> None:
        translation = self._add_translation()
        translation.show_row({"lang": _recorded(self.context.answers()), "by": self._only_one()})
        translation.words.text.setFocus()
        self.updateGeometry()

    def _add_translation(self) -> "_Translation":
        translation = _Translation(self.context, self)
        translation.say(self.catalog)
        translation.edited.connect(self.edited)
        translation.removed.connect(self._on_removed)
        self.remarks.listen(translation.words.text)
        self._translations.append(translation)
        self._below.addWidget(translation)
        translation.show()
        return translation

    def _on_removed(self, translation: QWidget) -> None:
        self._translations = [one for one in self._translations if one is not translation]
        self._below.removeWidget(translation)
        translation.hide()
        translation.deleteLater()
        self._add.setFocus()
        self.edited()

    def _only_one(self) -> str:
        known = keys(self.context.answers(), "interpreters")
        return known[0] if len(known) == 1 else ""


class _Words(QWidget):
    """A text in the testimony's letters and the language it is in."""

    edited = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text = GrowText(least=2)
        self.text.setFont(testimony_font())
        self.language = Chooser()
        self.language.setMaximumWidth(px(320))
        self._part = Part(self.language)
        self._showing = False
        self.text.textChanged.connect(self._on_text)
        self.language.picked.connect(self.edited)
        down = QVBoxLayout(self)
        down.setContentsMargins(0, 0, 0, 0)
        down.setSpacing(px(4))
        down.addWidget(self.text)
        self._row = QHBoxLayout()
        self._row.setSpacing(px(16))
        self._row.addWidget(self._part, 1)
        self._count = WordCount(self.text)
        self._count.line.setContentsMargins(0, 0, 0, px(9))  # in line with the words beside it
        self._row.addWidget(self._count.line, 0, Qt.AlignmentFlag.AlignBottom)
        down.addLayout(self._row)

    def beside(self, *widgets: QWidget) -> None:
        """Put something into the line of the language."""
        for widget in widgets:
            self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignBottom)

    @property
    def written(self) -> str:
        """The words, or empty when blank."""
        return typed(normalise(self.text.toPlainText()))

    def show_words(self, text: str, language: str) -> None:
        """Show stored words; nothing is sent."""
        self._showing = True
        self.text.setPlainText(text)
        self._showing = False
        self.language.show_code(language)

    def say(self, catalog: Catalog, title: str) -> None:
        """Name the language field."""
        self.language.set_options(language_options(catalog))
        self._part.say(title)
        self._count.say(catalog)

    def _on_text(self) -> None:
        if not self._showing:
            self.edited.emit()


class _Translation(QFrame):
    """One translation: words, language, who made it."""

    edited = Signal()
    removed = Signal(object)

    def __init__(self, context: FormContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self.setProperty("role", "card")
        self.words = _Words(self)
        self._by = TranslatorEdit()
        self._by.setMinimumWidth(px(220))
        self._by_part = Part(self._by)
        self._remove = QPushButton()
        self._remove.setProperty("role", "quiet")
        self._remove.setAutoDefault(True)
        self._remove.clicked.connect(lambda: self.removed.emit(self))
        self.words.edited.connect(self.edited)
        self._by.edited.connect(self.edited)
        self.words.beside(self._by_part, self._remove)
        down = QVBoxLayout(self)
        down.setContentsMargins(px(12), px(12), px(12), px(12))
        down.addWidget(self.words)

    @property
    def written(self) -> bool:
        """Whether there are words."""
        return bool(self.words.written)

    def stored(self) -> JsonObject:
        """`{lang, text, by}`."""
        row: JsonObject = {"lang": self.words.language.code, "text": self.words.written}
        return {**row, "by": self._by.by} if self._by.by else row

    def show_row(self, row: JsonObject) -> None:
        """Show a stored translation."""
        self.words.show_words(_text(row, "text"), _text(row, "lang"))
        self._by.show_by(_text(row, "by"))

    def say(self, catalog: Catalog) -> None:
        """Everything in another language."""
        known = row_options(self._context, "interpreters", catalog)
        self.words.say(catalog, catalog.t("Translated into"))
        self.words.text.setAccessibleName(catalog.t("Translation"))
        self._by.set_options(known)
        self._by_part.say(catalog.t("Translated by"))
        self._remove.setText(catalog.t("Remove"))
        self._remove.setAccessibleName(catalog.t("Remove this translation"))


def _text(part: JsonObject, key: str) -> str:
    found = part.get(key)
    return found if isinstance(found, str) else ""


def _spoken(answers: Answers) -> str:
    """The language the person speaks in this interview: where new words begin."""
    found = answers.value("interview.interview_language")
    return found if isinstance(found, str) else ""


def _recorded(answers: Answers) -> str:
    found = answers.value("interview.record_language")
    return found if isinstance(found, str) else ""
