"""A page that was left is gone: a long sitting does not grow."""

from collections import Counter

from PySide6.QtWidgets import QApplication


def test_walking_all_pages_to_the_end_and_back_leaves_no_widget_behind(sitting):
    sitting.begins(consents=True, tells="Told.")
    walk(sitting)
    after_once = living(sitting)

    walk(sitting)
    walk(sitting)

    assert after_once == living(sitting)


def walk(sitting):
    keys = [stop.key for stop in sitting.talk.desk.stops]
    for key in [*keys, *reversed(keys)]:
        sitting.goes_to(key)


def living(sitting):
    sitting.turn()
    return Counter(type(one).__name__ for one in QApplication.allWidgets())
