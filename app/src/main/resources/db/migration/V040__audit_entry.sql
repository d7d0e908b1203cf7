-- Who did what, one hash chain per municipality (see audit/Audit.java). Codes and counts only: no free text, no
-- coordinates. The ids of accounts and organisations are not foreign keys, so that the record outlives them.
create table audit_entry (
    municipality_id text collate "C" not null references municipality,
    seq bigint not null check (seq > 0),
    recorded_at timestamptz not null,
    actor_kind text not null,
    actor_name text,
    account_id uuid,
    organisation_id uuid,
    role text,
    action text not null,
    subject_kind text not null,
    subject_id text not null,
    details jsonb not null,
    previous_hash bytea not null,
    hash bytea not null,
    primary key (municipality_id, seq)
);
create index audit_entry_action on audit_entry (municipality_id, action text_pattern_ops, seq);
call bind_to_municipality('audit_entry');
-- Append-only for the program; the owner of the table can still do anything, which the hashes then show.
revoke update, delete, truncate on audit_entry from ${app_role};
