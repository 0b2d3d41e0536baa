"""Which questions of a row are asked now, and what an answer to one of them would take away."""

from dataclasses import dataclass
from functools import cached_property

from intake_app.codebook.relevance import relevant_fields
from intake_app.codebook.schema import Field, Section
from intake_app.domain.answers import Answer, AnswerPath
from ui.forms.context import FormContext
from ui.forms.topics import Topic, topics

_HIDDEN = ("key",)


@dataclass(frozen=True)
class Asking:
    """Reads the answers as they stand at the moment of each call."""

    section: Section
    row: int | None
    context: FormContext

    def path(self, name: str) -> AnswerPath:
        """Where the answer of a question stands."""
        return AnswerPath(self.section.id, name, self.row)

    @property
    def topics(self) -> tuple[Topic, ...]:
        """The pages of this row; empty when one page holds it all."""
        return topics(self.section, self._relevant())

    def fields(self, topic: int) -> tuple[Field, ...]:
        """What is asked on one of the pages, in order."""
        relevant = self._relevant()
        pages = topics(self.section, relevant)
        if not pages:
            return relevant
        order = pages[min(topic, len(pages) - 1)].fields
        by_name = {field.name: field for field in relevant}
        return tuple(by_name[name] for name in order if name in by_name)

    def controls(self, field: Field) -> bool:
        """Whether anything is asked or not by the answer to this one."""
        return field.id in self._controlling

    def lost(self, field: Field, answer: Answer | None) -> tuple[AnswerPath, ...]:
        """The answers that may not stand beside this one."""
        if not self.controls(field):
            return ()
        book, answers, void = self.context.book, self.context.answers(), self.context.void
        before = set(void(book, answers))
        after = answers.with_answer(self.path(field.name), answer)
        return tuple(path for path in void(book, after) if path not in before)

    @cached_property
    def _controlling(self) -> frozenset[str]:
        book = self.context.book
        asked = [*(one.relevant for one in book.fields), *(one.relevant for one in book.sections)]
        return frozenset(condition.field for condition in asked if condition)

    def _relevant(self) -> tuple[Field, ...]:
        answers = self.context.answers()
        rows, at = answers.rows(self.section.id), self.row or 0
        row = rows[at] if at < len(rows) else {}
        found = relevant_fields(self.section, row, answers)
        return tuple(field for field in found if field.kind not in _HIDDEN)
