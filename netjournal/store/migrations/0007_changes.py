"""The change log by record: what touched one record, what removed it, and what was taken back in one step.

Append-only, like every file here.
"""

STATEMENTS = """
-- Taken back or put back together: the first action of that step; NULL for one by itself.
ALTER TABLE action ADD COLUMN step INTEGER;

CREATE INDEX change_by_row ON change (tbl, row);
CREATE INDEX change_gone ON change (tbl, row) WHERE after IS NULL;
"""
