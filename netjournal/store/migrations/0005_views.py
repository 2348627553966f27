"""Saved searches: words and an order for one pane, under a name.

Append-only, like every file here.
"""

STATEMENTS = """
-- `kind`: the pane it belongs to, as of records; `words`: what is typed to find, with its filters; `sort`: how ordered.
CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    sort TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (kind, key)
);
"""
