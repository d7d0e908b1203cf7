-- A find that goes on keeps its first figures and shows its latest. Null until another evening has shown it.
alter table alert_alert
    add column latest_from_on date,
    add column latest_to_on date,
    add column latest_radius_metres double precision,
    add column latest_counted int,
    add column latest_expected double precision,
    add column latest_threshold int,
    add column latest_chance double precision;

-- The list and the nightly look ask for what was seen lately, however long ago it began.
create index alert_alert_seen on alert_alert (municipality_id, last_on);

-- What the thresholds for weekly counts of an evening really give; whole numbers leave some of what is wanted over.
alter table alert_run add column count_false_alarms_a_year double precision;
