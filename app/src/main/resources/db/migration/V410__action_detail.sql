-- What is written down about an action of a special kind: a camera's assessment, a guard permit, a pledge, lighting.
-- Every version stays, so a camera's assessments are kept longer than the five years that the law demands.
create table action_detail (
    municipality_id text collate "C" not null,
    action_id uuid not null,
    version int not null check (version > 0),
    -- Texts by code of the field, screened.
    document jsonb not null,
    -- Incidents of the place over a year, with the revision they were counted from; null without an outline.
    evidence jsonb,
    made_at timestamptz not null default clock_timestamp(),
    primary key (municipality_id, action_id, version),
    foreign key (municipality_id, action_id) references action
);
call bind_to_municipality('action_detail');
