-- A number that stays with a record, given in the order in which records came: its first change number. Readers that
-- keep something per record know it by this number, and pages follow it.
alter table record
    add column record_no     bigint,
    add column stages        jsonb, -- those it was seen in while it was open, and the one before it was closed where its source tells it
    add column stage_lost_days int;  -- days in the stage it was lost in; null where it is not known when it came there

update record set record_no = change_no;

-- The stages that it was seen open in, each next to another one, in the order of their versions, as Trail reads them off
-- the history. A version that does not bear a stage leaves the one before. A value with a rank is [value, rank].
update record set
    stages = path.stages,
    stage_lost_days = case
        when outcome = 'lost' and path.last_stage = stage_lost_in and (path.length > 1 or path.entered <= created_on + 1)
            then case when closed_on < path.entered then 0 else closed_on - path.entered end
    end
from (
    select org_id, object, record_id,
        jsonb_agg(stage order by version) as stages,
        count(*) as length,
        (array_agg(stage order by version desc))[1] as last_stage,
        (max(version) at time zone 'UTC')::date as entered
    from (
        select org_id, object, record_id, version, stage,
            lag(stage) over (partition by org_id, object, record_id order by version) as before
        from (
            select org_id, object, record_id, version, outcome,
                first_value(stage) over (partition by org_id, object, record_id, stages_borne order by version) as stage
            from (
                select org_id, object, record_id, version,
                    case jsonb_typeof(seen -> 'stage') when 'array' then seen -> 'stage' ->> 0 else seen ->> 'stage' end as stage,
                    case jsonb_typeof(seen -> 'outcome') when 'array' then seen -> 'outcome' ->> 0 else seen ->> 'outcome' end as outcome,
                    count(*) filter (where seen ? 'stage') over (partition by org_id, object, record_id order by version) as stages_borne
                from sighting
            ) as seen
        ) as carried
        where stage is not null and outcome = 'open'
    ) as steps
    where stage is distinct from before
    group by org_id, object, record_id
) as path
where (record.org_id, record.object, record.record_id) = (path.org_id, path.object, path.record_id);

update record set stages = coalesce(stages, '[]') || to_jsonb(stage_before_close)
where outcome <> 'open' and stage_before_close is not null and stage_before_close is distinct from stages ->> -1;

alter table record alter column record_no set not null;
create index record_record_no on record (record_no);

-- Tells one ledger from another: who keeps something derived from it has to begin anew where this differs.
alter table change_clock add column ledger_id uuid not null default gen_random_uuid();
