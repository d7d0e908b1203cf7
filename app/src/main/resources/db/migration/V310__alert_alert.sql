-- What the nightly run found, once per key. A find that is still there the next night moves last_on.
create table alert_alert (
    municipality_id text collate "C" not null references municipality,
    id uuid not null,
    kind text collate "C" not null,
    -- What makes it the same find on another night: kind's own words, such as area:0180:2026-W47.
    find_key text collate "C" not null,
    -- The day whose evening first showed it, and the last one that did.
    first_on date not null,
    last_on date not null,
    -- Where: a circle in metres of the metric system, the code of an area, or neither.
    east_metres double precision,
    north_metres double precision,
    radius_metres double precision,
    area_code text collate "C" not null,
    -- What was counted: a category, and how it came to be known; empty = all.
    category text collate "C" not null,
    known_by text collate "C" not null,
    -- When: the days counted, both included.
    from_on date not null,
    to_on date not null,
    counted int not null,
    expected double precision,
    -- Count from which it alerts; 0 where the kind has none.
    threshold int not null,
    -- Chance of this much without any change; null where it is no matter of chance.
    chance double precision,
    -- How many alerts of this search are false in a year, if nothing changes.
    false_alarms_a_year double precision not null,
    -- Of near repeats: for how many days and times as much.
    raised_days int not null,
    raised_ratio double precision,
    -- OPEN, ACKNOWLEDGED or SNOOZED until a day.
    state text collate "C" not null default 'OPEN',
    snoozed_until date,
    -- HIT or FALSE_ALARM as somebody judged it; empty while nobody has.
    judgement text collate "C" not null default '',
    remark text not null default '',
    judged_at timestamptz,
    made_at timestamptz not null default clock_timestamp(),
    primary key (municipality_id, id),
    unique (municipality_id, kind, find_key)
);
call bind_to_municipality('alert_alert');

-- Which evenings have been looked at, so that of several instances one does it.
create table alert_run (
    municipality_id text collate "C" not null references municipality,
    run_on date not null,
    -- Nobody else may begin before, should the one who looks be killed.
    claimed_until timestamptz not null,
    finished_at timestamptz,
    fresh int not null default 0,
    seconds double precision not null default 0,
    primary key (municipality_id, run_on)
);
call bind_to_municipality('alert_run');
