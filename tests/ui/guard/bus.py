"""A real D-Bus of the test's own, and on it a tiny login manager that is told what to say.

python -m tests.ui.guard.bus
    reads words from its input: `sleep`, `lock`, `hint`, `lid`, `screen`; says what it hears
"""

import os
import sys

from PySide6.QtCore import QCoreApplication, QSocketNotifier
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)

from tests.ui.guard.loop import say, turn_until

LOGIN, POWER = "org.freedesktop.login1", "org.freedesktop.UPower"
PROPERTIES = "org.freedesktop.DBus.Properties"
SESSION = "/org/freedesktop/login1/session/_31"
CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>custom</type><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
"""
# Path, interface, signal, what it carries.
SIGNALS = {
    "sleep": ("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", [True]),
    "woke": ("/org/freedesktop/login1", f"{LOGIN}.Manager", "PrepareForSleep", [False]),
    "lock": (SESSION, f"{LOGIN}.Session", "Lock", []),
    "hint": (SESSION, PROPERTIES, "PropertiesChanged", [f"{LOGIN}.Session", {}, ["LockedHint"]]),
    "lid": ("/org/freedesktop/UPower", PROPERTIES, "PropertiesChanged", [POWER, {}, []]),
    "other": (SESSION, PROPERTIES, "PropertiesChanged", [f"{LOGIN}.Seat", {}, []]),
    "screen": ("/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged", [True]),
}


class Manager(QDBusVirtualObject):
    """Answers Inhibit with a descriptor and every property with yes; tells when it is let go."""

    def introspect(self, _path):
        return ""

    def handleMessage(self, message, connection):  # noqa: N802 - Qt names it
        if message.member() == "Inhibit":
            watched, given = os.pipe()
            connection.send(message.createReply(QDBusUnixFileDescriptor(given)))
            os.close(given)
            self.released = QSocketNotifier(watched, QSocketNotifier.Type.Read)
            self.released.activated.connect(self.on_released)
            say("inhibited " + " ".join(map(str, message.arguments())))
        else:
            connection.send(message.createReply(QDBusVariant(True)))
        return True

    def on_released(self):
        self.released.setEnabled(False)
        say("released")


def main():
    _app = QCoreApplication(["login"])
    bus = QDBusConnection.systemBus()
    manager = Manager()
    for path in ("/org/freedesktop/login1", SESSION, "/org/freedesktop/UPower"):
        assert bus.registerVirtualObject(path, manager)
    assert bus.registerService(LOGIN)
    assert bus.registerService(POWER)
    told = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    ended = []

    def on_told():
        words = os.read(sys.stdin.fileno(), 64).decode().split()
        if not words:
            ended.append("input")
        for word in words:
            path, interface, name, arguments = SIGNALS[word]
            signal = QDBusMessage.createSignal(path, interface, name)
            signal.setArguments(arguments)
            bus.send(signal)

    told.activated.connect(on_told)
    say("ready")
    turn_until(lambda: bool(ended))


if __name__ == "__main__":
    main()
