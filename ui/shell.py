"""What every screen is given: wired once, in app.py."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ui.settings import WindowSettings
from ui.tasks import Runner

if TYPE_CHECKING:
    from intake_app.commands.session import Environment


@dataclass(frozen=True, slots=True)
class Shell:
    """The worker, the surroundings of every command, the window's own settings.

    `environment` costs a slow import: it is called in the worker only. `after_lock`: this process
    follows one that locked, so the person comes back to where they were.
    """

    runner: Runner
    environment: "Callable[[], Environment]"
    settings: WindowSettings
    after_lock: bool = False
