-- Files in: where they came from, each run of an import, the rows that wait for a decision, the rows refused.

create table ingest_source (
    municipality_id text collate "C" not null references municipality,
    source_id smallint not null,
    code text not null,
    name text not null,
    primary key (municipality_id, source_id),
    unique (municipality_id, code)
);
call bind_to_municipality('ingest_source');

create table ingest_template (
    municipality_id text collate "C" not null references municipality,
    name text not null,
    document jsonb not null,
    changed_at timestamptz not null default now(),
    primary key (municipality_id, name)
);
call bind_to_municipality('ingest_template');

create table ingest_run (
    municipality_id text collate "C" not null references municipality,
    run_id bigint generated always as identity,
    state text not null check (state in ('staging', 'staged', 'committing', 'committed', 'undoing', 'undone', 'discarded')),
    file_name text not null,
    file_sha256 text not null,
    file_bytes bigint not null,
    template jsonb not null,
    source_id smallint not null,
    started_by text not null,
    started_at timestamptz not null default now(),
    ended_at timestamptz,
    -- The last line whose rows are staged, and the last staged row that is committed: where a killed run goes on.
    staged_line bigint not null default 0,
    committed_row bigint not null default 0,
    rows_read bigint not null default 0,
    rows_staged bigint not null default 0,
    rows_rejected bigint not null default 0,
    texts_masked bigint not null default 0,
    waves smallint not null default 1,
    wave smallint not null default 1,
    new_count bigint not null default 0,
    changed_count bigint not null default 0,
    same_count bigint not null default 0,
    primary key (municipality_id, run_id),
    foreign key (municipality_id, source_id) references ingest_source
);
call bind_to_municipality('ingest_run');
create index ingest_run_by_file on ingest_run (municipality_id, file_sha256);

-- Staged rows are screened already and go when the run is committed or discarded. Unlogged: after a crash of the
-- server the table is empty, the run notices that and reads its file again from the start.
create unlogged table ingest_row (
    municipality_id text collate "C" not null,
    run_id bigint not null,
    row_no bigint not null,
    -- 1 the first time a source key occurs in the file, 2 the second: versions of one incident are stored in order.
    wave smallint not null,
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
    primary key (municipality_id, run_id, row_no)
);
call bind_to_municipality('ingest_row');

create table ingest_reject (
    municipality_id text collate "C" not null references municipality,
    run_id bigint not null,
    reject_no bigint not null,
    line_no bigint not null,
    column_name text not null,
    code text not null,
    -- Screened like every other text: what stood in the cell, masked.
    found text not null,
    primary key (municipality_id, run_id, reject_no)
);
call bind_to_municipality('ingest_reject');
