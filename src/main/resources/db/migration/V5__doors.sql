-- What has come in by each door since the beginning.
create table door (
    org_id      text             not null,
    door        text             not null,
    received    bigint           not null,
    repeated    bigint           not null,
    rejected    bigint           not null,
    ignored     bigint           not null,
    last_at     timestamptz      not null,
    lag_seconds double precision,           -- of the newest record that came last
    primary key (org_id, door)
);

-- The notifications of outbound messages that are safely stored, kept while Salesforce may repeat them.
create table notification (
    org_id      text        not null,
    id          text        not null,
    received_at timestamptz not null,
    primary key (org_id, id)
);

create index notification_received_at on notification (received_at);
