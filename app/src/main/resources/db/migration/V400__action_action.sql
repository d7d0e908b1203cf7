-- Kinds of action that a municipality has added to the shipped catalogue.
create table action_kind (
    municipality_id text collate "C" not null references municipality,
    code text collate "C" not null,
    document jsonb not null,
    primary key (municipality_id, code)
);
call bind_to_municipality('action_kind');

-- Where and why are copied when the action is proposed and never change; what, who and when stand in versions.
create table action (
    municipality_id text collate "C" not null references municipality,
    id uuid not null,
    -- PLANNED, DECIDED, ONGOING, CHECK or CLOSED: the state of the newest event.
    state text not null,
    -- CELL, AREA or PLACE.
    extent_kind text not null,
    extent_code text not null,
    extent_name text not null,
    -- Well-known binary in metres of the municipality's metric system; null = told in words alone.
    extent_wkb bytea,
    place_id uuid,
    -- Screened; empty only beside a finding.
    basis_reason text not null,
    -- What the picture showed; all null when the reason alone is the basis.
    finding_query text,
    finding_from date,
    finding_to date,
    finding_count int,
    finding_lower int,
    finding_upper int,
    finding_verdict text,
    finding_revision bigint,
    primary key (municipality_id, id),
    check (num_nulls(finding_query, finding_from, finding_to, finding_count, finding_lower, finding_upper,
        finding_verdict, finding_revision) in (0, 8)),
    check (finding_query is not null or basis_reason <> '')
);
call bind_to_municipality('action');

create table action_version (
    municipality_id text collate "C" not null,
    action_id uuid not null,
    version int not null check (version > 0),
    title text not null,
    kind_code text collate "C" not null,
    what text not null,
    alternatives text not null,
    owner_id uuid not null,
    owner_unit text not null,
    due_on date not null,
    start_on date,
    end_on date,
    remind_on date,
    cost_kronor int check (cost_kronor >= 0),
    -- Empty and null until they are set; they stand fast once the action has begun.
    check_measure text not null,
    check_on date,
    organisation_id uuid,
    account_id uuid,
    made_at timestamptz not null default clock_timestamp(),
    primary key (municipality_id, action_id, version),
    foreign key (municipality_id, action_id) references action,
    foreign key (municipality_id, owner_id) references account_organisation,
    check (end_on is null or start_on is null or end_on >= start_on)
);
call bind_to_municipality('action_version');

create table action_event (
    municipality_id text collate "C" not null,
    action_id uuid not null,
    number int not null check (number > 0),
    state text not null,
    -- CONTINUE, CHANGE or STOP, with the reason; null when the step needed none.
    outcome text,
    reason text,
    organisation_id uuid,
    account_id uuid,
    happened_at timestamptz not null default clock_timestamp(),
    primary key (municipality_id, action_id, number),
    foreign key (municipality_id, action_id) references action,
    check ((outcome is null) = (reason is null))
);
call bind_to_municipality('action_event');
