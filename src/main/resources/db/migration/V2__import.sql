create sequence import_id;

create table import (
    id            bigint      not null primary key,
    mapping       text        not null,
    object        text        not null,
    org_id        text        not null,
    state         text        not null check (state in ('queued', 'running', 'done', 'failed', 'interrupted')),
    bytes         bigint      not null,
    bytes_read    bigint      not null default 0,
    rows          bigint      not null default 0,
    accepted      bigint      not null default 0,
    unchanged     bigint      not null default 0,
    rejected      bigint      not null default 0,
    missing       text[]      not null,  -- fields of the mapping that the file has no column for
    failure       text,                  -- why the whole import failed
    created_at    timestamptz not null,
    touched_at    timestamptz not null,  -- last sign of life
    finished_at   timestamptz
);

-- The rows that were not taken in; only the first thousand of an import.
create table import_error (
    import_id   bigint not null references import on delete cascade,
    line        bigint not null,
    column_name text,
    message     text   not null
);

create index import_error_import on import_error (import_id, line);
