"""The attachments of one testimony."""

from ui.screens.attachments.screen import AttachmentsScreen

__all__ = ["AttachmentsScreen"]
