"""A person who takes a testimony with this program: what is done in the room, in its words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from intake_app.codebook.problem import Severity
from intake_app.domain.answers import AnswerPath
from tests.journeys import beginning
from tests.journeys.hands import Hands
from tests.journeys.telling import Telling
from tests.ui.answering import tick
from tests.ui.exporting import tick_finished
from tests.ui.typing import CONTROL, press, type_text
from ui.exit_codes import LOCKED
from ui.screens.export import ExportScreen
from ui.screens.interview import InterviewScreen
from ui.screens.new_record import NewRecordScreen
from ui.screens.print_statement import PrintScreen
from ui.screens.records import RecordsScreen


class Interviewer:
    """Drives a window from outside. Every verb ends when the window shows its effect."""

    def __init__(self, window):
        self.window = window
        self.hands = Hands(window)
        self.passphrase = ""
        self.telling = None

    @property
    def talk(self):
        """The open record."""
        return self.window.screen_shown.talk

    # Coming and going

    def makes_a_vault(self, *, language, keys, operator="К-07"):
        """First run."""
        self.passphrase = beginning.makes_a_vault(
            self.hands, language=language, operator=operator, keys=keys
        )

    def unlocks(self, passphrase):
        """Open the vault again."""
        beginning.unlocks(self.hands, passphrase)

    def locks(self):
        """Ctrl+L; gives the code the process would end with."""
        codes = []
        self.window.ended.connect(codes.append)
        self.hands.shortcut(Qt.Key.Key_L, CONTROL)
        self.hands.until(lambda: bool(codes))
        assert [LOCKED] == codes

    def searches(self, words):
        """What the list shows for some words: references."""
        screen = self.hands.sees(RecordsScreen)
        self.hands.writes(screen.search, words)
        self.hands.until(lambda: not screen.model._is_waiting)
        return [screen.model.record_at(row).summary.reference for row in range(_rows(screen))]

    # The talk

    def begins(self, script):
        """A new record with the four facts before the first question."""
        self.hands.sees(RecordsScreen)
        self.hands.shortcut(Qt.Key.Key_N, CONTROL)
        screen = self.hands.sees(NewRecordScreen)
        for chips, code in beginning.four_facts(screen, script):
            self.hands.tabs_to(chips)
            if code not in chips.codes:
                tick(chips, code)
        self.hands.presses("new-record-start")
        self._sees_the_talk()
        self.telling = Telling(self.hands, script)

    def opens(self):
        """The record the list stands on."""
        screen = self.hands.sees(RecordsScreen)
        self.hands.until(lambda: _rows(screen) > 0)
        self.hands.tabs_to(screen.table)
        press(Qt.Key.Key_Return)
        self._sees_the_talk()

    def tells_everything(self):
        """Every answer of the script, through its own question."""
        self.telling.tells_everything()

    def checks(self, reason):
        """Check answers: only the reading aloud is missing; each warning gets its reason."""
        self.telling.goes_to("check")
        page, desk = self.talk.page, self.talk.desk
        errors = [one.path for one in desk.problems() if one.severity is Severity.ERROR]
        count = len(desk.answers.rows("statement_paragraphs"))
        assert [f"statement_paragraphs[{n}].confirmed" for n in range(count)] == errors
        for line in page.warnings.lines.values():
            self.hands.tabs_to(line)
            type_text(reason)

    def reads_back(self):
        """Each paragraph aloud, each one confirmed; then the whole."""
        self.telling.goes_to("read_back")
        page = self.talk.page
        count = len(self.talk.desk.answers.rows("statement_paragraphs"))
        self.hands.until(lambda: len(page.cards) == count)
        for card in page.cards:
            self.hands.tabs_to(card.chips)
            tick(card.chips, "yes")
        self._steps_to("read_back")

    def seals(self):
        """Asked once more, then sealed."""
        self.hands.presses("interview-on")
        self.hands.presses("seal-now")
        self.hands.until(lambda: self.talk.desk.state.value == "sealed")

    def pauses(self):
        """Back to the list; what was typed is saved."""
        self.hands.presses("interview-pause")
        self.hands.presses("pause-leave")
        self.hands.sees(RecordsScreen)

    def writes_anew(self, path, text, *, pasted=False):
        """Go back to an answer of words and write it anew, or paste it."""
        path = AnswerPath.parse(path)
        self.telling.goes_to(path.section)
        if path.row is not None:
            self.telling.opens_the_row(path.row)
        (question,) = [one for one in self.talk.page.form.questions if one.field.name == path.field]
        self.hands.tabs_to(question.input)
        self.hands.press(Qt.Key.Key_A, CONTROL)
        if pasted:
            QGuiApplication.clipboard().setText(text)
            self.hands.press(Qt.Key.Key_V, CONTROL)
        else:
            type_text(text)
        self.hands.press(Qt.Key.Key_Tab)

    # What leaves the vault

    def wants_to_print(self):
        """Ctrl+P on the list; gives the page with its preview or its refusal."""
        screen = self.hands.sees(RecordsScreen)
        self.hands.until(lambda: _rows(screen) > 0)
        self.hands.tabs_to(screen.table)
        self.hands.shortcut(Qt.Key.Key_P, CONTROL)
        screen = self.hands.sees(PrintScreen)
        self.hands.until(lambda: screen.save.isEnabled() or screen.notice.isVisible())
        return screen

    def prints(self, folder):
        """From the sealed record to a PDF in a folder; gives the file."""
        self.hands.presses("interview-on")
        return self.saves_the_pdf(self.hands.sees(PrintScreen), folder)

    def saves_the_pdf(self, screen, folder):
        """From the preview to a file, and back to the list."""
        self.hands.presses("save-pdf")
        self.hands.chooses_folder(screen.saver.chooser, folder)
        self._hears_that_it_is_done(screen.notice)
        (file,) = folder.glob("*.pdf")
        assert str(file) in screen.notice.happened.text()
        self.hands.presses("print-back")
        return file

    def exports(self, folder):
        """Everything consent lets go, to a folder; gives the bundle."""
        self.hands.sees(RecordsScreen)
        self.hands.presses("export")
        screen = self.hands.sees(ExportScreen)
        self.hands.until(screen.records.count)
        tick_finished(screen)
        self.hands.presses("export-write")
        self.hands.chooses_folder(screen.room.guest, folder)
        self._hears_that_it_is_done(screen.notice)
        (ready,) = folder.rglob("READY")
        assert str(ready.parent) in screen.notice.happened.text()
        self.hands.presses("export-back")
        return ready.parent

    def _hears_that_it_is_done(self, notice):
        self.hands.until(notice.isVisible)
        assert "ok" == notice.property("tone"), notice.happened.text()

    def _sees_the_talk(self):
        screen = self.hands.sees(InterviewScreen)
        self.hands.until(lambda: screen.talk is not None)

    def _steps_to(self, state):
        self.hands.presses("interview-on")
        self.hands.until(lambda: self.talk.desk.state.value == state)


def _rows(screen):
    return screen.model.rowCount()
