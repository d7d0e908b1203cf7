-- With which addresses does a guard company send its reports, and where is it asked for missing ones? Addresses of
-- functions, not of persons.
create table observe_company_contact (
    municipality_id text collate "C" not null references municipality,
    organisation_id uuid not null,
    -- In small letters; empty = mails from the company are not taken.
    sender_addresses text[] not null,
    -- Empty = the company is not asked.
    reminder_address text not null,
    primary key (municipality_id, organisation_id),
    foreign key (municipality_id, organisation_id) references account_organisation
);
call bind_to_municipality('observe_company_contact');

-- Which missing reports were asked for, on which day; the row is made before the mail is sent, so that several
-- processes send one.
create table observe_reminder (
    municipality_id text collate "C" not null,
    agreement_id uuid not null,
    day date not null,
    reminded_on date not null,
    sent_at timestamptz,
    primary key (municipality_id, agreement_id, day, reminded_on),
    foreign key (municipality_id, agreement_id) references observe_agreement
);
call bind_to_municipality('observe_reminder');
