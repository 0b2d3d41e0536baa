"""Refusals about testimonies, statements, bundles and files: the person can put them right."""

from intake_app.errors.families import Refused


class StepNotAllowed(Refused):
    """Facts: state, step."""


class AnswersIncomplete(Refused):
    """Facts: problems (a tuple of codebook Problem values that block the step)."""


class ConsentMissing(Refused):
    """Facts: purpose, reason ("absent" | "refused" | "withdrawn" | "interview" | "anonymous")."""


class InputRefused(Refused):
    """A file to be added is not a valid record. Facts: problems (tuple of Problem)."""


class JsonRefused(Refused):
    """Not strict JSON. Facts: reason (code), offset (bytes)."""


class UnknownRecord(Refused):
    """Facts: none."""


class RecordGone(UnknownRecord):
    """Its content left this laptop. Facts: reason ("erased" | "sealed_to_hq" | "purged")."""


class SlipMistyped(Refused):
    """No number of a withdrawal slip. Facts: digits (how many were typed)."""


class UnknownSlip(Refused):
    """No testimony of this vault has a slip with this number. Facts: none."""


class ErasureUnconfirmed(Refused):
    """The number typed to confirm an erasure is not that of the testimony. Facts: none."""


class DateNotLater(Refused):
    """A new day of review must lie after today. Facts: none."""


class NothingWithdrawn(Refused):
    """What is taken back was never given, or taken back before. Facts: none."""


class SeveralRecords(Refused):
    """More than one record has this number; laptops count offline. Facts: none."""


class RecordExists(Refused):
    """A record with this id is already in the vault. Facts: none."""


class UnknownPurpose(Refused):
    """Facts: purpose."""


class LanguageMissing(Refused):
    """A paragraph has no text in the language asked for. Facts: language, paragraphs (numbers)."""


class GlyphMissing(Refused):
    """A character has no glyph in the bundled fonts. Facts: codepoints ("U+4E2D", ...), paths."""


class UnsupportedLanguage(Refused):
    """Facts: language."""


class NothingToExport(Refused):
    """Facts: purpose."""


class FolderNotEmpty(Refused):
    """Facts: none."""


class TargetInVault(Refused):
    """What leaves was to be written into the vault's own folder. Facts: none."""


class FileExists(Refused):
    """The target is there already and would be overwritten. Facts: none."""


class NotABundle(Refused):
    """The folder is no finished bundle. Facts: reason ("ready" | "sums" | "parts")."""


class CannotAttach(Refused):
    """Facts: reason.

    One of "folder", "not_a_file", "empty", "exists", "unknown_kind", "stopped", "too_much",
    "vault", "no_files".
    """


class CannotShow(Refused):
    """Kept, but not shown. Facts: reason ("kind" | "pixels" | "size" | "damaged")."""


class CannotSign(Refused):
    """Facts: reason.

    One of "short", "no_reason", "changed", "long", "unprintable", "no_place".
    """


class UnknownAttachment(Refused):
    """Facts: none."""
