-- Who may call the service. Of a token's secret only the SHA-256 is kept. The secret is 256 random bits, which nobody can
-- try out: a slow hash such as bcrypt protects passwords that people think of, and would only slow down each call here.
create table api_token (
    id            bigint      generated always as identity primary key,
    name          text        not null,
    secret_sha256 bytea       not null,
    scopes        text[]      not null,
    created_at    timestamptz not null,
    created_by    text        not null,
    expires_at    timestamptz not null,
    revoked_at    timestamptz,
    revoked_by    text,
    last_used_at  timestamptz -- to the minute
);

create unique index api_token_secret on api_token (secret_sha256);

-- Who did what. Rows are only added.
create table audit (
    id         bigint      generated always as identity primary key,
    at         timestamptz not null,
    actor      text        not null, -- local, command, service, token:ID or person:SUBJECT
    actor_name text        not null,
    action     text        not null,
    subject    text        not null,
    details    jsonb       not null
);

create index audit_actor on audit (actor, id);
create index audit_action on audit (action, id);
