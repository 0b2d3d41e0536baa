"""What every page of the talk works with."""

from collections.abc import Callable
from dataclasses import dataclass, field

from intake_app.codebook.problem import Problem, Severity
from intake_app.codebook.problems import problems
from intake_app.codebook.relevance import irrelevant_paths
from intake_app.codebook.schema import Codebook
from intake_app.commands.interview import paragraphs_as_a_whole, told_by_name
from intake_app.domain.answers import AnswerPath, Answers
from intake_app.domain.clock import Clock
from intake_app.domain.lifecycle import EDITABLE, State
from intake_app.domain.record import RecordId
from intake_app.i18n import Catalog
from ui.forms.context import FormContext
from ui.screens.interview.course import Stop, course, is_refused
from ui.screens.interview.draft import Draft
from ui.tasks import Runner


@dataclass(slots=True)
class Desk:
    """One open record. `reasons` are those given for warnings; `code` is that of a sealed one.

    `reasons_given` is called when one of them changed, with all of them.

    `is_read_only`: the vault is damaged and nothing in it may be changed, whatever the state.
    `returned`: where something was half typed when its page was left, and is no answer yet;
    `form_goes` is called before the questions on the page give way to others, `form_shown` after.
    `runner` brings a panel what the vault knows beyond this record.
    `opened`: the sections a person unfolded in this sitting; `here`: the page that is open.
    `as_entries`: the consent by purpose is shown row by row, as a person asked.
    `read_in`: the language in which every paragraph was read aloud in this sitting.
    """

    draft: Draft
    clock: Clock
    catalog: Catalog
    state: State
    code: str = ""
    is_read_only: bool = False
    reasons: dict[str, str] = field(default_factory=dict)
    is_checked: bool = False
    returned: frozenset[str] = frozenset()
    opened: set[str] = field(default_factory=set)
    here: str = ""
    as_entries: bool = False
    read_in: str = ""
    record_id: RecordId | None = None
    runner: Runner | None = None
    reasons_given: Callable[[dict[str, str]], None] = lambda _: None
    form_goes: Callable[[], None] = lambda: None
    form_shown: Callable[[], None] = lambda: None
    _found: tuple[Answers, tuple[Problem, ...]] | None = None

    @property
    def book(self) -> Codebook:
        """The questionnaire."""
        return self.draft.book

    @property
    def answers(self) -> Answers:
        """The answers now."""
        return self.draft.answers

    @property
    def is_frozen(self) -> bool:
        """Whether nothing may be changed any more."""
        return self.is_read_only or self.state not in EDITABLE

    @property
    def every_stop(self) -> tuple[Stop, ...]:
        """The pages now, in order, those that are folded away too."""
        return course(self.book, self.answers, self.opened | {self.here})

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The pages the talk goes through now, in order."""
        return tuple(stop for stop in self.every_stop if not stop.is_folded)

    def context(self) -> FormContext:
        """What inputs ask for. What a refusal takes away is asked about by the screen, at once."""
        return FormContext(
            self.book,
            self.catalog,
            lambda: self.answers,
            self.clock,
            void_in_the_form,
            keys=self.draft.keys,
            leaving=self.form_goes,
            shown=self.form_shown,
        )

    def problems(self) -> tuple[Problem, ...]:
        """What stands between this record and its read-back; looked for once for each answer."""
        answers = self.answers
        if self._found is None or self._found[0] is not answers:
            today = self.clock.now().date()
            found = problems(self.book, answers, final=True, today=today)
            found += paragraphs_as_a_whole(answers) + told_by_name(self.book, answers)
            self._found = (answers, found)
        return self._found[1]

    def wrong_sections(self) -> frozenset[str]:
        """The sections with errors, once the answers were checked: no red before that."""
        if not self.is_checked or self.is_frozen:
            return frozenset()
        return frozenset(
            section_of(problem.path)
            for problem in self.problems()
            if problem.severity is Severity.ERROR
        )

    def open_warnings(self) -> tuple[Problem, ...]:
        """The warnings nobody has given a reason for, one of each code."""
        unlike = {
            problem.code: problem
            for problem in reversed(self.problems())
            if problem.severity is Severity.WARNING
        }
        return tuple(one for code, one in unlike.items() if not self.reasons.get(code, "").strip())


def void_in_the_form(book: Codebook, answers: Answers) -> tuple[AnswerPath, ...]:
    """The answers a form asks about before they go."""
    return () if is_refused(answers) else irrelevant_paths(book, answers)


def section_of(path: str) -> str:
    """The section of an answer's, a row's or a section's path."""
    return path.partition(".")[0].partition("[")[0]
