import io
import threading
from contextlib import closing

import pytest

from intake_app.agefiles.pouring import SLICE, pour_into, poured_slices

CONTENT = bytes(range(256)) * (40 << 10)
PIECE = 65_552  # as age gives them


def poured(content):
    """Pushes in the sizes of age, and knows how far it is."""

    def pour(sink):
        for start in range(0, len(content), PIECE):
            sink.write(content[start : start + PIECE])
        pour.whole.set()

    pour.whole = threading.Event()
    return pour


class Medium(io.BytesIO):
    """Notes whose thread writes; may be slow, may fail."""

    def __init__(self, pour, room=1 << 30):
        super().__init__()
        self.pour, self.room = pour, room
        self.threads, self.patience = set(), 0.0

    def write(self, data, /):
        if self.tell() + len(data) > self.room:
            raise OSError(28, "No space left on device")
        self.threads.add(threading.current_thread())
        if self.patience:
            self.was_overtaken = self.pour.whole.wait(self.patience)
            self.patience = 0.0
        return super().write(data)

    def check(self):
        pass


@pytest.fixture(autouse=True)
def no_thread_is_left():
    before = threading.active_count()
    yield
    assert before == threading.active_count()


@pytest.mark.parametrize("size", [0, 1, SLICE - 1, SLICE, SLICE + 1, len(CONTENT)])
def test_what_is_poured_arrives_whole_and_is_written_by_the_thread_that_asked(size):
    medium = Medium(poured(CONTENT[:size]))

    pour_into(medium, medium.pour)

    assert CONTENT[:size] == medium.getvalue()
    assert {threading.current_thread()} >= medium.threads


def test_the_cipher_waits_for_a_slow_medium_instead_of_filling_memory():
    medium = Medium(poured(CONTENT))

    medium.patience = 0.3
    pour_into(medium, medium.pour)

    assert not medium.was_overtaken
    assert CONTENT == medium.getvalue()


@pytest.mark.parametrize("room", [0, SLICE, 5 * SLICE])
def test_a_medium_that_is_full_is_told_and_stops_the_cipher(room):
    medium = Medium(poured(CONTENT), room)

    with pytest.raises(OSError, match="No space left"):
        pour_into(medium, medium.pour)

    assert not medium.pour.whole.is_set()
    assert len(medium.getvalue()) <= room


def test_what_goes_wrong_in_the_pouring_is_told_and_never_taken_for_the_end():
    def pour(sink):
        sink.write(CONTENT)
        raise EOFError("the stick is gone")

    with pytest.raises(EOFError, match="the stick is gone"):
        pour_into(Medium(pour), pour)


def test_who_wants_no_more_in_the_middle_leaves_nothing_running():
    pour = poured(CONTENT)

    with closing(poured_slices(pour)) as slices:
        first = next(slices)

    assert CONTENT[: len(first)] == first
    assert not pour.whole.is_set()
