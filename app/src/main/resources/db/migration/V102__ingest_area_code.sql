-- The supplier's area of a row without a position, for areas that a later version of a layer names.
alter table ingest_row add column area_code text collate "C" not null default '';
