-- The supplier's area of an incident without a position, for areas that a later version of a layer names.
alter table incident add column area_code text collate "C" not null default '';
alter table incident_version add column area_code text collate "C" not null default '';
