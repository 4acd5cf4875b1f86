"""libnorm: from the raw bytes of an article to clean, tagged, explained text."""

from ._core import Article, DataError, Error, OptionError, OutOfMemoryError, normalize

__all__ = ["Article", "DataError", "Error", "OptionError", "OutOfMemoryError", "normalize"]
