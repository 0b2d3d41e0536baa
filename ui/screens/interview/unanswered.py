"""What is still open: the questions that F8 walks through, the errors that F7 walks through."""

from PySide6.QtWidgets import QApplication, QWidget

from intake_app.codebook.problem import Severity
from intake_app.domain.answers import AnswerPath
from ui.forms.input import Input
from ui.forms.section_form import SectionForm
from ui.screens.interview.check_rows import asked_in
from ui.screens.interview.desk import Desk


def next_unanswered(desk: Desk, here: AnswerPath | None, by: int) -> AnswerPath | None:
    """The nearest open question after (or before) a place, round the end; None without one."""
    asked = [
        path
        for stop in desk.stops
        if stop.is_section and stop.lock is None
        for path in asked_in(desk.answers, desk.book.section(stop.key))
    ]
    start = _place(asked, here)
    turned = [*asked[start + 1 :], *asked[: start + 1]] if by > 0 else _backwards(asked, start)
    return next((path for path in turned if desk.answers.get(path) is None), None)


def next_error(desk: Desk, here: AnswerPath | None) -> str | None:
    """The next thing to mend after a place, round the end; None when nothing is wrong."""
    paths = [one.path for one in desk.problems() if one.severity is Severity.ERROR]
    start = paths.index(str(here)) if here is not None and str(here) in paths else -1
    return paths[(start + 1) % len(paths)] if paths else None


def path_in_focus(form: SectionForm) -> AnswerPath:
    """The question that has the keyboard; the open row as a whole when none has it."""
    widget = QApplication.focusWidget()
    while isinstance(widget, QWidget) and not isinstance(widget, Input):
        widget = widget.parentWidget()
    name = widget.field.name if isinstance(widget, Input) else ""
    return AnswerPath(form.section.id, name, form.open_row)


def _place(asked: list[AnswerPath], here: AnswerPath | None) -> int:
    if here is None:
        return -1
    if here in asked:
        return asked.index(here)
    alike = [at for at, path in enumerate(asked) if path.section == here.section]
    return alike[0] - 1 if alike else -1


def _backwards(asked: list[AnswerPath], start: int) -> list[AnswerPath]:
    end = max(start, 0)
    return [*reversed(asked[:end]), *reversed(asked[end:])]
