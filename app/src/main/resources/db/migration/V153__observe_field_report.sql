-- One row for each report from the field, written in the app on a phone. The key is made with the draft, before
-- anything is sent, so that sending again stores nothing more.
create table observe_report (
    municipality_id text collate "C" not null references municipality,
    id uuid not null,
    -- On whose behalf, and by whom.
    organisation_id uuid not null,
    account_id uuid not null,
    -- The company's own number of the guard, never a name; empty = none told.
    service_number text not null,
    received_at timestamptz not null,
    made_at timestamptz not null,
    earliest_at timestamptz not null,
    latest_at timestamptz not null,
    -- As LocationQuality names them; the position is null where none was told.
    location_quality text not null,
    radius_metres integer not null check (radius_metres >= 0),
    longitude double precision,
    latitude double precision,
    -- SWEREF 99 TM.
    east_metres double precision,
    north_metres double precision,
    -- The place's name, screened; empty = none told.
    place text not null,
    category text collate "C" not null,
    -- Screened; empty = none. What pointed at a person stands masked, and how often is told beside.
    note text not null,
    masked integer not null check (masked >= 0),
    -- As ActionTaken names them; empty = none told.
    actions text[] not null,
    -- The agreed shift it was made on; null = none told.
    agreement_id uuid,
    shift_day date,
    state text not null default 'received'
        check (state in ('received', 'accepted', 'merged', 'rejected', 'forwarded')),
    state_at timestamptz not null,
    -- To the reporter; empty = none yet.
    answer text not null default '',
    answered_at timestamptz,
    primary key (municipality_id, id),
    foreign key (municipality_id, organisation_id) references account_organisation,
    foreign key (municipality_id, agreement_id) references observe_agreement,
    check (earliest_at <= latest_at),
    check ((longitude is null) = (latitude is null) and (longitude is null) = (east_metres is null)
        and (east_metres is null) = (north_metres is null)),
    check ((agreement_id is null) = (shift_day is null))
);
create index observe_report_by_account on observe_report (municipality_id, account_id, made_at desc);
create index observe_report_by_state on observe_report (municipality_id, state, received_at);
call bind_to_municipality('observe_report');
