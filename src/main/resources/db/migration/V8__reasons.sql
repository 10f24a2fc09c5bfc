-- What the people of an org decided that a text means. What was undone stays, with who undid it.
create table reason_decision (
    id         bigint      generated always as identity primary key,
    org_id     text        not null,
    text_key   text        not null, -- normalized
    text       text        not null, -- as somebody typed it
    code       text        not null, -- of a canonical reason, or one of own_reason
    decided_by text        not null,
    decided_at timestamptz not null,
    undone_by  text,
    undone_at  timestamptz
);

-- One decision a text; by its hash, as a text may be longer than an index takes.
create unique index reason_decision_in_force on reason_decision (org_id, md5(text_key)) where undone_at is null;

-- An org's own reasons below canonical ones.
create table own_reason (
    org_id     text   not null,
    code       text   not null,
    parent     text   not null,
    en         text   not null,
    de         text   not null,
    instead_of text[] not null, -- canonical codes that become this one
    primary key (org_id, code)
);

-- Grows with each change of the two tables above, so that every replica knows when to read them anew.
create table reason_revision (
    last bigint not null
);

insert into reason_revision (last) values (0);

-- Records whose reason somebody corrected, whatever their texts say; what was undone stays.
create table reason_correction (
    org_id       text        not null,
    object       text        not null,
    record_id    text        not null,
    code         text        not null,
    corrected_by text        not null,
    corrected_at timestamptz not null,
    undone_by    text,
    undone_at    timestamptz,
    primary key (org_id, object, record_id, corrected_at)
);

alter table record
    add column own_reason     text,             -- the org's own below reason
    add column second_reason  text,
    add column contradicted   boolean not null default false,
    add column decided_on     text check (decided_on in ('reason', 'detail')),
    add column decided_with   text,             -- versions of taxonomy, dictionary and model
    add column raw_reason_key bigint,           -- hashes of the normalized texts
    add column raw_detail_key bigint,
    add column review_key     bigint,           -- that of the text which somebody should decide on; null if it is sure
    add column correction     text,             -- code that somebody gave to this record
    add column plausibility   text,             -- what its history says of the reason
    add column doubt          text,             -- the rule that doubts it
    add column competitor     text;             -- of lost records: who else was in it, each in one spelling

create index record_raw_reason_key on record (org_id, raw_reason_key) where raw_reason_key is not null;
create index record_raw_detail_key on record (org_id, raw_detail_key) where raw_detail_key is not null;
create index record_review_key on record (org_id, review_key) where review_key is not null;
create index record_decided_with on record (decided_with);

-- Of which orgs records wait to be decided anew, and how far that is; '*' stands for all.
create table reason_rerun (
    org_id    text        not null primary key,
    wanted_at timestamptz not null,
    total     bigint,
    done      bigint      not null default 0
);
