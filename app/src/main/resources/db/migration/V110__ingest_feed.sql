-- Where a feed stands: who may ask it next and when, what it answered last. One row per municipality that takes it in.
create table ingest_feed (
    municipality_id text collate "C" not null references municipality,
    code text not null,
    -- Moved on before each call, so that a second process or a restart does not ask at once.
    next_at timestamptz not null,
    asked_at timestamptz,
    -- When the feed last gave events or said that nothing was new.
    answered_at timestamptz,
    status smallint not null default 0,
    problem text not null default 'none'
        check (problem in ('none', 'refused', 'unreachable', 'unreadable', 'import_failed')),
    refusals smallint not null default 0,
    etag text not null default '',
    last_modified text not null default '',
    -- Of the content that is taken in; the same content is not imported twice.
    content_sha256 text not null default '',
    primary key (municipality_id, code)
);
call bind_to_municipality('ingest_feed');
