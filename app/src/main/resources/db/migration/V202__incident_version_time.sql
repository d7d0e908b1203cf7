-- When the source had this version, if it says so. A version that is learnt of after a later one goes straight into
-- incident_version, with a number below those that are there (0, -1, …): it was never the current one.
alter table incident add column version_at timestamptz;
alter table incident_version add column version_at timestamptz;
