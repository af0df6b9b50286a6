"""The steps that make the tables and change them, oldest first in `versions`."""
