-- Who deals with a report or a delivery, and until when. One owner at a time: a unit or a person. Former owners stand in
-- the audit record.
create table observe_assignment (
    municipality_id text collate "C" not null references municipality,
    -- Key of an observe_report or an observe_delivery.
    item_id uuid not null,
    -- One more with each change, so that two people who change it at the same time are told.
    version int not null check (version > 0),
    organisation_id uuid,
    account_id uuid,
    -- Null = as the municipality's rules have it.
    due_on date,
    primary key (municipality_id, item_id),
    foreign key (municipality_id, organisation_id) references account_organisation,
    foreign key (municipality_id, account_id) references account,
    check (organisation_id is null or account_id is null)
);
call bind_to_municipality('observe_assignment');

-- Tips that were decided on and wait for an answer.
create index observe_report_unanswered on observe_report (municipality_id, received_at)
    where answer = '' and account_id is null and organisation_id is null;
