-- Named places. What is told of one stands in versions, of which none is ever changed; the newest holds.
create table place_place (
    municipality_id text collate "C" not null references municipality,
    id uuid not null,
    -- The day somebody closed it.
    closed_on date,
    primary key (municipality_id, id)
);
call bind_to_municipality('place_place');

create table place_version (
    municipality_id text collate "C" not null,
    place_id uuid not null,
    version int not null check (version > 0),
    name text not null,
    -- A code of place/kinds.json.
    kind text collate "C" not null,
    owner_organisation_id uuid,
    owner_text text not null,
    aliases text[] not null,
    sunset_on date not null,
    next_check_on date,
    -- One position with a radius, or the corners of a polygon without one. The system is the municipality's metric
    -- one at the time, usually EPSG:3006.
    radius_metres double precision check (radius_metres > 0),
    metric_epsg int not null,
    east_metres double precision[] not null,
    north_metres double precision[] not null,
    longitudes double precision[] not null,
    latitudes double precision[] not null,
    made_at timestamptz not null default clock_timestamp(),
    primary key (municipality_id, place_id, version),
    foreign key (municipality_id, place_id) references place_place,
    foreign key (municipality_id, owner_organisation_id) references account_organisation,
    check (cardinality(east_metres) = cardinality(north_metres)),
    check (cardinality(east_metres) = cardinality(longitudes)),
    check (cardinality(east_metres) = cardinality(latitudes)),
    check (case when radius_metres is null then cardinality(east_metres) >= 3 else cardinality(east_metres) = 1 end)
);
call bind_to_municipality('place_version');
