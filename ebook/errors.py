"""The one exception of this package."""

from __future__ import annotations


class BookError(Exception):
    """The book cannot be made. The message is one or more Dutch sentences for whoever runs the build."""
