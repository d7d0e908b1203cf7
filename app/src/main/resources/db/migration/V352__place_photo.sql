-- Photos of places, drawn anew from what was sent: nothing but the picture is left.
create table place_photo (
    municipality_id text collate "C" not null,
    id uuid not null,
    place_id uuid not null,
    -- When the photo was taken, as whoever sent it says.
    taken_on date not null,
    caption text not null,
    width_pixels int not null check (width_pixels > 0),
    height_pixels int not null check (height_pixels > 0),
    jpeg bytea not null,
    made_at timestamptz not null default clock_timestamp(),
    primary key (municipality_id, id),
    foreign key (municipality_id, place_id) references place_place
);
call bind_to_municipality('place_photo');
