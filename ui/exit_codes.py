"""How a window process ends, as its parent reads it."""

LOCKED = 75
"""Start a fresh window: the vault was locked and its memory must go."""

FAULT = 70
"""A fault of our own; the report is written."""
