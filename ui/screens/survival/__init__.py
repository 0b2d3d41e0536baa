"""Screens for bad days: backup, restoring, a new key, panic, salvage."""
