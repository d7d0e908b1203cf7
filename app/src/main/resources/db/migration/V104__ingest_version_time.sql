-- When the source had this version, if it says so: tells a change back from a file that is read again.
alter table ingest_row add column version_at timestamptz;
-- Does the same file bring a later row of this key? Asked for rows that differ from what is stored; small, since
-- most files have each key once.
create index ingest_row_by_later_wave on ingest_row (municipality_id, run_id, wave, source_key) where wave > 1;
