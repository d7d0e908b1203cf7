-- Reports of guard companies' deliveries have nobody signed in behind them, tips not even an organisation.
alter table observe_report alter column account_id drop not null;
alter table observe_report alter column organisation_id drop not null;
-- Why nothing comes of it, as RejectReason names it; empty = it was not rejected.
alter table observe_report add column reject_reason text not null default '';
-- The report that tells of the same; both stay.
alter table observe_report add column merged_into uuid;
alter table observe_report add constraint observe_report_merged
    foreign key (municipality_id, merged_into) references observe_report;
-- When a person first decided, for the time it took.
alter table observe_report add column decided_at timestamptz;
create index observe_report_by_merge on observe_report (municipality_id, merged_into) where merged_into is not null;
create index observe_report_by_time on observe_report (municipality_id, earliest_at);

-- Which report was given to whom, on which ground, by a person's decision in each case. Rows are never changed.
create table observe_forwarding (
    municipality_id text collate "C" not null,
    id uuid not null,
    report_id uuid not null,
    -- Who gets it.
    organisation_id uuid not null,
    -- As LegalGround names it.
    ground text not null,
    -- What of the report, as Part names it.
    parts text[] not null check (cardinality(parts) > 0),
    -- The weighing in words, screened.
    reason text not null check (reason <> ''),
    account_id uuid not null,
    decided_at timestamptz not null,
    primary key (municipality_id, id),
    foreign key (municipality_id, report_id) references observe_report,
    foreign key (municipality_id, organisation_id) references account_organisation
);
create index observe_forwarding_by_report on observe_forwarding (municipality_id, report_id);
call bind_to_municipality('observe_forwarding');

-- A municipality's own wording of an answer to reporters, in place of the shipped one.
create table observe_answer (
    municipality_id text collate "C" not null references municipality,
    code text collate "C" not null,
    sv text not null check (sv <> ''),
    en text not null check (en <> ''),
    primary key (municipality_id, code)
);
call bind_to_municipality('observe_answer');
