"""The work that is struck: each scene is real work on a real vault, and what must hold after it."""

import shutil
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.campaign.apart import Ended, answer_of, undisturbed
from tests.campaign.frame import Tally
from tests.campaign.marks import Marks, Told

Found = Callable[[Path], None]
Act = Callable[[Path, Marks], None]
Prove = Callable[[Path, Told], Tally]


@dataclass(frozen=True)
class Scene:
    """`found` makes the place as it is before, once; `act` works there and tells; `prove` opens it
    afterwards in a fresh process, with no fault, and compares it with what was told.
    """

    name: str
    found: Found
    act: Act
    prove: Prove


class Stage:
    """Where a scene is played again and again: each time from the same beginning."""

    def __init__(self, scene: Scene, workplace: Path) -> None:
        self.scene = scene
        self._beginning = workplace / "beginning"
        self.place = workplace / "place"
        self.errors = workplace / "errors"
        self.trace = workplace / "trace"
        self._beginning.mkdir(parents=True)

        def found(_marks: Marks) -> None:
            scene.found(self._beginning)

        ended = undisturbed(found, self.errors)
        if ended.broke:
            raise RuntimeError(f"{scene.name} could not be set: {ended.broke}")

    def set(self) -> None:
        """Everything as it was before."""
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(self._beginning, self.place)

    def work(self, marks: Marks) -> None:
        """The scene itself, in a child."""
        self.scene.act(self.place, marks)

    def rehearse(self) -> Ended:
        """Once without a fault; it must end well and prove itself, or no trial means anything."""
        self.set()
        ended = undisturbed(self.work, self.errors)
        tally = self.proved(ended.told)
        if ended.broke or ended.told.refusals() or not tally.is_clean:
            raise RuntimeError(f"{self.scene.name} fails undisturbed: {ended.broke} {tally.notes}")
        return ended

    def proved(self, told: Told, place: Path | None = None) -> Tally:
        """What became of it, looked at in a child."""
        where = place or self.place
        said = answer_of(lambda: asdict(self.scene.prove(where, told)), self.errors)
        assert isinstance(said, dict)
        return Tally(**said | {"notes": tuple(said["notes"])})
