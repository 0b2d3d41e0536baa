"""Words as they were said, in their own language first; each translation names its maker."""

from dataclasses import dataclass

from intake_app.domain.answers import Json, JsonObject
from intake_app.domain.shape import read_object, read_text


@dataclass(frozen=True, slots=True)
class Translation:
    """The same words in another language; `by` is an interpreter's key or `translator:NAME`."""

    lang: str
    text: str
    by: str = ""

    @classmethod
    def from_json(cls, value: Json) -> "Translation":
        """Read `{lang, text, by}`. ValueError for anything else."""
        part = read_object(value, ("lang", "text", "by"), ("lang", "text"))
        return cls(read_text(part, "lang"), read_text(part, "text"), read_text(part, "by"))

    def to_json(self) -> JsonObject:
        """The stored form."""
        return {"lang": self.lang, "text": self.text, **({"by": self.by} if self.by else {})}


@dataclass(frozen=True, slots=True)
class Quote:
    """The original words and their translations."""

    lang: str
    text: str
    translations: tuple[Translation, ...] = ()

    def in_language(self, lang: str) -> str | None:
        """The words in `lang`: the original, or its first translation; None when there is none."""
        if lang == self.lang:
            return self.text
        return next((each.text for each in self.translations if each.lang == lang), None)

    @classmethod
    def from_json(cls, value: Json) -> "Quote":
        """Read `{lang, text, translations}`. ValueError for anything else."""
        part = read_object(value, ("lang", "text", "translations"), ("lang", "text"))
        translations = part.get("translations", [])
        if not isinstance(translations, list):
            raise ValueError("translations is not a list")
        read = tuple(Translation.from_json(each) for each in translations)
        return cls(read_text(part, "lang"), read_text(part, "text"), read)

    def to_json(self) -> JsonObject:
        """The stored form; `translations` only when there is one."""
        stored: JsonObject = {"lang": self.lang, "text": self.text}
        if self.translations:
            stored["translations"] = [each.to_json() for each in self.translations]
        return stored
