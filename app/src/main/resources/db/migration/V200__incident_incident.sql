-- What happened, where, when, how precisely known. Places, never persons: no column for a suspect, a victim, a vehicle.

create table incident (
    municipality_id text collate "C" not null references municipality,
    incident_id bigint generated always as identity,
    version integer not null default 1,
    -- Set from incident_revision while its row is locked, so revisions become visible in their order.
    revision bigint not null,
    run_id bigint,
    received_at timestamptz not null default now(),
    source_id smallint not null,
    source_key text collate "C" not null,
    content_hash bigint not null,
    category text collate "C" not null,
    source_type text not null,
    known_by smallint not null,
    verification smallint not null,
    is_counted boolean not null,
    location_quality smallint not null,
    radius_metres integer not null,
    longitude double precision,
    latitude double precision,
    -- Metres in the municipality's metric system (SWEREF 99 TM in Sweden), rounded to centimetres.
    east_metres double precision,
    north_metres double precision,
    area_ids integer[] not null,
    place text not null,
    earliest_at timestamptz not null,
    latest_at timestamptz not null,
    time_precision smallint not null,
    reported_at timestamptz,
    summary text not null,
    primary key (municipality_id, incident_id),
    foreign key (municipality_id, source_id) references ingest_source,
    check (earliest_at <= latest_at)
);
call bind_to_municipality('incident');
create unique index incident_by_source_key on incident (municipality_id, source_id, source_key);
create index incident_by_revision on incident (municipality_id, revision);

-- The former content of every incident that a later import or a person changed.
create table incident_version (
    municipality_id text collate "C" not null references municipality,
    incident_id bigint not null,
    version integer not null,
    replaced_at timestamptz not null default now(),
    replaced_by_run bigint,
    run_id bigint,
    received_at timestamptz not null,
    source_id smallint not null,
    source_key text collate "C" not null,
    content_hash bigint not null,
    category text collate "C" not null,
    source_type text not null,
    known_by smallint not null,
    verification smallint not null,
    is_counted boolean not null,
    location_quality smallint not null,
    radius_metres integer not null,
    longitude double precision,
    latitude double precision,
    east_metres double precision,
    north_metres double precision,
    area_ids integer[] not null,
    place text not null,
    earliest_at timestamptz not null,
    latest_at timestamptz not null,
    time_precision smallint not null,
    reported_at timestamptz,
    summary text not null,
    primary key (municipality_id, incident_id, version)
);
call bind_to_municipality('incident_version');
create index incident_version_by_run on incident_version (municipality_id, replaced_by_run);

-- Incidents taken away again by an undone import: readers of the table learn of it by revision.
create table incident_removed (
    municipality_id text collate "C" not null references municipality,
    incident_id bigint not null,
    revision bigint not null,
    primary key (municipality_id, incident_id)
);
call bind_to_municipality('incident_removed');
create index incident_removed_by_revision on incident_removed (municipality_id, revision);

create table incident_revision (
    municipality_id text collate "C" primary key references municipality,
    revision bigint not null
);
call bind_to_municipality('incident_revision');
call show_everywhere('incident_revision');
