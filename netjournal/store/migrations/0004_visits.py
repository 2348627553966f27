"""When an idea was last looked at, and the spark of each day with what was said to it.

Append-only, like every file here. Both are written quietly: looking at something is nothing to take back.
"""

STATEMENTS = """
ALTER TABLE idea ADD COLUMN visited_on TEXT NOT NULL DEFAULT '';
CREATE INDEX idea_unvisited ON idea (day, id) WHERE visited_on = '' AND NOT resting;

-- At most one a day, and the same all day. An idea that is removed takes its day's spark with it.
CREATE TABLE spark_day (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    day TEXT NOT NULL UNIQUE,
    idea_id INTEGER REFERENCES idea(id) ON DELETE SET NULL,
    reason TEXT NOT NULL DEFAULT '',
    answer TEXT NOT NULL DEFAULT ''
);
CREATE INDEX spark_day_by_idea ON spark_day (idea_id);
"""
