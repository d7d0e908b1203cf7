-- What companies told of their shifts. A correction is a new version; the highest one counts.
create table observe_shift_report (
    municipality_id text collate "C" not null,
    agreement_id uuid not null,
    -- The day the shift began, local time.
    day date not null,
    version int not null check (version > 0),
    hours double precision not null check (hours > 0),
    -- 0 = nothing to report, which is not the same as no report.
    events int not null check (events >= 0),
    rounds int not null check (rounds >= 0),
    checkpoints int not null check (checkpoints >= 0),
    -- Screened; empty = none.
    deviations text not null,
    -- The company's own numbers of its guards, never names.
    service_numbers text[] not null,
    -- FORM or FILE.
    way text not null,
    -- On whose behalf, and by whom; null for the program itself.
    organisation_id uuid,
    account_id uuid,
    reported_at timestamptz not null,
    primary key (municipality_id, agreement_id, day, version),
    foreign key (municipality_id, agreement_id) references observe_agreement
);
create index observe_shift_report_by_day on observe_shift_report (municipality_id, day);
call bind_to_municipality('observe_shift_report');

-- Agreed and reported hours follow from agreements and reports now. The table held hours of generated data only.
drop table observe_exposure;
