-- How an action is to be judged: chosen on what came before it, written once, never changed.
create table followup_plan (
    municipality_id text collate "C" not null references municipality,
    action_id uuid not null,
    source_code text collate "C" not null,
    -- Mondays; the last of each pair is the first day no longer in it.
    before_from date not null,
    before_to date not null check (before_to > before_from),
    after_from date not null check (after_from >= before_to),
    after_to date not null check (after_to > after_from),
    ring_metres int not null check (ring_metres > 0),
    -- The effect that four in five such comparisons would show, as a ratio; 0 = none.
    promised_ratio double precision not null check (promised_ratio between 0 and 1),
    locked_on date not null,
    revision bigint not null,
    primary key (municipality_id, action_id),
    foreign key (municipality_id, action_id) references action
);
call bind_to_municipality('followup_plan');

create table followup_comparison (
    municipality_id text collate "C" not null,
    action_id uuid not null,
    number int not null check (number > 0),
    name text not null,
    outline_wkb bytea not null,
    error double precision not null,
    level double precision not null,
    primary key (municipality_id, action_id, number),
    foreign key (municipality_id, action_id) references followup_plan
);
call bind_to_municipality('followup_comparison');
