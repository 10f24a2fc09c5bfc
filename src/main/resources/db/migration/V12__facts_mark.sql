-- Each file of columns that a replica keeps on its disk (facts.memory.ColumnFile) bears a mark that stands here. The mark
-- came after all that is in the file, so that a ledger which was put back to an older state does not know it.
create table facts_mark (
    mark       uuid primary key,
    written_at timestamptz not null default now()
);
