"""A full-screen terminal journal for people who meet people."""

__version__ = "0.1.0"
