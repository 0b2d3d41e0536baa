"""Text into ReportLab paragraphs: the only place that makes them, always escaped."""

import html
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from reportlab.platypus import Flowable, Paragraph

from intake_app.errors import GlyphMissing
from intake_app.report.blocks import Words
from intake_app.report.fonts import codepoints, missing_glyphs
from intake_app.report.styles import style
from intake_app.report.typography import set_text, unbroken

# Columns this narrow are set with hyphens; headings and labels never are.
_WHOLE_WORDS = frozenset({"title", "title-parallel", "head", "subhead", "synthetic", "signer"})


def paragraph(text: str, face: str, language: str, *, bullet: str = "") -> Paragraph:
    """One line of thought in one face. Markup signs in `text` stand on paper as they are.

    GlyphMissing for a character that would vanish.
    """
    if missing := missing_glyphs(text):
        raise GlyphMissing(codepoints=codepoints(missing), paths=())
    prepare = unbroken if face in _WHOLE_WORDS else partial(set_text, language=language)
    # A line break was heard at the read-back, so it stands on paper too.
    ready = "<br/>".join(html.escape(prepare(line), quote=False) for line in text.splitlines())
    return Paragraph(ready, style(face), bulletText=bullet or None)


def lines(text: str, face: str, language: str) -> list[Flowable]:
    """A text that may hold line breaks: one paragraph for each line that says something."""
    return [paragraph(line, face, language) for line in text.splitlines() if line.strip()]


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets words of a document in its main and parallel language."""

    language: str
    parallel_language: str

    def words(self, words: Words, face: str) -> list[Flowable]:
        """Main words and, under them in grey, the parallel ones (face `<face>-parallel`)."""
        flowables = lines(words.main, face, self.language) if words.main else []
        if words.parallel:
            flowables += lines(words.parallel, f"{face}-parallel", self.parallel_language)
        return flowables

    def joined(self, words: Words, face: str) -> Paragraph:
        """Main and parallel words on one line, divided by a stroke: for heads and captions."""
        return paragraph(in_line(words), face, self.language)

    def both(self, words: Words, face: str) -> Sequence[list[Flowable]]:
        """The two languages apart, for two columns; one list when there is no parallel."""
        sides = [lines(words.main, face, self.language)]
        if words.parallel:
            sides.append(lines(words.parallel, face, self.parallel_language))
        return sides


def in_line(words: Words) -> str:
    """Both languages on one line: main / parallel."""
    return f"{words.main} / {words.parallel}" if words.parallel else words.main
