"""The least that keeps an idea: opens the file with the journal's pragmas, inserts one row, commits."""

import sqlite3
import sys

db = sqlite3.connect(sys.argv[1], isolation_level=None)
for pragma in (
    "busy_timeout=400", "journal_mode=truncate", "synchronous=full", "foreign_keys=1", "secure_delete=1",
    "trusted_schema=0", "cell_size_check=1", "temp_store=memory", "mmap_size=0", "cache_size=-32000",
):  # fmt: skip
    db.execute(f"PRAGMA {pragma}")
db.execute("BEGIN IMMEDIATE")
db.execute("INSERT INTO action (label, at) VALUES ('Kept an idea', '2026-01-01T00:00:00.000000Z')")
number = db.execute(
    "INSERT INTO idea (uid, text, day, at, zone, created_at, updated_at) VALUES (hex(randomblob(16)), ?, '2026-01-01', "
    "'2026-01-01T00:00:00.000000Z', 'UTC', '2026-01-01T00:00:00.000000Z', '2026-01-01T00:00:00.000000Z')",
    (sys.argv[2],),
).lastrowid
db.execute("INSERT INTO idea_words (rowid, text) VALUES (?, ?)", (number, sys.argv[2]))
db.execute("COMMIT")
db.close()
