"""Intake without a window: testimony taken, kept, printed and handed on. No Qt, no network."""

__version__ = "0.1.0"
