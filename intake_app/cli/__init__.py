"""The command line: a second face over `commands`, beside the window."""

from intake_app.cli.program import main

__all__ = ["main"]
