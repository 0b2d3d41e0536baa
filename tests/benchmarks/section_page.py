"""The page of a section and the switch of language, beside bare labels and fields. By hand:

QT_QPA_PLATFORM=offscreen python -m tests.benchmarks.section_page [ROUNDS]
"""

import gc
import json
import sys
import time

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from intake_app import paths
from intake_app.codebook.load import load_codebook
from intake_app.domain.answers import Answers
from intake_app.domain.clock import Clock
from intake_app.i18n import LANGUAGES, catalog
from ui.forms.context import FormContext
from ui.forms.section_form import SectionForm
from ui.theme import COLUMN, Theme, apply_theme, prepare

ROUNDS = 12
PAGES = (("consent", None), ("incidents", 0), ("persons", 0), ("acts", 6), ("custody", 0))
SAMPLE = "s1_almaty_2009_refugee_uz_ru.json"
LINE = "{what:<34}{best:>8.1f}{middle:>8.1f}{cpu:>8.1f}\n"


def write(what, times):
    walls, worked = (sorted(each) for each in zip(*times, strict=True))
    middle = len(walls) // 2
    sys.stdout.write(
        LINE.format(what=what, best=walls[0], middle=walls[middle], cpu=worked[middle])
    )


def milliseconds(act):
    """On the wall, and of the processor: a busy machine stretches the second one less."""
    gc.collect()
    before, worked = time.perf_counter(), time.thread_time()
    act()
    return (time.perf_counter() - before) * 1000, (time.thread_time() - worked) * 1000


class Window:
    """A page in its window of 1280x860, as the interview shows it."""

    def __init__(self):
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.resize(1280 - 284, 860 - 120)
        self.area.show()

    def show(self, page):
        holder = QWidget()
        holder.setProperty("role", "page")
        page.setMaximumWidth(COLUMN)
        column = QVBoxLayout(holder)
        column.addWidget(page)
        column.addStretch(1)
        self.area.setWidget(holder)
        # Lays out and paints everything before it returns, offscreen too.
        self.area.grab()


def bare_page():
    page = QWidget()
    column = QVBoxLayout(page)
    for _ in range(12):
        column.addWidget(QLabel("Вопрос", page))
        column.addWidget(QLineEdit(page))
    return page


def main(rounds):
    app = QApplication.instance() or QApplication([])
    prepare(app)
    apply_theme(app, Theme())
    book = load_codebook()
    text = (paths.resources() / "samples" / SAMPLE).read_text(encoding="utf-8")
    answers = Answers(json.loads(text)["data"])
    for language in LANGUAGES:
        catalog(language).languages()
    context = FormContext(book, catalog("ru"), lambda: answers, Clock())
    window = Window()
    sys.stdout.write(f"{'ms':<34}{'best':>8}{'median':>8}{'cpu':>8}\n")
    write(
        "floor: 12 labels and fields",
        [milliseconds(lambda: window.show(bare_page())) for _ in range(rounds)],
    )
    for name, row in PAGES:
        section, built, switched = book.section(name), [], []

        def show(section=section, row=row):
            window.show(SectionForm(section, row, context, answers))

        def switch():
            form = window.area.findChild(SectionForm)
            form.retranslate(catalog("kk"))
            window.area.grab()

        for _ in range(rounds):
            built.append(milliseconds(show))
            switched.append(milliseconds(switch))
        questions = len(window.area.findChild(SectionForm).questions)
        write(f"{name}, {questions} questions", built)
        write(f"{name}, switch of language", switched)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
