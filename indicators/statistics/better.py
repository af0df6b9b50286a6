"""Which way a measure should move; the public name of `data.better`."""

from data.better import Better

__all__ = ["Better"]
