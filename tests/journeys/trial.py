"""The two trials: a whole testimony from an empty vault by one hand, counted.

By hand, on any display: `python -m tests.journeys.trial keys`, or `mouse`, prints the table.
"""

import sys
import tempfile
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qt_compat import qt_api

from intake_app.codebook.load import load_codebook
from tests.builders.records import LANDLADY, MISSING_FRIEND, sample_answers
from tests.journeys.by_mouse import ByMouse
from tests.journeys.counting import Counting
from tests.journeys.few_keys import FewKeys
from tests.journeys.floor import clicks, floor
from tests.journeys.path import at_home, standing_at
from ui.settings import keep_qt_settings_in
from ui.theme import Theme, apply_theme, prepare

GOLDEN = Path(__file__).parent.parent / "golden"
FILLED = frozenset(
    {
        "record.codebook_version",
        "record.reference",
        "record.record_status",
        "record.created_at",
        "statement_paragraphs.confirmed",
    }
)


@dataclass(frozen=True, slots=True)
class Trial:
    """Whose story, by which hand, at which size of the window, held against which floor."""

    story: str
    hand: type
    reason: str
    size: tuple[int, int]
    least_of: Callable
    golden: Path

    @property
    def script(self):
        """What is told."""
        return sample_answers(self.story)

    @property
    def least(self):
        """By page: the fewest acts."""
        return self.least_of(load_codebook(), self.script)


TRIALS = {
    "keys": Trial(
        story=LANDLADY,
        hand=FewKeys,
        reason="Так сказала людина",
        size=(1280, 860),
        least_of=floor,
        golden=GOLDEN / "keys-s5-uk.txt",
    ),
    "mouse": Trial(
        story=MISSING_FRIEND,
        hand=ByMouse,
        reason="Адам солай айтты",
        size=(1366, 768),
        least_of=clicks,
        golden=GOLDEN / "mouse-s3-kk.txt",
    ),
}


def taken(trial, folder) -> tuple[Counting, object]:
    """The whole trial; gives the counts of the hand, and the answers at the end."""
    script = trial.script
    with at_home(folder, script, standing_at(script.value("consent.given_at"))) as person:
        person.window.resize(*trial.size)
        hand = trial.hand(person.hands, script, FILLED)
        hand.begins()
        hand.enters_everything("check")
        hand.checks(trial.reason)
        hand.reads_back()
        answers = hand.answers
    return hand.counter, answers


def table(counter, least):
    """Acts of each page beside the fewest possible, then of each kind."""
    pages = counter.by_page()
    lines = [f"{page:<20}{count:>5}{least.get(page, 0):>5}" for page, count in pages.items()]
    whole = f"{'altogether':<20}{counter.total():>5}{sum(least.values()):>5}"
    kinds = [f"{kind:<32}{count:>5}" for kind, count in sorted(counter.by_kind().items())]
    return "\n".join([*lines, whole, "", *kinds, ""])


@contextmanager
def at_a_display(folder):
    """The program's own looks, outside of a test."""
    qt_api.set_qt_api("pyside6")
    app = QApplication(["intake"])
    settings = folder / "settings"
    settings.mkdir()
    keep_qt_settings_in(settings)
    prepare(app)
    apply_theme(app, Theme())
    yield


def main(name):
    trial = TRIALS[name]
    with tempfile.TemporaryDirectory() as folder, at_a_display(Path(folder)):
        counter, _ = taken(trial, Path(folder))
    sys.stdout.write(table(counter, trial.least) + counter.beside())


if __name__ == "__main__":
    main(*sys.argv[1:])
