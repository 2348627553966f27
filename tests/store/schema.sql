-- index action_by_takes_back
CREATE INDEX action_by_takes_back ON action (takes_back)

-- index answer_by_conversation
CREATE INDEX answer_by_conversation ON answer (conversation_id)

-- index answer_by_idea
CREATE INDEX answer_by_idea ON answer (idea_id)

-- index answer_by_person
CREATE INDEX answer_by_person ON answer (person_id)

-- index answer_by_promise
CREATE INDEX answer_by_promise ON answer (promise_id)

-- index answer_by_reflection
CREATE INDEX answer_by_reflection ON answer (reflection_id, id)

-- index association_by_conversation
CREATE INDEX association_by_conversation ON association (conversation_id) WHERE conversation_id IS NOT NULL

-- index association_by_event
CREATE INDEX association_by_event ON association (event_id, idea_id) WHERE event_id IS NOT NULL

-- index association_by_idea
CREATE INDEX association_by_idea ON association (idea_id, person_id)

-- index association_by_other
CREATE INDEX association_by_other ON association (other_id) WHERE other_id IS NOT NULL

-- index association_by_person
CREATE INDEX association_by_person ON association (person_id, idea_id) WHERE person_id IS NOT NULL

-- index association_conversation
CREATE UNIQUE INDEX association_conversation ON association (idea_id, conversation_id) WHERE conversation_id IS NOT NULL

-- index association_event
CREATE UNIQUE INDEX association_event ON association (idea_id, event_id) WHERE event_id IS NOT NULL

-- index association_idea
CREATE UNIQUE INDEX association_idea ON association (idea_id, other_id) WHERE other_id IS NOT NULL

-- index association_person
CREATE UNIQUE INDEX association_person ON association (idea_id, person_id) WHERE person_id IS NOT NULL

-- index attendance_by_person
CREATE INDEX attendance_by_person ON attendance (person_id, event_id)

-- index bump_by_person
CREATE INDEX bump_by_person ON bump (person_id, until)

-- index called_by_key
CREATE INDEX called_by_key ON called (key, person_id)

-- index called_by_person
CREATE INDEX called_by_person ON called (person_id)

-- index change_by_action
CREATE INDEX change_by_action ON change (action_id, id)

-- index change_by_row
CREATE INDEX change_by_row ON change (tbl, row)

-- index change_gone
CREATE INDEX change_gone ON change (tbl, row) WHERE after IS NULL

-- index contact_by_key
CREATE INDEX contact_by_key ON contact (key)

-- index contact_by_person
CREATE INDEX contact_by_person ON contact (person_id)

-- index conversation_by_day
CREATE INDEX conversation_by_day ON conversation (day, id)

-- index conversation_by_event
CREATE INDEX conversation_by_event ON conversation (event_id)

-- index conversation_person_by_person
CREATE INDEX conversation_person_by_person ON conversation_person (person_id, conversation_id)

-- index decision_by_day
CREATE INDEX decision_by_day ON decision (day)

-- index decision_by_item
CREATE INDEX decision_by_item ON decision (section, item)

-- index event_by_day
CREATE INDEX event_by_day ON event (day, id)

-- index event_by_key
CREATE INDEX event_by_key ON event (key)

-- index event_by_series
CREATE INDEX event_by_series ON event (series_id)

-- index idea_by_day
CREATE INDEX idea_by_day ON idea (day, id)

-- index idea_by_event
CREATE INDEX idea_by_event ON idea (event_id, day, id)

-- index idea_by_spark
CREATE INDEX idea_by_spark ON idea (day, id) WHERE spark

-- index idea_unvisited
CREATE INDEX idea_unvisited ON idea (day, id) WHERE visited_on = '' AND NOT resting

-- index not_same_by_other
CREATE INDEX not_same_by_other ON not_same (other_id)

-- index person_by_key
CREATE INDEX person_by_key ON person (key, id)

-- index person_by_let_go
CREATE INDEX person_by_let_go ON person (let_go_on) WHERE let_go_on <> ''

-- index person_by_met_event
CREATE INDEX person_by_met_event ON person (met_event_id)

-- index person_by_met_on
CREATE INDEX person_by_met_on ON person (met_on) WHERE met_on <> ''

-- index person_by_met_through
CREATE INDEX person_by_met_through ON person (met_through_id)

-- index person_by_rhythm
CREATE INDEX person_by_rhythm ON person (rhythm) WHERE rhythm <> 'none'

-- index promise_by_asks
CREATE INDEX promise_by_asks ON promise (rank, asks, id)

-- index promise_by_closed
CREATE INDEX promise_by_closed ON promise (closed_on) WHERE closed_on <> ''

-- index promise_by_conversation
CREATE INDEX promise_by_conversation ON promise (conversation_id)

-- index promise_by_direction
CREATE INDEX promise_by_direction ON promise (direction, rank, asks, id)

-- index promise_by_event
CREATE INDEX promise_by_event ON promise (event_id)

-- index promise_by_made
CREATE INDEX promise_by_made ON promise (made_on, id)

-- index promise_by_person
CREATE INDEX promise_by_person ON promise (person_id)

-- index promise_step_by_promise
CREATE INDEX promise_step_by_promise ON promise_step (promise_id, id)

-- index reflection_by_event
CREATE INDEX reflection_by_event ON reflection (event_id, id)

-- index sheet_line_by_conversation
CREATE INDEX sheet_line_by_conversation ON sheet_line (conversation_id)

-- index sheet_line_by_person
CREATE INDEX sheet_line_by_person ON sheet_line (person_id, id)

-- index spark_day_by_idea
CREATE INDEX spark_day_by_idea ON spark_day (idea_id)

-- index stage_move_by_conversation
CREATE INDEX stage_move_by_conversation ON stage_move (conversation_id)

-- index stage_move_by_day
CREATE INDEX stage_move_by_day ON stage_move (day, id)

-- index stage_move_by_event
CREATE INDEX stage_move_by_event ON stage_move (event_id)

-- index stage_move_by_person
CREATE INDEX stage_move_by_person ON stage_move (person_id, id)

-- index tagging_by_tag
CREATE INDEX tagging_by_tag ON tagging (tag_id)

-- index tagging_conversation
CREATE UNIQUE INDEX tagging_conversation ON tagging (conversation_id, tag_id) WHERE conversation_id IS NOT NULL

-- index tagging_event
CREATE UNIQUE INDEX tagging_event ON tagging (event_id, tag_id) WHERE event_id IS NOT NULL

-- index tagging_idea
CREATE UNIQUE INDEX tagging_idea ON tagging (idea_id, tag_id) WHERE idea_id IS NOT NULL

-- index tagging_person
CREATE UNIQUE INDEX tagging_person ON tagging (person_id, tag_id) WHERE person_id IS NOT NULL

-- index tagging_promise
CREATE UNIQUE INDEX tagging_promise ON tagging (promise_id, tag_id) WHERE promise_id IS NOT NULL

-- table action
CREATE TABLE action ( id INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, at TEXT NOT NULL, done INTEGER NOT NULL DEFAULT 1, takes_back INTEGER REFERENCES action(id) ON DELETE CASCADE , step INTEGER)

-- table answer
CREATE TABLE answer ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, reflection_id INTEGER NOT NULL REFERENCES reflection(id) ON DELETE CASCADE, step TEXT NOT NULL, person_id INTEGER REFERENCES person(id) ON DELETE SET NULL, text TEXT NOT NULL DEFAULT '', set_aside INTEGER NOT NULL DEFAULT 0, idea_id INTEGER REFERENCES idea(id) ON DELETE SET NULL, conversation_id INTEGER REFERENCES conversation(id) ON DELETE SET NULL, promise_id INTEGER REFERENCES promise(id) ON DELETE SET NULL )

-- table answer_terms
CREATE VIRTUAL TABLE answer_terms USING fts5vocab (answer_words, 'row')

-- table answer_words
CREATE VIRTUAL TABLE answer_words USING fts5 (text, content='answer', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3')

-- table answer_words_config
CREATE TABLE 'answer_words_config'(k PRIMARY KEY, v) WITHOUT ROWID

-- table answer_words_data
CREATE TABLE 'answer_words_data'(id INTEGER PRIMARY KEY, block BLOB)

-- table answer_words_docsize
CREATE TABLE 'answer_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB)

-- table answer_words_idx
CREATE TABLE 'answer_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

-- table association
CREATE TABLE association ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, idea_id INTEGER NOT NULL REFERENCES idea(id) ON DELETE CASCADE, relation TEXT NOT NULL DEFAULT 'together with', other_id INTEGER REFERENCES idea(id) ON DELETE CASCADE, person_id INTEGER REFERENCES person(id) ON DELETE CASCADE, event_id INTEGER REFERENCES event(id) ON DELETE CASCADE, conversation_id INTEGER REFERENCES conversation(id) ON DELETE CASCADE, created_at TEXT NOT NULL, CHECK ((other_id IS NOT NULL) + (person_id IS NOT NULL) + (event_id IS NOT NULL) + (conversation_id IS NOT NULL) = 1), CHECK (other_id IS NULL OR other_id <> idea_id) )

-- table attendance
CREATE TABLE attendance ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, event_id INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE, person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE, mark TEXT NOT NULL DEFAULT '' CHECK (mark IN ('talked', 'hello', 'missed', 'not met', '')), UNIQUE (event_id, person_id) )

-- table bump
CREATE TABLE bump ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE, day TEXT NOT NULL, until TEXT NOT NULL )

-- table called
CREATE TABLE called ( id INTEGER PRIMARY KEY AUTOINCREMENT, person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE, name TEXT NOT NULL, key TEXT NOT NULL, sort TEXT NOT NULL CHECK (sort IN ('name', 'alias', 'part')) )

-- table called_terms
CREATE VIRTUAL TABLE called_terms USING fts5vocab (called_words, 'row')

-- table called_words
CREATE VIRTUAL TABLE called_words USING fts5 (name, content='called', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3')

-- table called_words_config
CREATE TABLE 'called_words_config'(k PRIMARY KEY, v) WITHOUT ROWID

-- table called_words_data
CREATE TABLE 'called_words_data'(id INTEGER PRIMARY KEY, block BLOB)

-- table called_words_docsize
CREATE TABLE 'called_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB)

-- table called_words_idx
CREATE TABLE 'called_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

-- table change
CREATE TABLE change ( id INTEGER PRIMARY KEY AUTOINCREMENT, action_id INTEGER NOT NULL REFERENCES action(id) ON DELETE CASCADE, tbl TEXT NOT NULL, row INTEGER NOT NULL, before TEXT, after TEXT )

-- table contact
CREATE TABLE contact ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE, kind TEXT NOT NULL CHECK (kind IN ('email', 'phone', 'link')), value TEXT NOT NULL, key TEXT NOT NULL, label TEXT NOT NULL DEFAULT '' )

-- table contact_terms
CREATE VIRTUAL TABLE contact_terms USING fts5vocab (contact_words, 'row')

-- table contact_words
CREATE VIRTUAL TABLE contact_words USING fts5 (value, label, content='contact', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3')

-- table contact_words_config
CREATE TABLE 'contact_words_config'(k PRIMARY KEY, v) WITHOUT ROWID

-- table contact_words_data
CREATE TABLE 'contact_words_data'(id INTEGER PRIMARY KEY, block BLOB)

-- table contact_words_docsize
CREATE TABLE 'contact_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB)

-- table contact_words_idx
CREATE TABLE 'contact_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

-- table conversation
CREATE TABLE conversation ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, event_id INTEGER REFERENCES event(id) ON DELETE SET NULL, day TEXT NOT NULL, at TEXT NOT NULL DEFAULT '', zone TEXT NOT NULL DEFAULT '', how TEXT NOT NULL DEFAULT 'in person', said TEXT NOT NULL DEFAULT '', words TEXT NOT NULL DEFAULT '', created_at TEXT NOT NULL, updated_at TEXT NOT NULL )

-- table conversation_person
CREATE TABLE conversation_person ( id INTEGER PRIMARY KEY AUTOINCREMENT, conversation_id INTEGER NOT NULL REFERENCES conversation(id) ON DELETE CASCADE, person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE, UNIQUE (conversation_id, person_id) )

-- table conversation_terms
CREATE VIRTUAL TABLE conversation_terms USING fts5vocab (conversation_words, 'row')

-- table conversation_words
CREATE VIRTUAL TABLE conversation_words USING fts5 (said, words, content='conversation', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3')

-- table conversation_words_config
CREATE TABLE 'conversation_words_config'(k PRIMARY KEY, v) WITHOUT ROWID

-- table conversation_words_data
CREATE TABLE 'conversation_words_data'(id INTEGER PRIMARY KEY, block BLOB)

-- table conversation_words_docsize
CREATE TABLE 'conversation_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB)

-- table conversation_words_idx
CREATE TABLE 'conversation_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

-- table decision
CREATE TABLE decision ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, review_id INTEGER NOT NULL REFERENCES review(id) ON DELETE CASCADE, section TEXT NOT NULL, item TEXT NOT NULL, day TEXT NOT NULL, words TEXT NOT NULL DEFAULT '', UNIQUE (review_id, section, item) )

-- table decision_terms
CREATE VIRTUAL TABLE decision_terms USING fts5vocab (decision_words, 'row')

-- table decision_words
CREATE VIRTUAL TABLE decision_words USING fts5 (words, content='decision', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3')

-- table decision_words_config
CREATE TABLE 'decision_words_config'(k PRIMARY KEY, v) WITHOUT ROWID

-- table decision_words_data
CREATE TABLE 'decision_words_data'(id INTEGER PRIMARY KEY, block BLOB)

-- table decision_words_docsize
CREATE TABLE 'decision_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB)

-- table decision_words_idx
CREATE TABLE 'decision_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

-- table event
CREATE TABLE event ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, title TEXT NOT NULL, key TEXT NOT NULL, kind TEXT NOT NULL DEFAULT 'meeting', day TEXT NOT NULL, starts_at TEXT NOT NULL DEFAULT '', ends_at TEXT NOT NULL DEFAULT '', zone TEXT NOT NULL DEFAULT '', utc_offset INTEGER NOT NULL DEFAULT 0, place TEXT NOT NULL DEFAULT '', series_id INTEGER REFERENCES series(id) ON DELETE SET NULL, introduction TEXT NOT NULL DEFAULT '', hopes TEXT NOT NULL DEFAULT '', cost TEXT NOT NULL DEFAULT '', hours TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '', created_at TEXT NOT NULL, updated_at TEXT NOT NULL )

-- table event_terms
CREATE VIRTUAL TABLE event_terms USING fts5vocab (event_words, 'row')

-- table event_words
CREATE VIRTUAL TABLE event_words USING fts5 (title, place, introduction, hopes, notes, content='event', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3')

-- table event_words_config
CREATE TABLE 'event_words_config'(k PRIMARY KEY, v) WITHOUT ROWID

-- table event_words_data
CREATE TABLE 'event_words_data'(id INTEGER PRIMARY KEY, block BLOB)

-- table event_words_docsize
CREATE TABLE 'event_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB)

-- table event_words_idx
CREATE TABLE 'event_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

-- table idea
CREATE TABLE idea ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, text TEXT NOT NULL, day TEXT NOT NULL, at TEXT NOT NULL, zone TEXT NOT NULL, place TEXT NOT NULL DEFAULT '', spark INTEGER NOT NULL DEFAULT 0, resting INTEGER NOT NULL DEFAULT 0, event_id INTEGER REFERENCES event(id) ON DELETE SET NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL , visited_on TEXT NOT NULL DEFAULT '')

-- table idea_terms
CREATE VIRTUAL TABLE idea_terms USING fts5vocab (idea_words, 'row')

-- table idea_words
CREATE VIRTUAL TABLE idea_words USING fts5 (text, content='idea', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3')

-- table idea_words_config
CREATE TABLE 'idea_words_config'(k PRIMARY KEY, v) WITHOUT ROWID

-- table idea_words_data
CREATE TABLE 'idea_words_data'(id INTEGER PRIMARY KEY, block BLOB)

-- table idea_words_docsize
CREATE TABLE 'idea_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB)

-- table idea_words_idx
CREATE TABLE 'idea_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

-- table not_same
CREATE TABLE not_same ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE, other_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE, UNIQUE (person_id, other_id), CHECK (person_id < other_id) )

-- table person
CREATE TABLE person ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, key TEXT NOT NULL, organisation TEXT NOT NULL DEFAULT '', role TEXT NOT NULL DEFAULT '', does TEXT NOT NULL DEFAULT '', hook TEXT NOT NULL DEFAULT '', needs TEXT NOT NULL DEFAULT '', offers TEXT NOT NULL DEFAULT '', met_on TEXT NOT NULL DEFAULT '', met_place TEXT NOT NULL DEFAULT '', met_event_id INTEGER REFERENCES event(id) ON DELETE SET NULL, met_through_id INTEGER REFERENCES person(id) ON DELETE SET NULL, stage TEXT NOT NULL DEFAULT 'met', rhythm TEXT NOT NULL DEFAULT 'none', rhythm_days INTEGER, card_photo TEXT NOT NULL DEFAULT '', notes TEXT NOT NULL DEFAULT '', let_go_on TEXT NOT NULL DEFAULT '', created_at TEXT NOT NULL, updated_at TEXT NOT NULL , rhythm_most INTEGER, rhythm_since TEXT NOT NULL DEFAULT '', let_go_words TEXT NOT NULL DEFAULT '')

-- table person_terms
CREATE VIRTUAL TABLE person_terms USING fts5vocab (person_words, 'row')

-- table person_words
CREATE VIRTUAL TABLE person_words USING fts5 (name, organisation, role, does, hook, needs, offers, met_place, notes, content='person', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3')

-- table person_words_config
CREATE TABLE 'person_words_config'(k PRIMARY KEY, v) WITHOUT ROWID

-- table person_words_data
CREATE TABLE 'person_words_data'(id INTEGER PRIMARY KEY, block BLOB)

-- table person_words_docsize
CREATE TABLE 'person_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB)

-- table person_words_idx
CREATE TABLE 'person_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

-- table promise
CREATE TABLE promise ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, direction TEXT NOT NULL CHECK (direction IN ('mine', 'theirs')), words TEXT NOT NULL, due TEXT NOT NULL DEFAULT '', due_words TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT 'other', state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'let go')), rank INTEGER NOT NULL GENERATED ALWAYS AS (state <> 'open') VIRTUAL, waits TEXT NOT NULL GENERATED ALWAYS AS (CASE WHEN due = '' THEN '9999-12-31' ELSE due END) VIRTUAL, snoozed_until TEXT NOT NULL DEFAULT '', repeats TEXT NOT NULL DEFAULT '', closed_on TEXT NOT NULL DEFAULT '', closed_words TEXT NOT NULL DEFAULT '', made_on TEXT NOT NULL, person_id INTEGER REFERENCES person(id) ON DELETE SET NULL, event_id INTEGER REFERENCES event(id) ON DELETE SET NULL, conversation_id INTEGER REFERENCES conversation(id) ON DELETE SET NULL, created_at TEXT NOT NULL, updated_at TEXT NOT NULL , asks TEXT GENERATED ALWAYS AS (CASE WHEN snoozed_until <> '' THEN snoozed_until ELSE waits END) VIRTUAL)

-- table promise_step
CREATE TABLE promise_step ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, promise_id INTEGER NOT NULL REFERENCES promise(id) ON DELETE CASCADE, day TEXT NOT NULL, step TEXT NOT NULL, words TEXT NOT NULL DEFAULT '', due TEXT NOT NULL DEFAULT '' )

-- table promise_terms
CREATE VIRTUAL TABLE promise_terms USING fts5vocab (promise_words, 'row')

-- table promise_words
CREATE VIRTUAL TABLE promise_words USING fts5 (words, closed_words, content='promise', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3')

-- table promise_words_config
CREATE TABLE 'promise_words_config'(k PRIMARY KEY, v) WITHOUT ROWID

-- table promise_words_data
CREATE TABLE 'promise_words_data'(id INTEGER PRIMARY KEY, block BLOB)

-- table promise_words_docsize
CREATE TABLE 'promise_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB)

-- table promise_words_idx
CREATE TABLE 'promise_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

-- table recording
CREATE TABLE recording (on_ INTEGER NOT NULL)

-- table reflection
CREATE TABLE reflection ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, event_id INTEGER NOT NULL REFERENCES event(id) ON DELETE CASCADE, variant TEXT NOT NULL, length TEXT NOT NULL, step TEXT NOT NULL DEFAULT '', person_uid TEXT NOT NULL DEFAULT '', started_on TEXT NOT NULL, started_at TEXT NOT NULL, complete_at TEXT NOT NULL DEFAULT '', closed_at TEXT NOT NULL DEFAULT '' )

-- table review
CREATE TABLE review ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, week TEXT NOT NULL UNIQUE, started_at TEXT NOT NULL, closed_on TEXT NOT NULL DEFAULT '', closed_at TEXT NOT NULL DEFAULT '', line TEXT NOT NULL DEFAULT '' )

-- table review_terms
CREATE VIRTUAL TABLE review_terms USING fts5vocab (review_words, 'row')

-- table review_words
CREATE VIRTUAL TABLE review_words USING fts5 (line, content='review', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3')

-- table review_words_config
CREATE TABLE 'review_words_config'(k PRIMARY KEY, v) WITHOUT ROWID

-- table review_words_data
CREATE TABLE 'review_words_data'(id INTEGER PRIMARY KEY, block BLOB)

-- table review_words_docsize
CREATE TABLE 'review_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB)

-- table review_words_idx
CREATE TABLE 'review_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

-- table saved_view
CREATE TABLE saved_view ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL, words TEXT NOT NULL DEFAULT '', sort TEXT NOT NULL DEFAULT '', created_at TEXT NOT NULL, updated_at TEXT NOT NULL, UNIQUE (kind, key) )

-- table series
CREATE TABLE series ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, name TEXT NOT NULL, key TEXT NOT NULL UNIQUE )

-- table series_terms
CREATE VIRTUAL TABLE series_terms USING fts5vocab (series_words, 'row')

-- table series_words
CREATE VIRTUAL TABLE series_words USING fts5 (name, content='series', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3')

-- table series_words_config
CREATE TABLE 'series_words_config'(k PRIMARY KEY, v) WITHOUT ROWID

-- table series_words_data
CREATE TABLE 'series_words_data'(id INTEGER PRIMARY KEY, block BLOB)

-- table series_words_docsize
CREATE TABLE 'series_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB)

-- table series_words_idx
CREATE TABLE 'series_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

-- table sheet_line
CREATE TABLE sheet_line ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE, conversation_id INTEGER REFERENCES conversation(id) ON DELETE SET NULL, side TEXT NOT NULL, field TEXT NOT NULL, day TEXT NOT NULL, text TEXT NOT NULL )

-- table sheet_line_terms
CREATE VIRTUAL TABLE sheet_line_terms USING fts5vocab (sheet_line_words, 'row')

-- table sheet_line_words
CREATE VIRTUAL TABLE sheet_line_words USING fts5 (text, content='sheet_line', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3')

-- table sheet_line_words_config
CREATE TABLE 'sheet_line_words_config'(k PRIMARY KEY, v) WITHOUT ROWID

-- table sheet_line_words_data
CREATE TABLE 'sheet_line_words_data'(id INTEGER PRIMARY KEY, block BLOB)

-- table sheet_line_words_docsize
CREATE TABLE 'sheet_line_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB)

-- table sheet_line_words_idx
CREATE TABLE 'sheet_line_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

-- table spark_day
CREATE TABLE spark_day ( id INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL UNIQUE, idea_id INTEGER REFERENCES idea(id) ON DELETE SET NULL, reason TEXT NOT NULL DEFAULT '', answer TEXT NOT NULL DEFAULT '' )

-- table sqlite_sequence
CREATE TABLE sqlite_sequence(name,seq)

-- table stage_move
CREATE TABLE stage_move ( id INTEGER PRIMARY KEY AUTOINCREMENT, uid TEXT NOT NULL UNIQUE, person_id INTEGER NOT NULL REFERENCES person(id) ON DELETE CASCADE, event_id INTEGER REFERENCES event(id) ON DELETE SET NULL, conversation_id INTEGER REFERENCES conversation(id) ON DELETE SET NULL, day TEXT NOT NULL, move TEXT NOT NULL CHECK (move IN ('closer', 'same', 'further')), stage TEXT NOT NULL DEFAULT '', words TEXT NOT NULL DEFAULT '' )

-- table stage_move_terms
CREATE VIRTUAL TABLE stage_move_terms USING fts5vocab (stage_move_words, 'row')

-- table stage_move_words
CREATE VIRTUAL TABLE stage_move_words USING fts5 (words, content='stage_move', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3')

-- table stage_move_words_config
CREATE TABLE 'stage_move_words_config'(k PRIMARY KEY, v) WITHOUT ROWID

-- table stage_move_words_data
CREATE TABLE 'stage_move_words_data'(id INTEGER PRIMARY KEY, block BLOB)

-- table stage_move_words_docsize
CREATE TABLE 'stage_move_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB)

-- table stage_move_words_idx
CREATE TABLE 'stage_move_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

-- table tag
CREATE TABLE tag ( id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, key TEXT NOT NULL UNIQUE , rhythm_days INTEGER, rhythm_most INTEGER)

-- table tag_terms
CREATE VIRTUAL TABLE tag_terms USING fts5vocab (tag_words, 'row')

-- table tag_words
CREATE VIRTUAL TABLE tag_words USING fts5 (name, content='tag', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3')

-- table tag_words_config
CREATE TABLE 'tag_words_config'(k PRIMARY KEY, v) WITHOUT ROWID

-- table tag_words_data
CREATE TABLE 'tag_words_data'(id INTEGER PRIMARY KEY, block BLOB)

-- table tag_words_docsize
CREATE TABLE 'tag_words_docsize'(id INTEGER PRIMARY KEY, sz BLOB)

-- table tag_words_idx
CREATE TABLE 'tag_words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID

-- table tagging
CREATE TABLE tagging ( id INTEGER PRIMARY KEY AUTOINCREMENT, tag_id INTEGER NOT NULL REFERENCES tag(id) ON DELETE CASCADE, event_id INTEGER REFERENCES event(id) ON DELETE CASCADE, person_id INTEGER REFERENCES person(id) ON DELETE CASCADE, conversation_id INTEGER REFERENCES conversation(id) ON DELETE CASCADE, promise_id INTEGER REFERENCES promise(id) ON DELETE CASCADE, idea_id INTEGER REFERENCES idea(id) ON DELETE CASCADE, CHECK ((event_id IS NOT NULL) + (person_id IS NOT NULL) + (conversation_id IS NOT NULL) + (promise_id IS NOT NULL) + (idea_id IS NOT NULL) = 1) )

-- trigger note_answer_delete
CREATE TRIGGER "note_answer_delete" AFTER DELETE ON "answer" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'answer', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,reflection_id=%s,step=%s,person_id=%s,text=%s,set_aside=%s,idea_id=%s,conversation_id=%s,promise_id=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.reflection_id), quote(OLD.step), quote(OLD.person_id), quote(OLD.text), quote(OLD.set_aside), quote(OLD.idea_id), quote(OLD.conversation_id), quote(OLD.promise_id)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_answer_insert
CREATE TRIGGER "note_answer_insert" AFTER INSERT ON "answer" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'answer', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,reflection_id=%s,step=%s,person_id=%s,text=%s,set_aside=%s,idea_id=%s,conversation_id=%s,promise_id=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.reflection_id), quote(NEW.step), quote(NEW.person_id), quote(NEW.text), quote(NEW.set_aside), quote(NEW.idea_id), quote(NEW.conversation_id), quote(NEW.promise_id)) AS a) WHERE b IS NOT a; END

-- trigger note_answer_update
CREATE TRIGGER "note_answer_update" AFTER UPDATE ON "answer" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'answer', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,reflection_id=%s,step=%s,person_id=%s,text=%s,set_aside=%s,idea_id=%s,conversation_id=%s,promise_id=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.reflection_id), quote(OLD.step), quote(OLD.person_id), quote(OLD.text), quote(OLD.set_aside), quote(OLD.idea_id), quote(OLD.conversation_id), quote(OLD.promise_id)) AS b, printf('id=%s,uid=%s,reflection_id=%s,step=%s,person_id=%s,text=%s,set_aside=%s,idea_id=%s,conversation_id=%s,promise_id=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.reflection_id), quote(NEW.step), quote(NEW.person_id), quote(NEW.text), quote(NEW.set_aside), quote(NEW.idea_id), quote(NEW.conversation_id), quote(NEW.promise_id)) AS a) WHERE b IS NOT a; END

-- trigger note_association_delete
CREATE TRIGGER "note_association_delete" AFTER DELETE ON "association" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'association', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,idea_id=%s,relation=%s,other_id=%s,person_id=%s,event_id=%s,conversation_id=%s,created_at=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.idea_id), quote(OLD.relation), quote(OLD.other_id), quote(OLD.person_id), quote(OLD.event_id), quote(OLD.conversation_id), quote(OLD.created_at)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_association_insert
CREATE TRIGGER "note_association_insert" AFTER INSERT ON "association" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'association', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,idea_id=%s,relation=%s,other_id=%s,person_id=%s,event_id=%s,conversation_id=%s,created_at=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.idea_id), quote(NEW.relation), quote(NEW.other_id), quote(NEW.person_id), quote(NEW.event_id), quote(NEW.conversation_id), quote(NEW.created_at)) AS a) WHERE b IS NOT a; END

-- trigger note_association_update
CREATE TRIGGER "note_association_update" AFTER UPDATE ON "association" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'association', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,idea_id=%s,relation=%s,other_id=%s,person_id=%s,event_id=%s,conversation_id=%s,created_at=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.idea_id), quote(OLD.relation), quote(OLD.other_id), quote(OLD.person_id), quote(OLD.event_id), quote(OLD.conversation_id), quote(OLD.created_at)) AS b, printf('id=%s,uid=%s,idea_id=%s,relation=%s,other_id=%s,person_id=%s,event_id=%s,conversation_id=%s,created_at=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.idea_id), quote(NEW.relation), quote(NEW.other_id), quote(NEW.person_id), quote(NEW.event_id), quote(NEW.conversation_id), quote(NEW.created_at)) AS a) WHERE b IS NOT a; END

-- trigger note_attendance_delete
CREATE TRIGGER "note_attendance_delete" AFTER DELETE ON "attendance" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'attendance', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,event_id=%s,person_id=%s,mark=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.event_id), quote(OLD.person_id), quote(OLD.mark)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_attendance_insert
CREATE TRIGGER "note_attendance_insert" AFTER INSERT ON "attendance" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'attendance', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,event_id=%s,person_id=%s,mark=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.event_id), quote(NEW.person_id), quote(NEW.mark)) AS a) WHERE b IS NOT a; END

-- trigger note_attendance_update
CREATE TRIGGER "note_attendance_update" AFTER UPDATE ON "attendance" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'attendance', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,event_id=%s,person_id=%s,mark=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.event_id), quote(OLD.person_id), quote(OLD.mark)) AS b, printf('id=%s,uid=%s,event_id=%s,person_id=%s,mark=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.event_id), quote(NEW.person_id), quote(NEW.mark)) AS a) WHERE b IS NOT a; END

-- trigger note_bump_delete
CREATE TRIGGER "note_bump_delete" AFTER DELETE ON "bump" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'bump', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,person_id=%s,day=%s,until=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.person_id), quote(OLD.day), quote(OLD.until)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_bump_insert
CREATE TRIGGER "note_bump_insert" AFTER INSERT ON "bump" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'bump', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,person_id=%s,day=%s,until=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.person_id), quote(NEW.day), quote(NEW.until)) AS a) WHERE b IS NOT a; END

-- trigger note_bump_update
CREATE TRIGGER "note_bump_update" AFTER UPDATE ON "bump" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'bump', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,person_id=%s,day=%s,until=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.person_id), quote(OLD.day), quote(OLD.until)) AS b, printf('id=%s,uid=%s,person_id=%s,day=%s,until=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.person_id), quote(NEW.day), quote(NEW.until)) AS a) WHERE b IS NOT a; END

-- trigger note_called_delete
CREATE TRIGGER "note_called_delete" AFTER DELETE ON "called" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'called', OLD.id, b, a FROM (SELECT printf('id=%s,person_id=%s,name=%s,key=%s,sort=%s', quote(OLD.id), quote(OLD.person_id), quote(OLD.name), quote(OLD.key), quote(OLD.sort)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_called_insert
CREATE TRIGGER "note_called_insert" AFTER INSERT ON "called" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'called', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,person_id=%s,name=%s,key=%s,sort=%s', quote(NEW.id), quote(NEW.person_id), quote(NEW.name), quote(NEW.key), quote(NEW.sort)) AS a) WHERE b IS NOT a; END

-- trigger note_called_update
CREATE TRIGGER "note_called_update" AFTER UPDATE ON "called" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'called', NEW.id, b, a FROM (SELECT printf('id=%s,person_id=%s,name=%s,key=%s,sort=%s', quote(OLD.id), quote(OLD.person_id), quote(OLD.name), quote(OLD.key), quote(OLD.sort)) AS b, printf('id=%s,person_id=%s,name=%s,key=%s,sort=%s', quote(NEW.id), quote(NEW.person_id), quote(NEW.name), quote(NEW.key), quote(NEW.sort)) AS a) WHERE b IS NOT a; END

-- trigger note_contact_delete
CREATE TRIGGER "note_contact_delete" AFTER DELETE ON "contact" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'contact', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,person_id=%s,kind=%s,value=%s,key=%s,label=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.person_id), quote(OLD.kind), quote(OLD.value), quote(OLD.key), quote(OLD.label)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_contact_insert
CREATE TRIGGER "note_contact_insert" AFTER INSERT ON "contact" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'contact', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,person_id=%s,kind=%s,value=%s,key=%s,label=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.person_id), quote(NEW.kind), quote(NEW.value), quote(NEW.key), quote(NEW.label)) AS a) WHERE b IS NOT a; END

-- trigger note_contact_update
CREATE TRIGGER "note_contact_update" AFTER UPDATE ON "contact" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'contact', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,person_id=%s,kind=%s,value=%s,key=%s,label=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.person_id), quote(OLD.kind), quote(OLD.value), quote(OLD.key), quote(OLD.label)) AS b, printf('id=%s,uid=%s,person_id=%s,kind=%s,value=%s,key=%s,label=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.person_id), quote(NEW.kind), quote(NEW.value), quote(NEW.key), quote(NEW.label)) AS a) WHERE b IS NOT a; END

-- trigger note_conversation_delete
CREATE TRIGGER "note_conversation_delete" AFTER DELETE ON "conversation" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'conversation', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,event_id=%s,day=%s,at=%s,zone=%s,how=%s,said=%s,words=%s,created_at=%s,updated_at=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.event_id), quote(OLD.day), quote(OLD.at), quote(OLD.zone), quote(OLD.how), quote(OLD.said), quote(OLD.words), quote(OLD.created_at), quote(OLD.updated_at)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_conversation_insert
CREATE TRIGGER "note_conversation_insert" AFTER INSERT ON "conversation" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'conversation', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,event_id=%s,day=%s,at=%s,zone=%s,how=%s,said=%s,words=%s,created_at=%s,updated_at=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.event_id), quote(NEW.day), quote(NEW.at), quote(NEW.zone), quote(NEW.how), quote(NEW.said), quote(NEW.words), quote(NEW.created_at), quote(NEW.updated_at)) AS a) WHERE b IS NOT a; END

-- trigger note_conversation_person_delete
CREATE TRIGGER "note_conversation_person_delete" AFTER DELETE ON "conversation_person" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'conversation_person', OLD.id, b, a FROM (SELECT printf('id=%s,conversation_id=%s,person_id=%s', quote(OLD.id), quote(OLD.conversation_id), quote(OLD.person_id)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_conversation_person_insert
CREATE TRIGGER "note_conversation_person_insert" AFTER INSERT ON "conversation_person" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'conversation_person', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,conversation_id=%s,person_id=%s', quote(NEW.id), quote(NEW.conversation_id), quote(NEW.person_id)) AS a) WHERE b IS NOT a; END

-- trigger note_conversation_person_update
CREATE TRIGGER "note_conversation_person_update" AFTER UPDATE ON "conversation_person" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'conversation_person', NEW.id, b, a FROM (SELECT printf('id=%s,conversation_id=%s,person_id=%s', quote(OLD.id), quote(OLD.conversation_id), quote(OLD.person_id)) AS b, printf('id=%s,conversation_id=%s,person_id=%s', quote(NEW.id), quote(NEW.conversation_id), quote(NEW.person_id)) AS a) WHERE b IS NOT a; END

-- trigger note_conversation_update
CREATE TRIGGER "note_conversation_update" AFTER UPDATE ON "conversation" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'conversation', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,event_id=%s,day=%s,at=%s,zone=%s,how=%s,said=%s,words=%s,created_at=%s,updated_at=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.event_id), quote(OLD.day), quote(OLD.at), quote(OLD.zone), quote(OLD.how), quote(OLD.said), quote(OLD.words), quote(OLD.created_at), quote(OLD.updated_at)) AS b, printf('id=%s,uid=%s,event_id=%s,day=%s,at=%s,zone=%s,how=%s,said=%s,words=%s,created_at=%s,updated_at=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.event_id), quote(NEW.day), quote(NEW.at), quote(NEW.zone), quote(NEW.how), quote(NEW.said), quote(NEW.words), quote(NEW.created_at), quote(NEW.updated_at)) AS a) WHERE b IS NOT a; END

-- trigger note_decision_delete
CREATE TRIGGER "note_decision_delete" AFTER DELETE ON "decision" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'decision', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,review_id=%s,section=%s,item=%s,day=%s,words=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.review_id), quote(OLD.section), quote(OLD.item), quote(OLD.day), quote(OLD.words)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_decision_insert
CREATE TRIGGER "note_decision_insert" AFTER INSERT ON "decision" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'decision', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,review_id=%s,section=%s,item=%s,day=%s,words=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.review_id), quote(NEW.section), quote(NEW.item), quote(NEW.day), quote(NEW.words)) AS a) WHERE b IS NOT a; END

-- trigger note_decision_update
CREATE TRIGGER "note_decision_update" AFTER UPDATE ON "decision" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'decision', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,review_id=%s,section=%s,item=%s,day=%s,words=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.review_id), quote(OLD.section), quote(OLD.item), quote(OLD.day), quote(OLD.words)) AS b, printf('id=%s,uid=%s,review_id=%s,section=%s,item=%s,day=%s,words=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.review_id), quote(NEW.section), quote(NEW.item), quote(NEW.day), quote(NEW.words)) AS a) WHERE b IS NOT a; END

-- trigger note_event_delete
CREATE TRIGGER "note_event_delete" AFTER DELETE ON "event" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'event', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,title=%s,key=%s,kind=%s,day=%s,starts_at=%s,ends_at=%s,zone=%s,utc_offset=%s,place=%s,series_id=%s,introduction=%s,hopes=%s,cost=%s,hours=%s,notes=%s,created_at=%s,updated_at=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.title), quote(OLD.key), quote(OLD.kind), quote(OLD.day), quote(OLD.starts_at), quote(OLD.ends_at), quote(OLD.zone), quote(OLD.utc_offset), quote(OLD.place), quote(OLD.series_id), quote(OLD.introduction), quote(OLD.hopes), quote(OLD.cost), quote(OLD.hours), quote(OLD.notes), quote(OLD.created_at), quote(OLD.updated_at)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_event_insert
CREATE TRIGGER "note_event_insert" AFTER INSERT ON "event" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'event', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,title=%s,key=%s,kind=%s,day=%s,starts_at=%s,ends_at=%s,zone=%s,utc_offset=%s,place=%s,series_id=%s,introduction=%s,hopes=%s,cost=%s,hours=%s,notes=%s,created_at=%s,updated_at=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.title), quote(NEW.key), quote(NEW.kind), quote(NEW.day), quote(NEW.starts_at), quote(NEW.ends_at), quote(NEW.zone), quote(NEW.utc_offset), quote(NEW.place), quote(NEW.series_id), quote(NEW.introduction), quote(NEW.hopes), quote(NEW.cost), quote(NEW.hours), quote(NEW.notes), quote(NEW.created_at), quote(NEW.updated_at)) AS a) WHERE b IS NOT a; END

-- trigger note_event_update
CREATE TRIGGER "note_event_update" AFTER UPDATE ON "event" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'event', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,title=%s,key=%s,kind=%s,day=%s,starts_at=%s,ends_at=%s,zone=%s,utc_offset=%s,place=%s,series_id=%s,introduction=%s,hopes=%s,cost=%s,hours=%s,notes=%s,created_at=%s,updated_at=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.title), quote(OLD.key), quote(OLD.kind), quote(OLD.day), quote(OLD.starts_at), quote(OLD.ends_at), quote(OLD.zone), quote(OLD.utc_offset), quote(OLD.place), quote(OLD.series_id), quote(OLD.introduction), quote(OLD.hopes), quote(OLD.cost), quote(OLD.hours), quote(OLD.notes), quote(OLD.created_at), quote(OLD.updated_at)) AS b, printf('id=%s,uid=%s,title=%s,key=%s,kind=%s,day=%s,starts_at=%s,ends_at=%s,zone=%s,utc_offset=%s,place=%s,series_id=%s,introduction=%s,hopes=%s,cost=%s,hours=%s,notes=%s,created_at=%s,updated_at=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.title), quote(NEW.key), quote(NEW.kind), quote(NEW.day), quote(NEW.starts_at), quote(NEW.ends_at), quote(NEW.zone), quote(NEW.utc_offset), quote(NEW.place), quote(NEW.series_id), quote(NEW.introduction), quote(NEW.hopes), quote(NEW.cost), quote(NEW.hours), quote(NEW.notes), quote(NEW.created_at), quote(NEW.updated_at)) AS a) WHERE b IS NOT a; END

-- trigger note_idea_delete
CREATE TRIGGER "note_idea_delete" AFTER DELETE ON "idea" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'idea', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,text=%s,day=%s,at=%s,zone=%s,place=%s,spark=%s,resting=%s,event_id=%s,created_at=%s,updated_at=%s,visited_on=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.text), quote(OLD.day), quote(OLD.at), quote(OLD.zone), quote(OLD.place), quote(OLD.spark), quote(OLD.resting), quote(OLD.event_id), quote(OLD.created_at), quote(OLD.updated_at), quote(OLD.visited_on)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_idea_insert
CREATE TRIGGER "note_idea_insert" AFTER INSERT ON "idea" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'idea', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,text=%s,day=%s,at=%s,zone=%s,place=%s,spark=%s,resting=%s,event_id=%s,created_at=%s,updated_at=%s,visited_on=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.text), quote(NEW.day), quote(NEW.at), quote(NEW.zone), quote(NEW.place), quote(NEW.spark), quote(NEW.resting), quote(NEW.event_id), quote(NEW.created_at), quote(NEW.updated_at), quote(NEW.visited_on)) AS a) WHERE b IS NOT a; END

-- trigger note_idea_update
CREATE TRIGGER "note_idea_update" AFTER UPDATE ON "idea" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'idea', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,text=%s,day=%s,at=%s,zone=%s,place=%s,spark=%s,resting=%s,event_id=%s,created_at=%s,updated_at=%s,visited_on=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.text), quote(OLD.day), quote(OLD.at), quote(OLD.zone), quote(OLD.place), quote(OLD.spark), quote(OLD.resting), quote(OLD.event_id), quote(OLD.created_at), quote(OLD.updated_at), quote(OLD.visited_on)) AS b, printf('id=%s,uid=%s,text=%s,day=%s,at=%s,zone=%s,place=%s,spark=%s,resting=%s,event_id=%s,created_at=%s,updated_at=%s,visited_on=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.text), quote(NEW.day), quote(NEW.at), quote(NEW.zone), quote(NEW.place), quote(NEW.spark), quote(NEW.resting), quote(NEW.event_id), quote(NEW.created_at), quote(NEW.updated_at), quote(NEW.visited_on)) AS a) WHERE b IS NOT a; END

-- trigger note_not_same_delete
CREATE TRIGGER "note_not_same_delete" AFTER DELETE ON "not_same" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'not_same', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,person_id=%s,other_id=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.person_id), quote(OLD.other_id)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_not_same_insert
CREATE TRIGGER "note_not_same_insert" AFTER INSERT ON "not_same" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'not_same', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,person_id=%s,other_id=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.person_id), quote(NEW.other_id)) AS a) WHERE b IS NOT a; END

-- trigger note_not_same_update
CREATE TRIGGER "note_not_same_update" AFTER UPDATE ON "not_same" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'not_same', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,person_id=%s,other_id=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.person_id), quote(OLD.other_id)) AS b, printf('id=%s,uid=%s,person_id=%s,other_id=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.person_id), quote(NEW.other_id)) AS a) WHERE b IS NOT a; END

-- trigger note_person_delete
CREATE TRIGGER "note_person_delete" AFTER DELETE ON "person" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'person', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,name=%s,key=%s,organisation=%s,role=%s,does=%s,hook=%s,needs=%s,offers=%s,met_on=%s,met_place=%s,met_event_id=%s,met_through_id=%s,stage=%s,rhythm=%s,rhythm_days=%s,card_photo=%s,notes=%s,let_go_on=%s,created_at=%s,updated_at=%s,rhythm_most=%s,rhythm_since=%s,let_go_words=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.name), quote(OLD.key), quote(OLD.organisation), quote(OLD.role), quote(OLD.does), quote(OLD.hook), quote(OLD.needs), quote(OLD.offers), quote(OLD.met_on), quote(OLD.met_place), quote(OLD.met_event_id), quote(OLD.met_through_id), quote(OLD.stage), quote(OLD.rhythm), quote(OLD.rhythm_days), quote(OLD.card_photo), quote(OLD.notes), quote(OLD.let_go_on), quote(OLD.created_at), quote(OLD.updated_at), quote(OLD.rhythm_most), quote(OLD.rhythm_since), quote(OLD.let_go_words)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_person_insert
CREATE TRIGGER "note_person_insert" AFTER INSERT ON "person" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'person', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,name=%s,key=%s,organisation=%s,role=%s,does=%s,hook=%s,needs=%s,offers=%s,met_on=%s,met_place=%s,met_event_id=%s,met_through_id=%s,stage=%s,rhythm=%s,rhythm_days=%s,card_photo=%s,notes=%s,let_go_on=%s,created_at=%s,updated_at=%s,rhythm_most=%s,rhythm_since=%s,let_go_words=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.name), quote(NEW.key), quote(NEW.organisation), quote(NEW.role), quote(NEW.does), quote(NEW.hook), quote(NEW.needs), quote(NEW.offers), quote(NEW.met_on), quote(NEW.met_place), quote(NEW.met_event_id), quote(NEW.met_through_id), quote(NEW.stage), quote(NEW.rhythm), quote(NEW.rhythm_days), quote(NEW.card_photo), quote(NEW.notes), quote(NEW.let_go_on), quote(NEW.created_at), quote(NEW.updated_at), quote(NEW.rhythm_most), quote(NEW.rhythm_since), quote(NEW.let_go_words)) AS a) WHERE b IS NOT a; END

-- trigger note_person_update
CREATE TRIGGER "note_person_update" AFTER UPDATE ON "person" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'person', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,name=%s,key=%s,organisation=%s,role=%s,does=%s,hook=%s,needs=%s,offers=%s,met_on=%s,met_place=%s,met_event_id=%s,met_through_id=%s,stage=%s,rhythm=%s,rhythm_days=%s,card_photo=%s,notes=%s,let_go_on=%s,created_at=%s,updated_at=%s,rhythm_most=%s,rhythm_since=%s,let_go_words=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.name), quote(OLD.key), quote(OLD.organisation), quote(OLD.role), quote(OLD.does), quote(OLD.hook), quote(OLD.needs), quote(OLD.offers), quote(OLD.met_on), quote(OLD.met_place), quote(OLD.met_event_id), quote(OLD.met_through_id), quote(OLD.stage), quote(OLD.rhythm), quote(OLD.rhythm_days), quote(OLD.card_photo), quote(OLD.notes), quote(OLD.let_go_on), quote(OLD.created_at), quote(OLD.updated_at), quote(OLD.rhythm_most), quote(OLD.rhythm_since), quote(OLD.let_go_words)) AS b, printf('id=%s,uid=%s,name=%s,key=%s,organisation=%s,role=%s,does=%s,hook=%s,needs=%s,offers=%s,met_on=%s,met_place=%s,met_event_id=%s,met_through_id=%s,stage=%s,rhythm=%s,rhythm_days=%s,card_photo=%s,notes=%s,let_go_on=%s,created_at=%s,updated_at=%s,rhythm_most=%s,rhythm_since=%s,let_go_words=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.name), quote(NEW.key), quote(NEW.organisation), quote(NEW.role), quote(NEW.does), quote(NEW.hook), quote(NEW.needs), quote(NEW.offers), quote(NEW.met_on), quote(NEW.met_place), quote(NEW.met_event_id), quote(NEW.met_through_id), quote(NEW.stage), quote(NEW.rhythm), quote(NEW.rhythm_days), quote(NEW.card_photo), quote(NEW.notes), quote(NEW.let_go_on), quote(NEW.created_at), quote(NEW.updated_at), quote(NEW.rhythm_most), quote(NEW.rhythm_since), quote(NEW.let_go_words)) AS a) WHERE b IS NOT a; END

-- trigger note_promise_delete
CREATE TRIGGER "note_promise_delete" AFTER DELETE ON "promise" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'promise', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,direction=%s,words=%s,due=%s,due_words=%s,kind=%s,state=%s,snoozed_until=%s,repeats=%s,closed_on=%s,closed_words=%s,made_on=%s,person_id=%s,event_id=%s,conversation_id=%s,created_at=%s,updated_at=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.direction), quote(OLD.words), quote(OLD.due), quote(OLD.due_words), quote(OLD.kind), quote(OLD.state), quote(OLD.snoozed_until), quote(OLD.repeats), quote(OLD.closed_on), quote(OLD.closed_words), quote(OLD.made_on), quote(OLD.person_id), quote(OLD.event_id), quote(OLD.conversation_id), quote(OLD.created_at), quote(OLD.updated_at)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_promise_insert
CREATE TRIGGER "note_promise_insert" AFTER INSERT ON "promise" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'promise', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,direction=%s,words=%s,due=%s,due_words=%s,kind=%s,state=%s,snoozed_until=%s,repeats=%s,closed_on=%s,closed_words=%s,made_on=%s,person_id=%s,event_id=%s,conversation_id=%s,created_at=%s,updated_at=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.direction), quote(NEW.words), quote(NEW.due), quote(NEW.due_words), quote(NEW.kind), quote(NEW.state), quote(NEW.snoozed_until), quote(NEW.repeats), quote(NEW.closed_on), quote(NEW.closed_words), quote(NEW.made_on), quote(NEW.person_id), quote(NEW.event_id), quote(NEW.conversation_id), quote(NEW.created_at), quote(NEW.updated_at)) AS a) WHERE b IS NOT a; END

-- trigger note_promise_step_delete
CREATE TRIGGER "note_promise_step_delete" AFTER DELETE ON "promise_step" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'promise_step', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,promise_id=%s,day=%s,step=%s,words=%s,due=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.promise_id), quote(OLD.day), quote(OLD.step), quote(OLD.words), quote(OLD.due)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_promise_step_insert
CREATE TRIGGER "note_promise_step_insert" AFTER INSERT ON "promise_step" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'promise_step', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,promise_id=%s,day=%s,step=%s,words=%s,due=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.promise_id), quote(NEW.day), quote(NEW.step), quote(NEW.words), quote(NEW.due)) AS a) WHERE b IS NOT a; END

-- trigger note_promise_step_update
CREATE TRIGGER "note_promise_step_update" AFTER UPDATE ON "promise_step" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'promise_step', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,promise_id=%s,day=%s,step=%s,words=%s,due=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.promise_id), quote(OLD.day), quote(OLD.step), quote(OLD.words), quote(OLD.due)) AS b, printf('id=%s,uid=%s,promise_id=%s,day=%s,step=%s,words=%s,due=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.promise_id), quote(NEW.day), quote(NEW.step), quote(NEW.words), quote(NEW.due)) AS a) WHERE b IS NOT a; END

-- trigger note_promise_update
CREATE TRIGGER "note_promise_update" AFTER UPDATE ON "promise" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'promise', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,direction=%s,words=%s,due=%s,due_words=%s,kind=%s,state=%s,snoozed_until=%s,repeats=%s,closed_on=%s,closed_words=%s,made_on=%s,person_id=%s,event_id=%s,conversation_id=%s,created_at=%s,updated_at=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.direction), quote(OLD.words), quote(OLD.due), quote(OLD.due_words), quote(OLD.kind), quote(OLD.state), quote(OLD.snoozed_until), quote(OLD.repeats), quote(OLD.closed_on), quote(OLD.closed_words), quote(OLD.made_on), quote(OLD.person_id), quote(OLD.event_id), quote(OLD.conversation_id), quote(OLD.created_at), quote(OLD.updated_at)) AS b, printf('id=%s,uid=%s,direction=%s,words=%s,due=%s,due_words=%s,kind=%s,state=%s,snoozed_until=%s,repeats=%s,closed_on=%s,closed_words=%s,made_on=%s,person_id=%s,event_id=%s,conversation_id=%s,created_at=%s,updated_at=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.direction), quote(NEW.words), quote(NEW.due), quote(NEW.due_words), quote(NEW.kind), quote(NEW.state), quote(NEW.snoozed_until), quote(NEW.repeats), quote(NEW.closed_on), quote(NEW.closed_words), quote(NEW.made_on), quote(NEW.person_id), quote(NEW.event_id), quote(NEW.conversation_id), quote(NEW.created_at), quote(NEW.updated_at)) AS a) WHERE b IS NOT a; END

-- trigger note_reflection_delete
CREATE TRIGGER "note_reflection_delete" AFTER DELETE ON "reflection" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'reflection', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,event_id=%s,variant=%s,length=%s,step=%s,person_uid=%s,started_on=%s,started_at=%s,complete_at=%s,closed_at=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.event_id), quote(OLD.variant), quote(OLD.length), quote(OLD.step), quote(OLD.person_uid), quote(OLD.started_on), quote(OLD.started_at), quote(OLD.complete_at), quote(OLD.closed_at)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_reflection_insert
CREATE TRIGGER "note_reflection_insert" AFTER INSERT ON "reflection" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'reflection', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,event_id=%s,variant=%s,length=%s,step=%s,person_uid=%s,started_on=%s,started_at=%s,complete_at=%s,closed_at=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.event_id), quote(NEW.variant), quote(NEW.length), quote(NEW.step), quote(NEW.person_uid), quote(NEW.started_on), quote(NEW.started_at), quote(NEW.complete_at), quote(NEW.closed_at)) AS a) WHERE b IS NOT a; END

-- trigger note_reflection_update
CREATE TRIGGER "note_reflection_update" AFTER UPDATE ON "reflection" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'reflection', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,event_id=%s,variant=%s,length=%s,step=%s,person_uid=%s,started_on=%s,started_at=%s,complete_at=%s,closed_at=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.event_id), quote(OLD.variant), quote(OLD.length), quote(OLD.step), quote(OLD.person_uid), quote(OLD.started_on), quote(OLD.started_at), quote(OLD.complete_at), quote(OLD.closed_at)) AS b, printf('id=%s,uid=%s,event_id=%s,variant=%s,length=%s,step=%s,person_uid=%s,started_on=%s,started_at=%s,complete_at=%s,closed_at=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.event_id), quote(NEW.variant), quote(NEW.length), quote(NEW.step), quote(NEW.person_uid), quote(NEW.started_on), quote(NEW.started_at), quote(NEW.complete_at), quote(NEW.closed_at)) AS a) WHERE b IS NOT a; END

-- trigger note_review_delete
CREATE TRIGGER "note_review_delete" AFTER DELETE ON "review" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'review', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,week=%s,started_at=%s,closed_on=%s,closed_at=%s,line=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.week), quote(OLD.started_at), quote(OLD.closed_on), quote(OLD.closed_at), quote(OLD.line)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_review_insert
CREATE TRIGGER "note_review_insert" AFTER INSERT ON "review" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'review', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,week=%s,started_at=%s,closed_on=%s,closed_at=%s,line=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.week), quote(NEW.started_at), quote(NEW.closed_on), quote(NEW.closed_at), quote(NEW.line)) AS a) WHERE b IS NOT a; END

-- trigger note_review_update
CREATE TRIGGER "note_review_update" AFTER UPDATE ON "review" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'review', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,week=%s,started_at=%s,closed_on=%s,closed_at=%s,line=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.week), quote(OLD.started_at), quote(OLD.closed_on), quote(OLD.closed_at), quote(OLD.line)) AS b, printf('id=%s,uid=%s,week=%s,started_at=%s,closed_on=%s,closed_at=%s,line=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.week), quote(NEW.started_at), quote(NEW.closed_on), quote(NEW.closed_at), quote(NEW.line)) AS a) WHERE b IS NOT a; END

-- trigger note_saved_view_delete
CREATE TRIGGER "note_saved_view_delete" AFTER DELETE ON "saved_view" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'saved_view', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,kind=%s,name=%s,key=%s,words=%s,sort=%s,created_at=%s,updated_at=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.kind), quote(OLD.name), quote(OLD.key), quote(OLD.words), quote(OLD.sort), quote(OLD.created_at), quote(OLD.updated_at)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_saved_view_insert
CREATE TRIGGER "note_saved_view_insert" AFTER INSERT ON "saved_view" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'saved_view', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,kind=%s,name=%s,key=%s,words=%s,sort=%s,created_at=%s,updated_at=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.kind), quote(NEW.name), quote(NEW.key), quote(NEW.words), quote(NEW.sort), quote(NEW.created_at), quote(NEW.updated_at)) AS a) WHERE b IS NOT a; END

-- trigger note_saved_view_update
CREATE TRIGGER "note_saved_view_update" AFTER UPDATE ON "saved_view" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'saved_view', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,kind=%s,name=%s,key=%s,words=%s,sort=%s,created_at=%s,updated_at=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.kind), quote(OLD.name), quote(OLD.key), quote(OLD.words), quote(OLD.sort), quote(OLD.created_at), quote(OLD.updated_at)) AS b, printf('id=%s,uid=%s,kind=%s,name=%s,key=%s,words=%s,sort=%s,created_at=%s,updated_at=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.kind), quote(NEW.name), quote(NEW.key), quote(NEW.words), quote(NEW.sort), quote(NEW.created_at), quote(NEW.updated_at)) AS a) WHERE b IS NOT a; END

-- trigger note_series_delete
CREATE TRIGGER "note_series_delete" AFTER DELETE ON "series" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'series', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,name=%s,key=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.name), quote(OLD.key)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_series_insert
CREATE TRIGGER "note_series_insert" AFTER INSERT ON "series" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'series', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,name=%s,key=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.name), quote(NEW.key)) AS a) WHERE b IS NOT a; END

-- trigger note_series_update
CREATE TRIGGER "note_series_update" AFTER UPDATE ON "series" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'series', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,name=%s,key=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.name), quote(OLD.key)) AS b, printf('id=%s,uid=%s,name=%s,key=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.name), quote(NEW.key)) AS a) WHERE b IS NOT a; END

-- trigger note_sheet_line_delete
CREATE TRIGGER "note_sheet_line_delete" AFTER DELETE ON "sheet_line" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'sheet_line', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,person_id=%s,conversation_id=%s,side=%s,field=%s,day=%s,text=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.person_id), quote(OLD.conversation_id), quote(OLD.side), quote(OLD.field), quote(OLD.day), quote(OLD.text)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_sheet_line_insert
CREATE TRIGGER "note_sheet_line_insert" AFTER INSERT ON "sheet_line" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'sheet_line', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,person_id=%s,conversation_id=%s,side=%s,field=%s,day=%s,text=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.person_id), quote(NEW.conversation_id), quote(NEW.side), quote(NEW.field), quote(NEW.day), quote(NEW.text)) AS a) WHERE b IS NOT a; END

-- trigger note_sheet_line_update
CREATE TRIGGER "note_sheet_line_update" AFTER UPDATE ON "sheet_line" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'sheet_line', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,person_id=%s,conversation_id=%s,side=%s,field=%s,day=%s,text=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.person_id), quote(OLD.conversation_id), quote(OLD.side), quote(OLD.field), quote(OLD.day), quote(OLD.text)) AS b, printf('id=%s,uid=%s,person_id=%s,conversation_id=%s,side=%s,field=%s,day=%s,text=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.person_id), quote(NEW.conversation_id), quote(NEW.side), quote(NEW.field), quote(NEW.day), quote(NEW.text)) AS a) WHERE b IS NOT a; END

-- trigger note_spark_day_delete
CREATE TRIGGER "note_spark_day_delete" AFTER DELETE ON "spark_day" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'spark_day', OLD.id, b, a FROM (SELECT printf('id=%s,day=%s,idea_id=%s,reason=%s,answer=%s', quote(OLD.id), quote(OLD.day), quote(OLD.idea_id), quote(OLD.reason), quote(OLD.answer)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_spark_day_insert
CREATE TRIGGER "note_spark_day_insert" AFTER INSERT ON "spark_day" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'spark_day', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,day=%s,idea_id=%s,reason=%s,answer=%s', quote(NEW.id), quote(NEW.day), quote(NEW.idea_id), quote(NEW.reason), quote(NEW.answer)) AS a) WHERE b IS NOT a; END

-- trigger note_spark_day_update
CREATE TRIGGER "note_spark_day_update" AFTER UPDATE ON "spark_day" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'spark_day', NEW.id, b, a FROM (SELECT printf('id=%s,day=%s,idea_id=%s,reason=%s,answer=%s', quote(OLD.id), quote(OLD.day), quote(OLD.idea_id), quote(OLD.reason), quote(OLD.answer)) AS b, printf('id=%s,day=%s,idea_id=%s,reason=%s,answer=%s', quote(NEW.id), quote(NEW.day), quote(NEW.idea_id), quote(NEW.reason), quote(NEW.answer)) AS a) WHERE b IS NOT a; END

-- trigger note_stage_move_delete
CREATE TRIGGER "note_stage_move_delete" AFTER DELETE ON "stage_move" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'stage_move', OLD.id, b, a FROM (SELECT printf('id=%s,uid=%s,person_id=%s,event_id=%s,conversation_id=%s,day=%s,move=%s,stage=%s,words=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.person_id), quote(OLD.event_id), quote(OLD.conversation_id), quote(OLD.day), quote(OLD.move), quote(OLD.stage), quote(OLD.words)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_stage_move_insert
CREATE TRIGGER "note_stage_move_insert" AFTER INSERT ON "stage_move" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'stage_move', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,uid=%s,person_id=%s,event_id=%s,conversation_id=%s,day=%s,move=%s,stage=%s,words=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.person_id), quote(NEW.event_id), quote(NEW.conversation_id), quote(NEW.day), quote(NEW.move), quote(NEW.stage), quote(NEW.words)) AS a) WHERE b IS NOT a; END

-- trigger note_stage_move_update
CREATE TRIGGER "note_stage_move_update" AFTER UPDATE ON "stage_move" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'stage_move', NEW.id, b, a FROM (SELECT printf('id=%s,uid=%s,person_id=%s,event_id=%s,conversation_id=%s,day=%s,move=%s,stage=%s,words=%s', quote(OLD.id), quote(OLD.uid), quote(OLD.person_id), quote(OLD.event_id), quote(OLD.conversation_id), quote(OLD.day), quote(OLD.move), quote(OLD.stage), quote(OLD.words)) AS b, printf('id=%s,uid=%s,person_id=%s,event_id=%s,conversation_id=%s,day=%s,move=%s,stage=%s,words=%s', quote(NEW.id), quote(NEW.uid), quote(NEW.person_id), quote(NEW.event_id), quote(NEW.conversation_id), quote(NEW.day), quote(NEW.move), quote(NEW.stage), quote(NEW.words)) AS a) WHERE b IS NOT a; END

-- trigger note_tag_delete
CREATE TRIGGER "note_tag_delete" AFTER DELETE ON "tag" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'tag', OLD.id, b, a FROM (SELECT printf('id=%s,name=%s,key=%s,rhythm_days=%s,rhythm_most=%s', quote(OLD.id), quote(OLD.name), quote(OLD.key), quote(OLD.rhythm_days), quote(OLD.rhythm_most)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_tag_insert
CREATE TRIGGER "note_tag_insert" AFTER INSERT ON "tag" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'tag', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,name=%s,key=%s,rhythm_days=%s,rhythm_most=%s', quote(NEW.id), quote(NEW.name), quote(NEW.key), quote(NEW.rhythm_days), quote(NEW.rhythm_most)) AS a) WHERE b IS NOT a; END

-- trigger note_tag_update
CREATE TRIGGER "note_tag_update" AFTER UPDATE ON "tag" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'tag', NEW.id, b, a FROM (SELECT printf('id=%s,name=%s,key=%s,rhythm_days=%s,rhythm_most=%s', quote(OLD.id), quote(OLD.name), quote(OLD.key), quote(OLD.rhythm_days), quote(OLD.rhythm_most)) AS b, printf('id=%s,name=%s,key=%s,rhythm_days=%s,rhythm_most=%s', quote(NEW.id), quote(NEW.name), quote(NEW.key), quote(NEW.rhythm_days), quote(NEW.rhythm_most)) AS a) WHERE b IS NOT a; END

-- trigger note_tagging_delete
CREATE TRIGGER "note_tagging_delete" AFTER DELETE ON "tagging" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'tagging', OLD.id, b, a FROM (SELECT printf('id=%s,tag_id=%s,event_id=%s,person_id=%s,conversation_id=%s,promise_id=%s,idea_id=%s', quote(OLD.id), quote(OLD.tag_id), quote(OLD.event_id), quote(OLD.person_id), quote(OLD.conversation_id), quote(OLD.promise_id), quote(OLD.idea_id)) AS b, NULL AS a) WHERE b IS NOT a; END

-- trigger note_tagging_insert
CREATE TRIGGER "note_tagging_insert" AFTER INSERT ON "tagging" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'tagging', NEW.id, b, a FROM (SELECT NULL AS b, printf('id=%s,tag_id=%s,event_id=%s,person_id=%s,conversation_id=%s,promise_id=%s,idea_id=%s', quote(NEW.id), quote(NEW.tag_id), quote(NEW.event_id), quote(NEW.person_id), quote(NEW.conversation_id), quote(NEW.promise_id), quote(NEW.idea_id)) AS a) WHERE b IS NOT a; END

-- trigger note_tagging_update
CREATE TRIGGER "note_tagging_update" AFTER UPDATE ON "tagging" WHEN (SELECT on_ FROM recording) BEGIN INSERT INTO change (action_id, tbl, row, before, after) SELECT (SELECT max(id) FROM action), 'tagging', NEW.id, b, a FROM (SELECT printf('id=%s,tag_id=%s,event_id=%s,person_id=%s,conversation_id=%s,promise_id=%s,idea_id=%s', quote(OLD.id), quote(OLD.tag_id), quote(OLD.event_id), quote(OLD.person_id), quote(OLD.conversation_id), quote(OLD.promise_id), quote(OLD.idea_id)) AS b, printf('id=%s,tag_id=%s,event_id=%s,person_id=%s,conversation_id=%s,promise_id=%s,idea_id=%s', quote(NEW.id), quote(NEW.tag_id), quote(NEW.event_id), quote(NEW.person_id), quote(NEW.conversation_id), quote(NEW.promise_id), quote(NEW.idea_id)) AS a) WHERE b IS NOT a; END

