-- A source belongs to a municipality that exists, so the key to the source says that already: looked up once, not
-- twice, for every row of an import.
alter table incident drop constraint incident_municipality_id_fkey;
