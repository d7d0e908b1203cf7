-- How often a person wants mail, and in which language. Without a row: every week, in the municipality's first.
create table reminder_choice (
    municipality_id text collate "C" not null references municipality,
    account_id uuid not null,
    rhythm text collate "C" not null check (rhythm in ('NEVER', 'WEEKLY', 'DAILY')),
    language text collate "C" not null,
    primary key (municipality_id, account_id)
);
call bind_to_municipality('reminder_choice');

-- Who was told of which period. The row is there before the mail leaves, so nobody is told twice, whoever is killed
-- when. Not sent: there was nothing to tell, or the sender was cut off.
create table reminder_digest (
    municipality_id text collate "C" not null references municipality,
    account_id uuid not null,
    -- The Monday of the week, or the day.
    period_from date not null,
    claimed_at timestamptz not null default clock_timestamp(),
    sent_at timestamptz,
    primary key (municipality_id, account_id, period_from)
);
call bind_to_municipality('reminder_digest');
