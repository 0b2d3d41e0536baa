"""The recovery sheet at the header: which slot a typed code opens, and what is mistyped."""

from itertools import combinations, zip_longest

from intake_app.errors import HeaderDamaged, WrongRecoveryCode
from intake_app.store import recovery_code, slots
from intake_app.store.header import Header
from intake_app.store.keys import MasterKey
from intake_app.store.slots import Slot, SlotType


def opened_by(header: Header, code: str) -> tuple[MasterKey, Slot]:
    """What the typed code opens.

    WrongRecoveryCode names the group that cannot be right (`group`), or the two that have
    changed places (`swapped`), or neither when it is the code of another sheet. HeaderDamaged
    when no slot for a sheet is left.
    """
    secret = recovery_code.read(code)
    if not header.of_type(SlotType.RECOVERY):
        raise HeaderDamaged(reason="slots")
    if opened := _opened(header, secret):
        return opened
    if swapped := _swapped(header, secret):
        raise WrongRecoveryCode(group=0, swapped=swapped)
    raise WrongRecoveryCode(group=0)


def compare(shown: str, typed: str) -> None:
    """Whether a code was typed back as it was shown; WrongRecoveryCode names what differs."""
    wanted, given = recovery_code.split(shown), recovery_code.split(typed)
    pairs = tuple(zip_longest(wanted, given[: recovery_code.GROUPS], fillvalue=""))
    wrong = [at for at, (one, other) in enumerate(pairs, start=1) if one != other]
    if not wrong:
        return
    if len(wrong) == 2 and pairs[wrong[0] - 1] == pairs[wrong[1] - 1][::-1]:
        raise WrongRecoveryCode(group=0, swapped=tuple(wrong))
    if 0 < len(given) < len(wanted) and all(one in wanted for one in given):
        raise WrongRecoveryCode(group=wrong[0], given=len(given), of=len(wanted))
    raise WrongRecoveryCode(group=wrong[0])


def _opened(header: Header, secret: bytes) -> tuple[MasterKey, Slot] | None:
    key = slots.recovery_key(secret, header.salt)
    for slot in header.of_type(SlotType.RECOVERY):
        if (master := slots.unwrap(slot, key, header.bond())) is not None:
            return master, slot
    return None


def _swapped(header: Header, secret: bytes) -> tuple[int, ...]:
    """The two groups that changed places on the way from the paper: 28 cheap tries."""
    for first, second in combinations(range(recovery_code.GROUPS), 2):
        groups = [_group(secret, at) for at in range(recovery_code.GROUPS)]
        groups[first], groups[second] = groups[second], groups[first]
        if groups[first] != groups[second] and _opened(header, b"".join(groups)):
            return first + 1, second + 1
    return ()


def _group(secret: bytes, at: int) -> bytes:
    return secret[2 * at : 2 * at + 2]
