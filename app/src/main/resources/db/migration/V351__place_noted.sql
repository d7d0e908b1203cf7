-- What people have seen and said at a place. All texts are screened before they come here.
create table place_inspection (
    municipality_id text collate "C" not null,
    id uuid not null,
    place_id uuid not null,
    inspected_on date not null,
    -- Light of the inspection: DAY or DARK.
    light text collate "C" not null,
    summary text not null,
    made_at timestamptz not null default clock_timestamp(),
    primary key (municipality_id, id),
    foreign key (municipality_id, place_id) references place_place
);
call bind_to_municipality('place_inspection');

create table place_finding (
    municipality_id text collate "C" not null,
    inspection_id uuid not null,
    -- One of BoTryggt2030's nine areas (see SafetyArea).
    area text collate "C" not null,
    -- GOOD or WANTING; an area that nobody looked at has no row.
    grade text collate "C" not null,
    remark text not null,
    primary key (municipality_id, inspection_id, area),
    foreign key (municipality_id, inspection_id) references place_inspection
);
call bind_to_municipality('place_finding');

create table place_walk (
    municipality_id text collate "C" not null,
    id uuid not null,
    place_id uuid not null,
    walked_on date not null,
    participants int not null check (participants >= 0),
    summary text not null,
    made_at timestamptz not null default clock_timestamp(),
    primary key (municipality_id, id),
    foreign key (municipality_id, place_id) references place_place
);
call bind_to_municipality('place_walk');

create table place_remark (
    municipality_id text collate "C" not null,
    id uuid not null,
    walk_id uuid not null,
    is_positive boolean not null,
    remark text not null,
    -- KEEP for what is good; OPEN, DONE or DECLINED for what is not.
    outcome text collate "C" not null,
    -- Why it was declined, or what was done.
    reason text not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, walk_id) references place_walk,
    check (outcome <> 'DECLINED' or reason <> '')
);
call bind_to_municipality('place_remark');

create table place_note (
    municipality_id text collate "C" not null,
    id uuid not null,
    place_id uuid not null,
    -- CAUSE: what somebody thinks it comes from. CORRECTION: what somebody says is wrong about the place.
    kind text collate "C" not null,
    remark text not null,
    organisation_id uuid,
    made_at timestamptz not null default clock_timestamp(),
    answer text not null default '',
    answered_at timestamptz,
    primary key (municipality_id, id),
    foreign key (municipality_id, place_id) references place_place
);
call bind_to_municipality('place_note');
