"""Signing at the laptop: a page beside the printed statement."""

from ui.screens.signing.page import SigningPage
from ui.screens.signing.room import SigningRoom

__all__ = ["SigningPage", "SigningRoom"]
