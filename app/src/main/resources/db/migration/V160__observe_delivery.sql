-- Files and mails that guard companies sent, as counted and checked; what could be taken stands in observe_shift_report
-- and observe_shift_event. The original is kept only while something in it could not be taken.
create table observe_delivery (
    municipality_id text collate "C" not null references municipality,
    id uuid not null,
    -- Of the bytes as they came.
    sha256 text collate "C" not null check (length(sha256) = 64),
    byte_count bigint not null check (byte_count >= 0),
    media_type text not null,
    -- File name or the mail's, screened.
    name text not null,
    -- UPLOAD, COMMAND or MAIL.
    way text not null,
    -- Whose shifts it tells of; null when the sender is not known.
    organisation_id uuid,
    -- Who handed it in; null for the program itself.
    account_id uuid,
    received_at timestamptz not null,
    state text not null check (state in ('TAKEN', 'TRIAGE', 'HANDLED')),
    texts_masked int not null check (texts_masked >= 0),
    -- How often the same bytes came again.
    repeats int not null default 0,
    -- What a person did about what could not be taken: ENTERED, ASKED or NO_REPORT.
    outcome text,
    handled_at timestamptz,
    -- Unscreened; only triage opens it, and every time is recorded.
    original bytea,
    -- The last day the original is kept, where the municipality has decided on disposal.
    keep_until date,
    primary key (municipality_id, id),
    foreign key (municipality_id, organisation_id) references account_organisation,
    unique nulls not distinct (municipality_id, sha256, organisation_id),
    check (state <> 'HANDLED' or (outcome is not null and handled_at is not null))
);
create index observe_delivery_by_time on observe_delivery (municipality_id, received_at desc);
call bind_to_municipality('observe_delivery');

-- What could not be taken, in order.
create table observe_delivery_fault (
    municipality_id text collate "C" not null,
    delivery_id uuid not null,
    number int not null check (number > 0),
    -- Name of the attachment; empty = the document itself. Screened, as are the others.
    part text not null,
    line bigint not null check (line >= 0),
    code text not null,
    found text not null,
    expected text not null,
    primary key (municipality_id, delivery_id, number),
    foreign key (municipality_id, delivery_id) references observe_delivery
);
call bind_to_municipality('observe_delivery_fault');

-- Which shifts a delivery told of.
create table observe_delivery_shift (
    municipality_id text collate "C" not null,
    delivery_id uuid not null,
    agreement_id uuid not null,
    day date not null,
    primary key (municipality_id, delivery_id, agreement_id, day),
    foreign key (municipality_id, delivery_id) references observe_delivery,
    foreign key (municipality_id, agreement_id) references observe_agreement
);
call bind_to_municipality('observe_delivery_shift');

-- The events of reported shifts, one row per event; told again with other words it is the same event.
create table observe_shift_event (
    municipality_id text collate "C" not null,
    agreement_id uuid not null,
    day date not null,
    event_key text collate "C" not null,
    delivery_id uuid not null,
    at timestamptz not null,
    category text not null,
    -- Screened, as is the text; empty = not told.
    place text not null,
    longitude double precision,
    latitude double precision,
    text text not null,
    primary key (municipality_id, agreement_id, day, event_key),
    foreign key (municipality_id, agreement_id) references observe_agreement,
    foreign key (municipality_id, delivery_id) references observe_delivery,
    check ((longitude is null) = (latitude is null))
);
call bind_to_municipality('observe_shift_event');

-- The company's own number of the report; empty = none told. Two numbers for one shift are two reports.
alter table observe_shift_report add column source_key text not null default '';
