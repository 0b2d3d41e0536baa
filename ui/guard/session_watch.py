"""The laptop goes to sleep, its lid closes, its session is locked: told by D-Bus, if there is one.

QtDBus is used for three things it does well (measured with 6.11.3): signals with a bool, a reply
that is one file descriptor, a property asked for by name. Maps and arrays arrive as QDBusArgument,
which cannot be read twice and not safely at all, so a changed property is asked for anew.
Every call is asynchronous: a bus that hangs holds up nothing.
"""

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

LOGIN = "org.freedesktop.login1"
LOGIN_PATH = "/org/freedesktop/login1"
POWER = "org.freedesktop.UPower"
POWER_PATH = "/org/freedesktop/UPower"
PROPERTIES = "org.freedesktop.DBus.Properties"
SCREEN_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.cinnamon.ScreenSaver")

# Who may tell, where, in which interface, by which signal, heard by which slot.
_SYSTEM = (
    (LOGIN, LOGIN_PATH, f"{LOGIN}.Manager", "PrepareForSleep", "on_sleep(bool)"),
    (LOGIN, "", f"{LOGIN}.Session", "Lock", "on_lock()"),
    (LOGIN, "", PROPERTIES, "PropertiesChanged", "on_changed(QDBusMessage)"),
    (POWER, POWER_PATH, PROPERTIES, "PropertiesChanged", "on_changed(QDBusMessage)"),
)
# A property that means: lock, by the interface whose properties changed.
_ASKED = {f"{LOGIN}.Session": (LOGIN, "LockedHint"), POWER: (POWER, "LidIsClosed")}


class SessionWatch(QObject):
    """`asleep`: going to sleep now, held up until `let_sleep` or our end. `locked`: lock now."""

    asleep = Signal()
    locked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hold: QDBusUnixFileDescriptor | None = None
        self._system = QDBusConnection.systemBus()
        self._session = QDBusConnection.sessionBus()
        self.hears_sleep = False

    def begin(self) -> None:
        """Listen where there is somebody to listen to; silent where there is no bus."""
        if self._system.isConnected():
            heard = [self._listen(self._system, *one) for one in _SYSTEM]
            self.hears_sleep = heard[0]
            self._ask_for_delay()
        if self._session.isConnected():
            for name in SCREEN_SAVERS:
                self._listen(self._session, "", "", name, "ActiveChanged", "on_active(bool)")

    def let_sleep(self) -> None:
        """Give the delay back: what had to be saved is saved."""
        self._hold = None

    def _listen(self, bus: QDBusConnection, service: str, path: str, *signal: str) -> bool:
        interface, name, slot = signal
        receiver = SLOT(slot)  # text: bytes, as the stubs have it, are refused when it runs
        heard: bool = bus.connect(service, path, interface, name, self, receiver)  # type: ignore[call-overload]  # as above
        return heard

    def _ask_for_delay(self) -> None:
        """A "delay" inhibitor: sleep waits some seconds, so that the lock is over before it."""
        wish = QDBusMessage.createMethodCall(LOGIN, LOGIN_PATH, f"{LOGIN}.Manager", "Inhibit")
        wish.setArguments(["sleep", "Intake", "Lock before sleep", "delay"])
        self._ask(self._system, wish, self._on_delay)

    def _ask(self, bus: QDBusConnection, wish: QDBusMessage, heard: object) -> None:
        watcher = QDBusPendingCallWatcher(bus.asyncCall(wish), self)
        watcher.finished.connect(heard)

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:  # noqa: FBT001 - as the signal has it
        """Told before the laptop sleeps and after it woke up."""
        if begins:
            self.asleep.emit()

    @Slot()
    def on_lock(self) -> None:
        """Somebody locks the session."""
        self.locked.emit()

    @Slot(bool)
    def on_active(self, active: bool) -> None:  # noqa: FBT001 - as the signal has it
        """The desktop covered the screen."""
        if active:
            self.locked.emit()

    @Slot(QDBusMessage)
    def on_changed(self, message: QDBusMessage) -> None:
        """A property changed somewhere: ask for the one that matters."""
        arguments = message.arguments()
        interface = arguments[0] if arguments else ""
        if interface not in _ASKED:
            return
        service, name = _ASKED[interface]
        wish = QDBusMessage.createMethodCall(service, message.path(), PROPERTIES, "Get")
        wish.setArguments([interface, name])
        self._ask(self._system, wish, self._on_property)

    def _on_delay(self, watcher: QDBusPendingCallWatcher) -> None:
        for value in watcher.reply().arguments():
            if isinstance(value, QDBusUnixFileDescriptor):
                self._hold = value
        watcher.deleteLater()

    def _on_property(self, watcher: QDBusPendingCallWatcher) -> None:
        for value in watcher.reply().arguments():
            if isinstance(value, QDBusVariant):
                value = value.variant()  # noqa: PLW2901 - unwrapped
            if value is True:
                self.locked.emit()
        watcher.deleteLater()
