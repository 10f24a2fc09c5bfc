-- The truth. Per-record tables have (org_id, object, record_id, ...) as their key, so that they can be distributed by
-- record_id; everything else is small and stays on one node.

-- One row per lead or opportunity: of each field the value of the newest version that bore it.
create table record (
    org_id             text        not null,
    object             text        not null check (object in ('lead', 'opportunity')),
    record_id          text        not null,
    change_no          bigint      not null,
    versions           jsonb       not null, -- {"<field_set.id>": newest version with these fields, in microseconds since 1970}
    deleted            boolean     not null,
    outcome            text        not null check (outcome in ('open', 'won', 'lost')),
    stage              text,
    stage_before_close text,                 -- as the source says it
    stage_lost_in      text,                 -- of lost records: stage_before_close, else the last stage seen open
    created_on         date,
    close_date         date,                 -- as the source says it; of open records the day one hopes for
    closed_on          date,                 -- of won and lost records
    amount             numeric,
    currency           text,
    owner              text,
    raw_reason         text,
    raw_detail         text,
    reason             text,                 -- canonical; of lost records only, like the next two
    confidence         double precision,
    method             text,
    dimensions         jsonb       not null, -- {"<dimension>": "<value>"}, missing ones left out
    source             text        not null, -- of the newest change
    changed_at         timestamptz not null, -- when the ledger wrote the newest change
    primary key (org_id, object, record_id)
);

-- Followed by readers that keep something derived from the ledger.
create index record_change_no on record (change_no);

-- What each version of a record bore of the fields whose history is kept.
create table sighting (
    org_id    text        not null,
    object    text        not null,
    record_id text        not null,
    version   timestamptz not null,
    source    text        not null, -- the first that brought this version
    seen_at   timestamptz not null, -- when it was first brought
    seen      jsonb       not null, -- {"stage": "Closed Lost", "raw_reason": null}: null was borne as null, absent was not borne
    primary key (org_id, object, record_id, version)
);

-- The last change number given out. Writers hold this row until they commit, so numbers become visible in their order.
create table change_clock (
    last bigint not null
);

insert into change_clock (last) values (0);

-- The sets of fields that sources bear, so that a record needs only their ids.
create table field_set (
    id          int    generated always as identity primary key,
    fingerprint text   not null unique, -- SHA-256 of the fields
    fields      text[] not null
);

create table org (
    org_id text not null primary key
);
