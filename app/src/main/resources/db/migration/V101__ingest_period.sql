-- From when to when the incidents of a committed run are, so that its report can lead to them. Staged rows, which
-- know it, go with the commit.
alter table ingest_run
    add column first_at timestamptz,
    add column last_at timestamptz;
