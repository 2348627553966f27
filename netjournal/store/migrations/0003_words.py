"""Search over every word: an index beside each table that holds words of the user's.

Append-only, like every file here. Which columns an index covers is said again in index.py; a test compares the two.
`X_terms` tells in how many records of X each stem occurs. Beginnings of one letter are indexed too: without, the first
letter typed costs half a second at half a million records.
"""

INDEXED = {
    "event": "title, place, introduction, hopes, notes",
    "series": "name",
    "person": "name, organisation, role, does, hook, needs, offers, met_place, notes",
    "called": "name",
    "contact": "value, label",
    "conversation": "said, words",
    "promise": "words, closed_words",
    "idea": "text",
    "answer": "text",
    "stage_move": "words",
    "sheet_line": "text",
    "review": "line",
    "decision": "words",
    "tag": "name",
}

STATEMENTS = "DROP TABLE idea_terms;\nDROP TABLE idea_words;\n" + ";\n".join(
    f"CREATE VIRTUAL TABLE {table}_words USING fts5 ({columns}, content='{table}', content_rowid='id', "
    "tokenize='porter unicode61 remove_diacritics 2', prefix='1 2 3');\n"
    f"CREATE VIRTUAL TABLE {table}_terms USING fts5vocab ({table}_words, 'row')"
    for table, columns in INDEXED.items()
)
