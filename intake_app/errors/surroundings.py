"""What stands in the way: the disk, the stick, memory, another program."""

from intake_app.errors.families import Surroundings


class SourceUnreadable(Surroundings):
    """A file that was to be attached could not be read to its end."""


class SourceChanged(Surroundings):
    """A file that was to be attached was changed while it was read."""


class DiskFull(Surroundings):
    """No space left where the file was to be written."""


class ReadOnlyPlace(Surroundings):
    """The place cannot be written to."""


class PlaceGone(Surroundings):
    """The file, folder or stick is not there (any more)."""


class PathTooLong(Surroundings):
    """The name of the place, with all its folders, is longer than the database or system takes."""


class LinkInPlace(Surroundings):
    """A link lies where a file or folder of the vault belongs. Facts: name (ours)."""


class OldWayRemains(Surroundings):
    """The change holds, but the old slot is still in the header; the next unlock removes it."""


class VaultInUse(Surroundings):
    """Another Intake has this vault open."""


class MediumFailed(Surroundings):
    """The medium answered with an input or output error, or read back other bytes."""


class MemoryShort(Surroundings):
    """The laptop has not the memory that opening this vault takes. Facts: mib (how much)."""
