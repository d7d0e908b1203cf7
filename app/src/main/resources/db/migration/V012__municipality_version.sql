-- The configuration file's text as loaded; the newest version is the municipality, the former ones are its history.
create table municipality_version (
    municipality_id text collate "C" not null references municipality,
    version int not null check (version > 0),
    document text not null,
    loaded_at timestamptz not null default now(),
    primary key (municipality_id, version)
);
call bind_to_municipality('municipality_version');
