-- States of one instant have a rank, by when they were seen and by which revision of the mapping. Where it is not 0,
-- record.versions has {"<field_set.id>": [<microseconds>, <rank>]}, and sighting.seen {"<field>": [<value>, <rank>]}.
-- Nothing that is stored has to change.

-- How often the reading of a mapping changed.
create table mapping_revision (
    org_id      text        not null,
    name        text        not null,
    revision    int         not null,
    fingerprint text        not null, -- SHA-256 of the mapping
    changed_at  timestamptz not null,
    primary key (org_id, name)
);
