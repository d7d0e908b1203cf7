-- Photos of reports from the field, encoded anew on arrival so that nothing but the picture is left of the file. Apart
-- from the reports, since they come later, are disposed of sooner and are read by fewer.
create table observe_photo (
    municipality_id text collate "C" not null references municipality,
    -- Made on the phone, as the report's.
    id uuid not null,
    report_id uuid not null,
    account_id uuid not null,
    received_at timestamptz not null,
    width_pixels integer not null check (width_pixels > 0),
    height_pixels integer not null check (height_pixels > 0),
    -- JPEG.
    bytes bytea not null,
    -- The last day it is kept.
    keep_until date not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, report_id) references observe_report
);
create index observe_photo_by_report on observe_photo (municipality_id, report_id);
create index observe_photo_by_day on observe_photo (municipality_id, keep_until);
-- JPEG is compressed already.
alter table observe_photo alter column bytes set storage external;
call bind_to_municipality('observe_photo');
