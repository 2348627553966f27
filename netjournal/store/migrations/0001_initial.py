"""The first tables.

Append-only: this file is never edited once it has shipped; what changes later is a file of its own.
The triggers that note changes are derived and made anew after every migration (history.py), so they don't stand here.
"""

STATEMENTS = """
CREATE TABLE series (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE
);

CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    key TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'meeting',
    day TEXT NOT NULL,
    starts_at TEXT NOT NULL DEFAULT '',
    ends_at TEXT NOT NULL DEFAULT '',
    zone TEXT NOT NULL DEFAULT '',
    utc_offset INTEGER NOT NULL DEFAULT 0,
    place TEXT NOT NULL DEFAULT '',
    series_id INTEGER REFERENCES series(id) ON DELETE SET NULL,
    introduction TEXT NOT NULL DEFAULT '',
    hopes TEXT NOT NULL DEFAULT '',
    cost TEXT NOT NULL DEFAULT '',
    hours TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);
CREATE INDEX event_by_day ON event (day, id);
CREATE INDEX event_by_key ON event (key);
CREATE INDEX event_by_series ON event (series_id);

CREATE TABLE person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    organisation TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    does TEXT NOT NULL DEFAULT '',
    hook TEXT NOT NULL DEFAULT '',
    needs TEXT NOT NULL DEFAULT '',
    offers TEXT NOT NULL DEFAULT '',
    met_on TEXT NOT NULL DEFAULT '',
    met_place TEXT NOT NULL DEFAULT '',
    met_event_id INTEGER REFERENCES event(id) ON DELETE SET NULL,
    met_through_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
    stage TEXT NOT NULL DEFAULT 'met',
    rhythm TEXT NOT NULL DEFAULT 'none',
    rhythm_days INTEGER,
    card_photo TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT '',
    let_go_on TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);
CREATE INDEX person_by_key ON person (key, id);
CREATE INDEX person_by_met_event ON person (met_event_id);
CREATE INDEX person_by_met_through ON person (met_through_id);

-- Every word a person may be called by: whole name, each alias, and each single word of the name.
CREATE TABLE called (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    key TEXT NOT NULL,
    sort TEXT NOT NULL CHECK (sort IN ('name', 'alias', 'part'))
);
CREATE INDEX called_by_key ON called (key, person_id);
CREATE INDEX called_by_person ON called (person_id);

CREATE TABLE contact (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'link')),
    value TEXT NOT NULL,
    key TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT ''
);
CREATE INDEX contact_by_person ON contact (person_id);
CREATE INDEX contact_by_key ON contact (key);

CREATE TABLE attendance (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    event_id INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    mark TEXT NOT NULL DEFAULT '' CHECK (mark IN ('talked', 'hello', 'missed', 'not met', '')),
    UNIQUE (event_id, person_id)
);
CREATE INDEX attendance_by_person ON attendance (person_id, event_id);

CREATE TABLE conversation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    event_id INTEGER REFERENCES event(id) ON DELETE SET NULL,
    day TEXT NOT NULL,
    at TEXT NOT NULL DEFAULT '',
    zone TEXT NOT NULL DEFAULT '',
    how TEXT NOT NULL DEFAULT 'in person',
    said TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);
CREATE INDEX conversation_by_event ON conversation (event_id);
CREATE INDEX conversation_by_day ON conversation (day, id);

CREATE TABLE conversation_person (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    conversation_id INTEGER NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    UNIQUE (conversation_id, person_id)
);
CREATE INDEX conversation_person_by_person ON conversation_person (person_id, conversation_id);

CREATE TABLE stage_move (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE,
    event_id INTEGER REFERENCES event(id) ON DELETE SET NULL,
    conversation_id INTEGER REFERENCES conversation(id) ON DELETE SET NULL,
    day TEXT NOT NULL,
    move TEXT NOT NULL CHECK (move IN ('closer', 'same', 'further')),
    stage TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT ''
);
CREATE INDEX stage_move_by_person ON stage_move (person_id, id);
CREATE INDEX stage_move_by_event ON stage_move (event_id);
CREATE INDEX stage_move_by_conversation ON stage_move (conversation_id);

CREATE TABLE promise (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    direction TEXT NOT NULL CHECK (direction IN ('mine', 'theirs')),
    words TEXT NOT NULL,
    due TEXT NOT NULL DEFAULT '',
    due_words TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'other',
    state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'let go')),
    rank INTEGER NOT NULL GENERATED ALWAYS AS (state <> 'open') VIRTUAL,
    waits TEXT NOT NULL GENERATED ALWAYS AS (CASE WHEN due = '' THEN '9999-12-31' ELSE due END) VIRTUAL,
    snoozed_until TEXT NOT NULL DEFAULT '',
    repeats TEXT NOT NULL DEFAULT '',
    closed_on TEXT NOT NULL DEFAULT '',
    closed_words TEXT NOT NULL DEFAULT '',
    made_on TEXT NOT NULL,
    person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
    event_id INTEGER REFERENCES event(id) ON DELETE SET NULL,
    conversation_id INTEGER REFERENCES conversation(id) ON DELETE SET NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);
CREATE INDEX promise_by_waits ON promise (rank, waits, id);
CREATE INDEX promise_by_person ON promise (person_id);
CREATE INDEX promise_by_event ON promise (event_id);
CREATE INDEX promise_by_conversation ON promise (conversation_id);

CREATE TABLE idea (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    day TEXT NOT NULL,
    at TEXT NOT NULL,
    zone TEXT NOT NULL,
    place TEXT NOT NULL DEFAULT '',
    spark INTEGER NOT NULL DEFAULT 0,
    resting INTEGER NOT NULL DEFAULT 0,
    event_id INTEGER REFERENCES event(id) ON DELETE SET NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
);
CREATE INDEX idea_by_day ON idea (day, id);
CREATE INDEX idea_by_event ON idea (event_id, day, id);

CREATE TABLE association (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    idea_id INTEGER NOT NULL REFERENCES idea(id) ON DELETE CASCADE,
    relation TEXT NOT NULL DEFAULT 'together with',
    other_id INTEGER REFERENCES idea(id) ON DELETE CASCADE,
    person_id INTEGER REFERENCES person(id) ON DELETE CASCADE,
    event_id INTEGER REFERENCES event(id) ON DELETE CASCADE,
    conversation_id INTEGER REFERENCES conversation(id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    CHECK ((other_id IS NOT NULL) + (person_id IS NOT NULL) + (event_id IS NOT NULL)
        + (conversation_id IS NOT NULL) = 1),
    CHECK (other_id IS NULL OR other_id <> idea_id)
);
CREATE UNIQUE INDEX association_idea ON association (idea_id, other_id) WHERE other_id IS NOT NULL;
CREATE UNIQUE INDEX association_person ON association (idea_id, person_id) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX association_event ON association (idea_id, event_id) WHERE event_id IS NOT NULL;
CREATE UNIQUE INDEX association_conversation ON association (idea_id, conversation_id)
    WHERE conversation_id IS NOT NULL;
CREATE INDEX association_by_idea ON association (idea_id, person_id);
CREATE INDEX association_by_other ON association (other_id) WHERE other_id IS NOT NULL;
CREATE INDEX association_by_person ON association (person_id, idea_id) WHERE person_id IS NOT NULL;
CREATE INDEX association_by_event ON association (event_id, idea_id) WHERE event_id IS NOT NULL;
CREATE INDEX association_by_conversation ON association (conversation_id) WHERE conversation_id IS NOT NULL;

CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL,
    key TEXT NOT NULL UNIQUE
);

CREATE TABLE tagging (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE,
    event_id INTEGER REFERENCES event(id) ON DELETE CASCADE,
    person_id INTEGER REFERENCES person(id) ON DELETE CASCADE,
    conversation_id INTEGER REFERENCES conversation(id) ON DELETE CASCADE,
    promise_id INTEGER REFERENCES promise(id) ON DELETE CASCADE,
    idea_id INTEGER REFERENCES idea(id) ON DELETE CASCADE,
    CHECK ((event_id IS NOT NULL) + (person_id IS NOT NULL) + (conversation_id IS NOT NULL)
        + (promise_id IS NOT NULL) + (idea_id IS NOT NULL) = 1)
);
CREATE UNIQUE INDEX tagging_event ON tagging (event_id, tag_id) WHERE event_id IS NOT NULL;
CREATE UNIQUE INDEX tagging_person ON tagging (person_id, tag_id) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX tagging_conversation ON tagging (conversation_id, tag_id) WHERE conversation_id IS NOT NULL;
CREATE UNIQUE INDEX tagging_promise ON tagging (promise_id, tag_id) WHERE promise_id IS NOT NULL;
CREATE UNIQUE INDEX tagging_idea ON tagging (idea_id, tag_id) WHERE idea_id IS NOT NULL;
CREATE INDEX tagging_by_tag ON tagging (tag_id);

CREATE TABLE reflection (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    event_id INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE,
    variant TEXT NOT NULL,
    length TEXT NOT NULL,
    step TEXT NOT NULL DEFAULT '',
    person_uid TEXT NOT NULL DEFAULT '',
    started_on TEXT NOT NULL,
    started_at TEXT NOT NULL,
    complete_at TEXT NOT NULL DEFAULT '',
    closed_at TEXT NOT NULL DEFAULT ''
);
CREATE INDEX reflection_by_event ON reflection (event_id, id);

CREATE TABLE answer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    reflection_id INTEGER NOT NULL REFERENCES reflection(id) ON DELETE CASCADE,
    step TEXT NOT NULL,
    person_id INTEGER REFERENCES person(id) ON DELETE SET NULL,
    text TEXT NOT NULL DEFAULT '',
    set_aside INTEGER NOT NULL DEFAULT 0,
    idea_id INTEGER REFERENCES idea(id) ON DELETE SET NULL,
    conversation_id INTEGER REFERENCES conversation(id) ON DELETE SET NULL,
    promise_id INTEGER REFERENCES promise(id) ON DELETE SET NULL
);
CREATE INDEX answer_by_reflection ON answer (reflection_id, id);
CREATE INDEX answer_by_person ON answer (person_id);
CREATE INDEX answer_by_idea ON answer (idea_id);
CREATE INDEX answer_by_conversation ON answer (conversation_id);
CREATE INDEX answer_by_promise ON answer (promise_id);

CREATE TABLE action (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    done INTEGER NOT NULL DEFAULT 1,
    takes_back INTEGER REFERENCES action(id) ON DELETE CASCADE
);
CREATE INDEX action_by_takes_back ON action (takes_back);

CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    action_id INTEGER NOT NULL REFERENCES action(id) ON DELETE CASCADE,
    tbl TEXT NOT NULL,
    row INTEGER NOT NULL,
    before TEXT,
    after TEXT
);
CREATE INDEX change_by_action ON change (action_id, id);

CREATE TABLE recording (on_ INTEGER NOT NULL);
INSERT INTO recording VALUES (1);

CREATE VIRTUAL TABLE idea_words USING fts5 (
    text, content='idea', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='2 3'
);

-- In how many ideas each stem occurs, read from the index.
CREATE VIRTUAL TABLE idea_terms USING fts5vocab (idea_words, 'row');
"""
