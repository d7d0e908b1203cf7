-- What is agreed on guarding with a company. The terms stand in versions, of which none is ever changed; which one
-- holds on a day follows from valid_from and version (see Agreement).
create table observe_agreement (
    municipality_id text collate "C" not null references municipality,
    id uuid not null,
    organisation_id uuid not null,
    -- The source whose incidents follow from these shifts.
    source_code text collate "C" not null,
    -- The last day a shift may begin, when the agreement was ended.
    last_day date,
    primary key (municipality_id, id),
    foreign key (municipality_id, organisation_id) references account_organisation
);
call bind_to_municipality('observe_agreement');

create table observe_agreement_version (
    municipality_id text collate "C" not null,
    agreement_id uuid not null,
    version int not null check (version > 0),
    name text not null,
    places text[] not null,
    area_codes text[] not null,
    -- Seven texts from Monday on, such as 18:00-02:00; empty where no shift begins.
    weekly_hours text[] not null check (cardinality(weekly_hours) = 7),
    -- Of public holidays and their eves: INCLUDED, EXCLUDED or ONLY.
    holidays text not null,
    -- ALL, ODD, EVEN or ISO week numbers with commas.
    weeks text not null,
    valid_from date not null,
    valid_to date,
    -- The company's own numbers of its guards, never names.
    service_numbers text[] not null,
    made_at timestamptz not null default clock_timestamp(),
    primary key (municipality_id, agreement_id, version),
    foreign key (municipality_id, agreement_id) references observe_agreement,
    check (cardinality(places) + cardinality(area_codes) > 0),
    check (valid_to is null or valid_to >= valid_from)
);
call bind_to_municipality('observe_agreement_version');
