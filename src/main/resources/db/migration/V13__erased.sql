-- A record whose content was erased. Its row stays, empty, so that whoever follows the change numbers learns of it, and so
-- that what was erased does not come back with the next file or the next read of the org.
alter table record
    add column erased     text check (erased in ('deleted', 'retention', 'request')),
    add column erased_upto timestamptz; -- versions up to here are gone; a later one that says it is not deleted is let in where it was 'deleted'

create index record_to_erase on record (changed_at) where deleted and erased is null;
