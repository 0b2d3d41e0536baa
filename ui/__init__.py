"""The window over `intake_app.commands`: it shows and asks; it decides nothing."""
