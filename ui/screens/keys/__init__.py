"""Screens about who can open the vault: people, sheet and headquarters, access."""
