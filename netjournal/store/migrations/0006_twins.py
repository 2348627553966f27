"""Pairs of people who look alike and are not the same person, because the user said so.

Append-only, like every file here. The one written down first stands first, so that a pair stands here once.
"""

STATEMENTS = """
CREATE TABLE not_same (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    other_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    UNIQUE (person_id, other_id),
    CHECK (person_id < other_id)
);
CREATE INDEX not_same_by_other ON not_same (other_id);
"""
