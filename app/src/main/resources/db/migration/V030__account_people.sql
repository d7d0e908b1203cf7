-- Who may sign in, for which organisation and in which role. Roles are kept with their history.
create table account_organisation (
    municipality_id text collate "C" not null references municipality,
    id uuid not null,
    name text not null,
    kind text not null,
    primary key (municipality_id, id)
);
create unique index account_organisation_name on account_organisation (municipality_id, lower(name));
call bind_to_municipality('account_organisation');

-- The mark of generated data: only a municipality that has it can have accounts without a password.
create table account_example (
    municipality_id text collate "C" primary key references municipality,
    marked_at timestamptz not null default now()
);
call bind_to_municipality('account_example');

create table account (
    municipality_id text collate "C" not null references municipality,
    id uuid not null,
    email text not null,
    name text not null,
    organisation_id uuid not null,
    password_hash text,
    example_of text collate "C" references account_example,
    active boolean not null default true,
    created_at timestamptz not null default now(),
    last_sign_in_at timestamptz,
    primary key (municipality_id, id),
    foreign key (municipality_id, organisation_id) references account_organisation,
    check ((password_hash is null) = (example_of is not null)),
    check (example_of is null or example_of = municipality_id)
);
create unique index account_email on account (municipality_id, lower(email));
call bind_to_municipality('account');

create table account_role (
    municipality_id text collate "C" not null references municipality,
    account_id uuid not null,
    role text not null,
    granted_at timestamptz not null default clock_timestamp(),
    revoked_at timestamptz,
    foreign key (municipality_id, account_id) references account
);
create unique index account_role_current on account_role (municipality_id, account_id) where revoked_at is null;
call bind_to_municipality('account_role');
