"""A row of chips: the answers, and behind a hairline the reasons why there is none."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.chip import Chip, Option
from ui.widgets.digit_keys import digit_of
from ui.widgets.flow_box import FlowBox

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
}
_ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
_CLEARING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class AnswerChips(FlowBox):
    """One tab stop. Space ticks, arrows go, a digit picks the chip of that number.

    Home and End go to the first answer and to the last, which is "other" in most lists.

    Reasons are counted on after the answers, and 0 is the first of them; Backspace clears.

    `changed` is sent for what a person did, never for what a program set. Codes keep the order
    in which they were ticked. Letters typed on a chip are sent on as `typed`. `done`: a key gave
    an answer that is whole, so that the keyboard may go on; never by the mouse.
    """

    changed = Signal()
    done = Signal()
    typed = Signal(str)

    def __init__(
        self,
        options: Sequence[Option],
        reasons: Sequence[Option] = (),
        *,
        several: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._several = several
        self._codes: tuple[str, ...] = ()
        self._reason = ""
        self._chips: list[Chip] = []
        self._hidden: frozenset[str] = frozenset()
        self._reasons = [self._made(one, box=False, quiet=True) for one in reasons]
        self.set_options(options)

    @property
    def codes(self) -> tuple[str, ...]:
        """The ticked answers, in the order of ticking."""
        return self._codes

    @property
    def reason(self) -> str:
        """The ticked reason why there is no answer, or empty."""
        return self._reason

    @property
    def chips(self) -> tuple[Chip, ...]:
        """All chips, answers first."""
        return (*self._chips, *self._reasons)

    @property
    def offers_reasons(self) -> bool:
        """Whether a person may now tick a reason."""
        return bool(self._reasons) and self.isEnabled()

    def show_choice(self, codes: Sequence[str], reason: str = "") -> None:
        """Tick what is stored; nothing is sent."""
        self._codes, self._reason = tuple(codes), reason
        self._show_marks()

    def pick(self, code: str) -> None:
        """What a click on an answer does: tick it, or take the tick away."""
        chip = next(one for one in self._chips if one.option.code == code)
        if code in self._codes:
            self._codes = tuple(one for one in self._codes if one != code)
        elif not self._several or chip.option.exclusive:
            self._codes = (code,)
        else:
            alone = {one.option.code for one in self._chips if one.option.exclusive}
            self._codes = (*(one for one in self._codes if one not in alone), code)
        self._reason = ""
        self._tell()

    def pick_by_key(self, code: str) -> None:
        """As `pick`; where there is one answer only, it is whole now."""
        self.pick(code)
        if not self._several and code in self._codes:
            self.done.emit()

    def pick_reason_by_key(self, code: str) -> None:
        """As `pick_reason`; a reason is a whole answer."""
        self.pick_reason(code)
        if self._reason:
            self.done.emit()

    def pick_reason(self, code: str) -> None:
        """What a click on a reason does: it takes the place of every answer."""
        self._reason = "" if self._reason == code else code
        self._codes = ()
        self._tell()

    def clear(self) -> None:
        """Back to "not reached yet"."""
        self._codes, self._reason = (), ""
        self._tell()

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer other answers; ticks on answers that are still offered stay."""
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._made(one, box=self._several, quiet=False) for one in options]
        self._refill()

    def say(self, options: Sequence[Option], reasons: Sequence[Option] = ()) -> None:
        """The same answers in other words; nothing is placed anew where they are the same."""
        if [chip.option for chip in self.chips] == [*options, *reasons]:
            return
        for chip, option in zip(self.chips, (*options, *reasons), strict=True):
            chip.say(option)
        self.arrange()

    def show_only(self, codes: frozenset[str] | None) -> None:
        """Hide answers that a filter left out; ticked ones always stay in sight."""
        every = {chip.option.code for chip in self._chips}
        self._hidden = frozenset() if codes is None else frozenset(every - codes)
        self._refill()

    def focus_first(self) -> None:
        """Put the focus where a person goes on: the ticked chip, else the first."""
        self._stop().setFocus(Qt.FocusReason.TabFocusReason)

    def focus_reasons(self) -> None:
        """Put the focus on the reasons why there is no answer."""
        if self._reasons:
            self._reasons[0].setFocus(Qt.FocusReason.TabFocusReason)
            self._show_marks()

    def _made(self, option: Option, *, box: bool, quiet: bool) -> Chip:
        chip = Chip(option, self, box=box, quiet=quiet)
        chip.clicked.connect(self._on_clicked)
        chip.key.connect(self._on_key)
        return chip

    def _shown(self) -> list[Chip]:
        return [chip for chip in self._chips if not chip.isHidden()]

    def _refill(self) -> None:
        for chip in self._chips:
            out = chip.option.code in self._hidden and chip.option.code not in self._codes
            chip.setVisible(not out)
        self.fill([*self._shown()], [*self._reasons])
        self._show_marks()

    def _show_marks(self) -> None:
        for chip in self._chips:
            chip.tick(on=chip.option.code in self._codes)
        for chip in self._reasons:
            chip.tick(on=chip.option.code == self._reason)
        stop = self._stop() if self.chips else None
        for chip in self.chips:
            # Where something is written above them, the reasons have keys and are no stop of Tab.
            is_stop = chip is stop and bool(self._chips)
            policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            chip.setFocusPolicy(policy)

    def _stop(self) -> Chip:
        shown = [*self._shown(), *self._reasons]
        focused = next((chip for chip in shown if chip.hasFocus()), None)
        return focused or next((chip for chip in shown if chip.isChecked()), shown[0])

    def _tell(self) -> None:
        self._show_marks()
        self.changed.emit()

    def _on_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self._press(chip)

    def _press(self, chip: Chip) -> None:
        (self.pick_reason if chip in self._reasons else self.pick)(chip.option.code)

    def _on_key(self, chip: Chip, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            return
        event.setAccepted(self._take(chip, event))

    def _take(self, chip: Chip, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._go(chip, _STEPS[key])
        elif key in _ENDS and self._shown():
            self._go_to(self._shown()[_ENDS[key]])
        elif key == Qt.Key.Key_Space:
            self._press(chip)
        elif key in _CLEARING:
            self.clear()
        elif (digit := digit_of(event)) is not None:
            self._pick_digit(digit, held=event.isAutoRepeat())
        elif event.text().isalpha():
            self.typed.emit(event.text())
        else:
            return False
        return True

    def _go(self, chip: Chip, step: int) -> None:
        shown = [*self._shown(), *self._reasons]
        self._go_to(shown[(shown.index(chip) + step) % len(shown)])

    def _go_to(self, chip: Chip) -> None:
        chip.setFocus(Qt.FocusReason.TabFocusReason)
        self._show_marks()

    def _pick_digit(self, digit: int, *, held: bool) -> None:
        counted = [*self._shown(), *self._reasons]
        if held:
            return  # a key held down would answer one question after another
        if digit == 0 and self._reasons:
            self.pick_reason_by_key(self._reasons[0].option.code)
        elif 0 < digit <= len(counted):
            chip = counted[digit - 1]
            chip.setFocus(Qt.FocusReason.ShortcutFocusReason)
            is_reason = chip in self._reasons
            (self.pick_reason_by_key if is_reason else self.pick_by_key)(chip.option.code)
