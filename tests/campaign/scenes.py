"""The work that is struck: each scene is real work on a real vault, and what must hold after it."""

import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.campaign.apart import Ended, answer_of, undisturbed
from tests.campaign.frame import Tally
from tests.campaign.late_parts import load_late_parts
from tests.campaign.marks import Marks, Told

HOME = "home"

Found = Callable[[Path], None]
Act = Callable[[Path, Marks], None]
Prove = Callable[[Path, Told], Tally]


@dataclass(frozen=True)
class Scene:
    """`found` makes the place as it is before, once; `act` works there and tells; `prove` opens it
    afterwards in a fresh process, with no fault, and compares it with what was told.

    `unprotected` takes a protection away, in the child that acts and there alone.
    """

    name: str
    found: Found
    act: Act
    prove: Prove
    unprotected: Callable[[], None] | None = None


class Stage:
    """Where a scene is played again and again: each time from the same beginning."""

    def __init__(self, scene: Scene, workplace: Path) -> None:
        self.scene = scene
        self._beginning = workplace / "beginning"
        self.place = workplace / "place"
        self.errors = workplace / "errors"
        self.trace = workplace / "trace"
        self._modules = workplace / "modules"
        self._beginning.mkdir(parents=True)

        def found(_marks: Marks) -> None:
            _live_in(self._beginning)
            scene.found(self._beginning)

        ended = undisturbed(found)
        if ended.broke:
            raise RuntimeError(f"{scene.name} could not be set: {ended.broke}")

    def set(self) -> None:
        """Everything as it was before."""
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self._beginning, self.place)

    def work(self, marks: Marks) -> None:
        """The scene itself, in a child."""
        _live_in(self.place)
        if self.scene.unprotected:
            self.scene.unprotected()
        self.scene.act(self.place, marks)

    def rehearse(self) -> Ended:
        """Once without a fault; it must end well and prove itself, or no trial means anything.

        What it loads late is loaded here for every later child: a fault is to strike the vault,
        not the files of the program.
        """
        self.set()
        ended = undisturbed(self._work_and_tell_modules)
        tally = self.proved(ended.told)
        if ended.broke or ended.told.refusals() or not tally.is_clean:
            raise RuntimeError(f"{self.scene.name} fails undisturbed: {ended.broke} {tally.notes}")
        load_late_parts(self._modules.read_text(encoding="utf-8").splitlines())
        return ended

    def _work_and_tell_modules(self, marks: Marks) -> None:
        before = set(sys.modules)
        self.work(marks)
        late = (name for name in sys.modules if name not in before)
        self._modules.write_text("\n".join(late), encoding="utf-8")

    def proved(self, told: Told, place: Path | None = None) -> Tally:
        """What became of it, looked at in a child."""
        where = place or self.place

        def proof() -> object:
            _live_in(where)
            return asdict(self.scene.prove(where, told))

        said = answer_of(proof, self.errors)
        assert isinstance(said, dict)
        return Tally(**said | {"notes": tuple(said["notes"])})


def _live_in(place: Path) -> None:
    """What the laptop remembers of a vault outside of it lies in the place too."""
    os.environ["XDG_STATE_HOME"] = str(place / HOME)
