"""The gate: `python3 check.py` is green before every push. Standard library only."""

import workspace


def main() -> int:
    """Run every step."""
    workspace.prepare(workspace.GATE, workspace.CORE, commands=workspace.CHECK_COMMANDS)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
