-- Who of several replicas follows the org; taken over when it is not renewed.
create table lease (
    name       text        not null primary key,
    holder     text        not null,
    held_until timestamptz not null
);

-- How many calls we made, by the hour.
create table salesforce_call (
    hour  timestamptz not null primary key,
    calls bigint      not null
);

-- How far each object of an org is read. Committed together with the records that it stands for.
create table feed (
    org_id         text        not null,
    object         text        not null,
    cursor_at      timestamptz,             -- SystemModstamp up to which all changes are read; null before the first load is done
    poll_at        timestamptz,             -- within a poll, the last row read: its SystemModstamp
    poll_id        text,                    -- and its id
    polled_at      timestamptz,             -- end of the last complete poll
    pass_mode      text check (pass_mode in ('bulk', 'rest')), -- a pass over all records is under way; null if none
    pass_started_at timestamptz,
    pass_cursor_at timestamptz,             -- newest SystemModstamp when it began
    pass_total     bigint      not null default 0,
    pass_rows      bigint      not null default 0,
    pass_job       text,                    -- of the Bulk API
    pass_locator   text,                    -- of the next page of its result
    pass_after_id  text,                    -- the last id read by queries
    pass_revision  int,                     -- of the mapping when it began
    passed_at      timestamptz,             -- start of the last complete pass
    passed_revision int,                    -- of the mapping when it began
    checked_at     timestamptz,             -- when it was last compared with what the org still has
    rows           bigint      not null default 0,
    rejected       bigint      not null default 0,
    failure        text,                    -- of the last try; null if it went well
    failed_at      timestamptz,
    wanted_at      timestamptz,             -- somebody asked for a poll now
    primary key (org_id, object)
);

-- Records that could not be read, the newest hundred of each feed.
create table feed_error (
    org_id    text        not null,
    object    text        not null,
    record_id text        not null,
    message   text        not null,
    seen_at   timestamptz not null,
    primary key (org_id, object, record_id)
);
