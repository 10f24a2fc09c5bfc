-- Up to where the change events of each object are taken in; committed with the records that were read for them.
create table event_feed (
    org_id    text  not null,
    object    text  not null,
    replay_id bytea not null,
    primary key (org_id, object)
);
