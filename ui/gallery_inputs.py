"""Pictures of every kind of input, as a sample answers them, and of what they say about a slip."""

from collections.abc import Callable, Sequence

from intake_app.domain.answers import Answer, Missing, MissingReason, Said
from intake_app.i18n import Catalog
from ui.forms.context import FormContext
from ui.forms.question import Question
from ui.gallery_shot import Shot, Step, screen
from ui.main_window import MainWindow
from ui.parts import CalmPage, fill
from ui.screens.interview import InterviewScreen
from ui.screens.records import RecordsScreen
from ui.screens.screen import Screen
from ui.widgets.body_figure import BodyFigure
from ui.widgets.line import Line
from ui.widgets.written_edit import WrittenEdit

_MARKS: Answer = Said(
    [
        {"view": "front", "x": 0.22, "y": 0.52, "note": "ссадина"},
        {"view": "front", "x": 0.6, "y": 0.36},
        {"view": "soles", "x": 0.3, "y": 0.6},
    ]
)
# Field and its answer; three or four questions make a page at the smallest window.
Asked = tuple[str, Answer | None]
_HOURS: Answer = Said({"from": "23:00", "to": "05:00", "approx": True, "as_told": "ночью"})
_WORDS = "Стояла в коридоре и слышала <b>каждое</b> слово. " * 6
PAGES: dict[str, tuple[Asked, ...]] = {
    "dates": (
        ("incidents.date", Said({"edtf": "2022-01-07"})),
        ("custody.to_date", Said({"edtf": "2021-10/2021-11", "as_told": "осенью"})),
        ("persons.status_since", Missing(MissingReason.UNKNOWN)),
    ),
    "times": (
        ("interview.interview_date", Said("2022-01-10")),
        ("incidents.time", _HOURS),
        ("interview.start_time", Said("09:55")),
        ("consent.given_at", Said("2022-01-10T09:55:00+05:00")),
    ),
    "amounts": (
        ("incidents.perpetrators_total", Said({"min": 6})),
        ("acts.duration", Said({"min_minutes": 120, "max_minutes": 180, "as_told": "часа два"})),
        ("persons.surname", Missing(MissingReason.DECLINED)),
    ),
    "slips": (
        ("incidents.date", None),
        ("incidents.perpetrators_total", None),
        ("persons.surname", None),
    ),
    "words": (
        ("interview.breaks", Said(_WORDS)),
        ("account.verbatim", Said({"lang": "ru", "text": _WORDS})),
    ),
    "places": (
        ("incidents.place", Said({"as_told": "дома", "locality": "Алматы", "country": "KZ"})),
        ("persons.languages", Said(["kk", "uz"])),
    ),
    "chosen": (
        ("consent.understood", Said("yes")),
        ("protection.special_needs", Said(["minor"])),
        ("acts.act_type", Said("raid")),
        ("acts.victims", Said(["p1"])),
    ),
    "body": (("injuries.marks", _MARKS),),
}


class InputsScreen(Screen):
    """Questions of several sections one under the other, over the answers of a sample."""

    def __init__(self, context: FormContext, asked: Sequence[Asked]) -> None:
        super().__init__(context.catalog)
        page = CalmPage()
        fill(self, page)
        self.questions: list[Question] = []
        for field_id, answer in asked:
            made = Question(context.book.field(field_id), context, page)
            made.show_answer(answer)
            page.body.addWidget(made)
            self.questions.append(made)
        page.body.addStretch(1)

    def retranslate(self, catalog: Catalog) -> None:
        """See Screen."""
        super().retranslate(catalog)
        for question in self.questions:
            question.retranslate(catalog)


def _sample(window: MainWindow) -> None:
    window.open_records()


def _open(window: MainWindow) -> None:
    window.open_record(screen(window, RecordsScreen).model.record_at(0).record_id)


def _show(name: str, then: Callable[[Question], None] | None = None) -> Step:
    def show(window: MainWindow) -> None:
        talk = screen(window, InterviewScreen).talk
        if talk is None:
            raise LookupError(name)
        context = talk.desk.context()
        window.replace_screen(lambda: InputsScreen(context, PAGES[name]))
        for question in screen(window, InputsScreen).questions:
            if then is not None:
                then(question)

    return show


def _freeze(question: Question) -> None:
    question.input.set_read_only(read_only=True)


def _slip(question: Question) -> None:
    """Words where a number is asked for, and a paste with a sign that nobody sees."""
    written = question.input.findChildren(WrittenEdit)
    for edit in written[:1]:
        edit.setText("позавчера")
        edit.written.emit("позавчера")
    for line in question.input.findChildren(Line)[: 0 if written else 1]:
        line.setText("Ахметова\u202eА\u0435" * 40)
        line.textEdited.emit(line.text())


def _wrong(question: Question) -> None:
    question.show_error(question.input.catalog.t("There is no such day."))


def _at_a_hand(question: Question) -> None:
    figure = question.input.findChild(BodyFigure)
    if figure is not None:
        figure.setFocus()
        figure.place_cross(78, 56)


SHOTS = (
    *(
        Shot(f"14-inputs-{name}", (_sample, _open, _show(name)))
        for name in PAGES
        if name != "slips"
    ),
    Shot("14-inputs-read-only", (_sample, _open, _show("times", _freeze))),
    Shot("14-inputs-slips", (_sample, _open, _show("slips", _slip))),
    Shot("14-inputs-body-hand", (_sample, _open, _show("body", _at_a_hand))),
    Shot("14-inputs-wrong", (_sample, _open, _show("dates", _wrong))),
)
