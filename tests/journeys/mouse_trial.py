"""The trial by mouse: the friend who was taken away, in Kazakh, from an empty vault, counted.

By hand, on any display: `python -m tests.journeys.mouse_trial` prints the table of clicks.
"""

import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from intake_app.codebook.load import load_codebook
from intake_app.domain.clock import Clock
from tests.builders.records import MISSING_FRIEND, sample_answers
from tests.journeys.by_mouse import ByMouse
from tests.journeys.floor import clicks
from tests.journeys.mouse import INTO, PAGE, PICK, Mouse
from tests.journeys.path import at_home, at_the_time_of
from tests.journeys.trial import FILLED, WallClock, at_a_display
from ui.screens.interview import InterviewScreen
from ui.screens.new_record import NewRecordScreen
from ui.screens.records import RecordsScreen

WIDE, HIGH = 1366, 768


def taken_by_mouse(folder, script):
    """The whole trial; gives the mouse with its counts, and the answers at the end."""
    clock = WallClock(script.value("consent.given_at"))
    surroundings = replace(at_the_time_of(script), clock=Clock(now=clock))
    with at_home(folder, script, surroundings) as person:
        person.window.resize(WIDE, HIGH)
        mouse = Mouse(person.window)
        _begins(person.hands, mouse, script)
        hand = ByMouse(person.hands, mouse, script, FILLED)
        while hand.talk.key != hand.talk.desk.stops[0].key:
            hand.goes_back()
        hand.enters_everything("check")
        _checks(hand)
        _reads_back(hand)
        answers = hand.answers
    return mouse, answers


def table(mouse, least):
    """Clicks of each page beside the fewest possible, then of each kind."""
    pages = mouse.by_page()
    lines = [f"{page:<20}{count:>5}{least.get(page, 0):>5}" for page, count in pages.items()]
    whole = f"{'altogether':<20}{mouse.total():>5}{sum(least.values()):>5}"
    kinds = [f"{kind:<32}{count:>5}" for kind, count in sorted(mouse.by_kind().items())]
    return "\n".join([*lines, whole, "", *kinds, ""])


def main():
    with tempfile.TemporaryDirectory() as folder, at_a_display(Path(folder)):
        script = sample_answers(MISSING_FRIEND)
        mouse, _ = taken_by_mouse(Path(folder), script)
    sys.stdout.write(table(mouse, clicks(load_codebook(), script)))
    wheel = f"turns of the wheel {mouse.turns}, notches {mouse.notches}"
    sys.stdout.write(f"{wheel}; way {mouse.way:.0f} pixels\n")


def _begins(hands, mouse, script):
    mouse.page = "new testimony"
    screen = hands.sees(RecordsScreen)
    mouse.click(PAGE, screen.new)
    screen = hands.sees(NewRecordScreen)
    country = str(script.value("record.reference"))[:2]
    wanted = (
        (screen.country, country),
        (screen.person, script.value("interview.interviewee_language")),
        (screen.interview, script.value("interview.interview_language")),
        (screen.record, script.value("interview.record_language")),
    )
    for chips, code in wanted:
        if code not in chips.codes:
            mouse.click(PICK, next(one for one in chips.chips if one.option.code == code))
    mouse.click(PAGE, screen.start)
    screen = hands.sees(InterviewScreen)
    hands.until(lambda: screen.talk is not None)


def _checks(hand):
    """Each warning gets its reason; then on to the read-back."""
    hand.mouse.page = "check"
    for line in hand.talk.page.warnings.lines.values():
        hand.mouse.click(INTO, line)
        hand.mouse.writes("Адам солай айтты")
    hand.goes_on()


def _reads_back(hand):
    hand.mouse.page = "read_back"
    assert "read_back" == hand.talk.key
    page = hand.talk.page
    hand.mouse.click(PAGE, page.aloud)
    for _ in page.cards:
        hand.hands.until(lambda: page.reading.look.is_over)
        hand.mouse.click(PICK, hand.hands.button("reading-confirm"))
    assert page.reading is None
    hand.goes_on()
    hand.hands.until(lambda: hand.talk.desk.state.value == "read_back")


if __name__ == "__main__":
    main()
