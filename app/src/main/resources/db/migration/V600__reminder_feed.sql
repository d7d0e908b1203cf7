-- The address of a person's calendar: one at a time, only its hash kept. A new one takes the former's place.
create table reminder_feed (
    municipality_id text collate "C" not null references municipality,
    account_id uuid not null,
    token_hash bytea not null,
    made_at timestamptz not null default clock_timestamp(),
    read_at timestamptz,
    primary key (municipality_id, account_id),
    unique (municipality_id, token_hash)
);
call bind_to_municipality('reminder_feed');
