"""Faults put in on purpose, and what became of the journal: `python -m tests.faults`; small versions in the suite."""
