-- Whose reports these are, when somebody brought them in who may do so for their own organisation only; null for those
-- who import on behalf of the municipality.
alter table ingest_run add column organisation_id uuid;
create index ingest_run_by_organisation on ingest_run (municipality_id, organisation_id) where organisation_id is not null;
