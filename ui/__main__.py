"""`python -m ui` and `intake-desktop`: Intake's window, begun by its tiny parent."""

from intake_app.hardening import harden_process
from ui import launcher


def main() -> int:
    """No core file from any of the processes: the limit is inherited, so the parent sets it."""
    harden_process()
    return launcher.main()


if __name__ == "__main__":
    raise SystemExit(main())
