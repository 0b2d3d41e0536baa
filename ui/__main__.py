"""`python -m ui`: Intake's window."""

from ui.launcher import main

if __name__ == "__main__":
    raise SystemExit(main())
