-- A version of a layer is never changed; which one holds on a day follows from valid_from and version (see Areas).
create table area_layer (
    municipality_id text collate "C" not null references municipality,
    layer_code text collate "C" not null,
    version int not null check (version > 0),
    kind text not null,
    name_sv text not null,
    name_en text not null,
    valid_from date not null,
    source text not null,
    sha256 text not null,
    metric_epsg int not null,
    loaded_at timestamptz not null default now(),
    -- Names the version in one number, which every incident's row carries together with the area's index.
    layer_number smallint not null check (layer_number > 0),
    primary key (municipality_id, layer_code, version),
    unique (municipality_id, layer_number)
);
call bind_to_municipality('area_layer');

-- Outlines are well-known binary in metres of the layer's metric system; point questions are answered in memory.
create table area (
    municipality_id text collate "C" not null,
    layer_code text collate "C" not null,
    version int not null,
    area_index int not null check (area_index >= 0),
    area_code text collate "C" not null,
    name text not null,
    outline_wkb bytea not null,
    min_east double precision not null,
    min_north double precision not null,
    max_east double precision not null,
    max_north double precision not null,
    centroid_east double precision not null,
    centroid_north double precision not null,
    label_east double precision not null,
    label_north double precision not null,
    area_square_metres double precision not null,
    primary key (municipality_id, layer_code, version, area_index),
    unique (municipality_id, layer_code, version, area_code),
    foreign key (municipality_id, layer_code, version) references area_layer
);
call bind_to_municipality('area');

create table place_name (
    municipality_id text collate "C" not null references municipality,
    list_code text collate "C" not null,
    place_index int not null check (place_index >= 0),
    name text not null,
    kind text not null,
    longitude double precision,
    latitude double precision,
    source text not null,
    primary key (municipality_id, list_code, place_index),
    check ((longitude is null) = (latitude is null))
);
call bind_to_municipality('place_name');
