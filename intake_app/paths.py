"""Where things lie: beside the packages in a checkout, inside `intake_app` in a wheel."""

from pathlib import Path

import platformdirs

from intake_app.errors import ReadOnlyPlace

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of codebook, fonts, icons and help. FileNotFoundError if Intake is incomplete."""
    return _shipped("resources")


def locales() -> Path:
    """The folder of the catalogues. FileNotFoundError if Intake is incomplete."""
    return _shipped("locales")


def state_dir() -> Path:
    """This user's private folder (0700) for window settings and logs, made when it is absent.

    Nothing of a case belongs there. Raises ReadOnlyPlace if it cannot be made.
    """
    folder = platformdirs.user_state_path("intake", appauthor=False)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise ReadOnlyPlace from error
    return folder


def _shipped(name: str) -> Path:
    for folder in (_PACKAGE / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(name)
