-- Named views of the operational picture: the state of its address, nothing of what it showed.
create table picture_view (
    municipality_id text collate "C" not null references municipality,
    view_id uuid not null,
    account_id uuid not null,
    name text not null check (length(name) between 1 and 80),
    query text not null check (length(query) <= 4000),
    is_shared boolean not null,
    created_at timestamptz not null default now(),
    primary key (municipality_id, view_id),
    unique (municipality_id, account_id, name)
);
call bind_to_municipality('picture_view');
