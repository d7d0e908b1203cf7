-- How much was looked: agreed and reported hours per source, day and part of the municipality, so that counts can be
-- divided by effort and a day without a report is told from a day without incidents.
create table observe_exposure (
    municipality_id text collate "C" not null references municipality,
    source_code text collate "C" not null,
    -- The day the shift began, local time.
    day date not null,
    -- Empty = the hours belong to no single area. Hours of all areas of a day are summed.
    area_code text collate "C" not null default '',
    agreed_hours double precision not null check (agreed_hours >= 0),
    reported_hours double precision not null check (reported_hours >= 0),
    primary key (municipality_id, source_code, day, area_code)
);
call bind_to_municipality('observe_exposure');
