"""First run: from nothing to a vault whose recovery sheet has been proved readable."""

from ui.screens.first_run.screen import FirstRunScreen

__all__ = ["FirstRunScreen"]
