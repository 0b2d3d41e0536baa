"""The suite itself cannot reach anything."""

import socket

import pytest


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6, socket.AF_UNIX])
@pytest.mark.parametrize("method", ["connect", "connect_ex"])
def test_a_connection_is_refused_before_it_leaves(family, method):
    with (
        socket.socket(family) as ours,
        pytest.raises(BaseException, match=r"^a test tried to connect$"),
    ):
        getattr(ours, method)(("127.0.0.1", 9))
