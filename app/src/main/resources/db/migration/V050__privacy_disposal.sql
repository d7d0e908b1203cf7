-- What was disposed of, on which night: a row for each kind of thing that a municipality has decided on, also when
-- there was nothing. It is made in the transaction that disposes, so that of several processes one does it.
create table privacy_disposal (
    municipality_id text collate "C" not null references municipality,
    -- As the retention rule names it.
    what text collate "C" not null,
    -- By the municipality's calendar.
    day date not null,
    disposed int not null check (disposed >= 0),
    ended_at timestamptz not null,
    primary key (municipality_id, what, day)
);
call bind_to_municipality('privacy_disposal');
