"""The weekly review, staying in touch, and what happens to a promise on its way.

Append-only, like every file here. Nothing computed is kept: last contact, warmth and the pile come from the records.
"""

STATEMENTS = """
-- When a promise asks for attention: the day it was put off to, else the day it is due.
ALTER TABLE promise ADD COLUMN asks TEXT
    GENERATED ALWAYS AS (CASE WHEN snoozed_until <> '' THEN snoozed_until ELSE waits END) VIRTUAL;
DROP INDEX promise_by_waits;
CREATE INDEX promise_by_asks ON promise (rank, asks, id);
CREATE INDEX promise_by_direction ON promise (direction, rank, asks, id);
CREATE INDEX promise_by_closed ON promise (closed_on) WHERE closed_on <> '';
CREATE INDEX promise_by_made ON promise (made_on, id);

-- What happened to a promise: put off, renegotiated, done, let go, opened again, begun anew. `due` as it was before.
CREATE TABLE promise_step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    promise_id INTEGER NOT NULL REFERENCES promise(id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    step TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    due TEXT NOT NULL DEFAULT ''
);
CREATE INDEX promise_step_by_promise ON promise_step (promise_id, id);

-- How often one wants to be in touch: `rhythm_days` ideally, `rhythm_most` at most, asked for on `rhythm_since`.
ALTER TABLE person ADD COLUMN rhythm_most INTEGER;
ALTER TABLE person ADD COLUMN rhythm_since TEXT NOT NULL DEFAULT '';
ALTER TABLE person ADD COLUMN let_go_words TEXT NOT NULL DEFAULT '';
CREATE INDEX person_by_rhythm ON person (rhythm) WHERE rhythm <> 'none';
CREATE INDEX person_by_met_on ON person (met_on) WHERE met_on <> '';
CREATE INDEX person_by_let_go ON person (let_go_on) WHERE let_go_on <> '';
ALTER TABLE tag ADD COLUMN rhythm_days INTEGER;
ALTER TABLE tag ADD COLUMN rhythm_most INTEGER;

-- Someone's turn put off from `day` to `until`, without pretending to have talked.
CREATE TABLE bump (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    until TEXT NOT NULL
);
CREATE INDEX bump_by_person ON bump (person_id, until);

-- One line of the 1-2-1 sheet, theirs or mine, filled over several meetings.
CREATE TABLE sheet_line (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    conversation_id INTEGER REFERENCES conversation(id) ON DELETE SET NULL,
    side TEXT NOT NULL,
    field TEXT NOT NULL,
    day TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX sheet_line_by_person ON sheet_line (person_id, id);
CREATE INDEX sheet_line_by_conversation ON sheet_line (conversation_id);

CREATE INDEX stage_move_by_day ON stage_move (day, id);
CREATE INDEX idea_by_spark ON idea (day, id) WHERE spark;

-- A weekly review: `week` is the first day of the week it looks back on.
CREATE TABLE review (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    week TEXT NOT NULL UNIQUE,
    started_at TEXT NOT NULL,
    closed_on TEXT NOT NULL DEFAULT '',
    closed_at TEXT NOT NULL DEFAULT '',
    line TEXT NOT NULL DEFAULT ''
);

-- An item that was reviewed: which section asked, and the uid of the record it asked about.
CREATE TABLE decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    review_id INTEGER NOT NULL REFERENCES review(id) ON DELETE CASCADE,
    section TEXT NOT NULL,
    item TEXT NOT NULL,
    day TEXT NOT NULL,
    words TEXT NOT NULL DEFAULT '',
    UNIQUE (review_id, section, item)
);
CREATE INDEX decision_by_item ON decision (section, item);
CREATE INDEX decision_by_day ON decision (day);
"""
