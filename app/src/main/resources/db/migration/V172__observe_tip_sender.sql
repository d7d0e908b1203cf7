-- How the sender of a tip gets the answer without saying who they are. The reading code itself stands nowhere.
create table observe_tip_sender (
    municipality_id text collate "C" not null references municipality,
    report_id uuid not null,
    -- SHA-256 of municipality and code, hexadecimal.
    code_hash text collate "C" not null check (length(code_hash) = 64),
    -- Where the answer is sent once, after which it is emptied; empty = none given or gone.
    email text not null,
    primary key (municipality_id, report_id),
    unique (municipality_id, code_hash),
    foreign key (municipality_id, report_id) references observe_report
);
create index observe_tip_sender_by_email on observe_tip_sender (municipality_id) where email <> '';
call bind_to_municipality('observe_tip_sender');
