"""What the window remembers between starts: how it looks and where the vault lies. No testimony."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from intake_app.i18n import LANGUAGES
from ui.theme import ZOOMS, Theme

SCHEMES = ("light", "dark")
LOCK_MINUTES = tuple(range(1, 31))
"""After how many minutes without a key a vault may be locked."""

BREAK_MINUTES = (0, 30, 40, 50, 60, 90)
"""After how many minutes of talk a break is offered; 0 is never."""


def keep_qt_settings_in(folder: Path) -> None:
    """Send everything Qt itself would remember to our private folder. Before QApplication."""
    for scope in (QSettings.Scope.UserScope, QSettings.Scope.SystemScope):
        QSettings.setPath(QSettings.Format.IniFormat, scope, str(folder))
        QSettings.setPath(QSettings.Format.NativeFormat, scope, str(folder))
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)


class WindowSettings:
    """Language, look, last vault folder, minutes until the lock, place. An odd value is absent."""

    def __init__(self, folder: Path) -> None:
        self._stored = QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)

    @property
    def language(self) -> str:
        """The interface language chosen last; empty before the first choice."""
        return self._one_of(LANGUAGES, "language", "")

    @language.setter
    def language(self, language: str) -> None:
        self._keep("language", language)

    @property
    def theme(self) -> Theme:
        """Light or dark, and how large."""
        zoom = self._one_of(tuple(map(str, ZOOMS)), "zoom", "100")
        return Theme(dark=self._one_of(SCHEMES, "scheme", "light") == "dark", zoom=int(zoom))

    @theme.setter
    def theme(self, theme: Theme) -> None:
        self._keep("scheme", "dark" if theme.dark else "light")
        self._keep("zoom", str(theme.zoom))

    @property
    def vault(self) -> Path | None:
        """The folder of the vault opened last."""
        stored = str(self._stored.value("vault", ""))
        return Path(stored) if stored else None

    @vault.setter
    def vault(self, folder: Path) -> None:
        self._keep("vault", str(folder))

    @property
    def lock_minutes(self) -> int:
        """After how many minutes without a key the vault is locked."""
        return int(self._one_of(tuple(map(str, LOCK_MINUTES)), "lock-minutes", "5"))

    @lock_minutes.setter
    def lock_minutes(self, minutes: int) -> None:
        self._keep("lock-minutes", str(minutes))

    @property
    def break_minutes(self) -> int:
        """After how many minutes of talk a break is offered; 0 is never."""
        return int(self._one_of(tuple(map(str, BREAK_MINUTES)), "break-minutes", "50"))

    @break_minutes.setter
    def break_minutes(self, minutes: int) -> None:
        self._keep("break-minutes", str(minutes))

    @property
    def place(self) -> QByteArray:
        """Where the window stood and how large, as Qt writes it; empty before the first end."""
        stored = self._stored.value("place", QByteArray())
        return stored if isinstance(stored, QByteArray) else QByteArray()

    @place.setter
    def place(self, place: QByteArray) -> None:
        self._stored.setValue("place", place)
        self._stored.sync()

    def _one_of(self, allowed: tuple[str, ...], key: str, otherwise: str) -> str:
        stored = str(self._stored.value(key, otherwise))
        return stored if stored in allowed else otherwise

    def _keep(self, key: str, value: str) -> None:
        self._stored.setValue(key, value)
        self._stored.sync()
