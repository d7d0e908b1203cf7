-- Attempts to sign in, counted per bucket in windows (see account/SignInAttempts.java). Addresses stand as hashes and
-- go when their window is over.
create table account_attempt (
    municipality_id text collate "C" not null references municipality,
    bucket text not null,
    attempts int not null,
    window_ends_at timestamptz not null,
    primary key (municipality_id, bucket)
);
create index account_attempt_end on account_attempt (municipality_id, window_ends_at);
call bind_to_municipality('account_attempt');

-- Browsers that a person has signed in from before, so that others' failed attempts do not lock that person out.
create table account_device (
    municipality_id text collate "C" not null references municipality,
    token_hash text not null,
    account_id uuid not null,
    used_at timestamptz not null default now(),
    primary key (municipality_id, token_hash),
    foreign key (municipality_id, account_id) references account
);
create index account_device_account on account_device (municipality_id, account_id, used_at);
call bind_to_municipality('account_device');
