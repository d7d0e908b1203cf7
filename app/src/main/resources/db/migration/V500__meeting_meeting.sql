-- One meeting of a kind in an ISO week. What it starts from is frozen in a document while it is prepared.
create table meeting (
    municipality_id text collate "C" not null references municipality,
    id uuid not null,
    -- WEEKLY, POLICE or GUARDS.
    kind text not null,
    iso_year int not null,
    iso_week int not null check (iso_week between 1 and 53),
    prepared jsonb not null,
    -- Organisations that took part, never persons.
    attending uuid[] not null default '{}',
    -- The day the minutes were closed; null while it is open.
    closed_on date,
    primary key (municipality_id, id),
    unique (municipality_id, kind, iso_year, iso_week)
);
call bind_to_municipality('meeting');

create table meeting_item (
    municipality_id text collate "C" not null,
    meeting_id uuid not null,
    number int not null check (number > 0),
    -- DECISION, RUMOUR, EVENT or NOTE.
    kind text not null,
    -- Screened.
    body text not null check (body <> ''),
    owner_id uuid,
    day date,
    -- What became of a decision.
    action_id uuid,
    done_on date,
    written_at timestamptz not null default clock_timestamp(),
    primary key (municipality_id, meeting_id, number),
    foreign key (municipality_id, meeting_id) references meeting,
    foreign key (municipality_id, owner_id) references account_organisation,
    foreign key (municipality_id, action_id) references action,
    check (kind <> 'DECISION' or (owner_id is not null and day is not null))
);
call bind_to_municipality('meeting_item');
