-- What the bundled reason/taxonomy.yaml says of each reason, for who reads the views; the service writes it at start.
create table taxonomy (
    reason      text not null primary key,
    category    text not null,
    points_to   text not null,
    en          text not null,
    de          text not null,
    category_en text not null,
    category_de text not null,
    version     int  not null  -- of the taxonomy that the row is from
);

-- For tools that read SQL; docs/api-for-dashboards.md promises their names, columns and types. Their figures are those of
-- the API: deleted records are left out, and the sample is as soon as there is another org. security_barrier keeps the
-- functions of a reader away from the rows that are left out.

-- One row a lost record.
create view whynot_rejection with (security_barrier) as
select
    record.org_id,
    record.object,
    record.record_id,
    record.stage,
    record.stage_lost_in,
    record.created_on,
    record.closed_on,
    record.amount,
    record.currency,
    record.owner,
    record.raw_reason,
    record.raw_detail,
    record.reason,
    taxonomy.en as reason_label,
    coalesce(record.own_reason, record.reason) as own_reason,
    coalesce(own_reason.en, taxonomy.en) as own_reason_label,
    taxonomy.category,
    taxonomy.category_en as category_label,
    taxonomy.points_to,
    record.second_reason,
    record.contradicted,
    record.confidence,
    record.method,
    record.plausibility,
    record.doubt,
    record.competitor as competitor_name,
    record.dimensions,
    record.changed_at
from record
    left join taxonomy on taxonomy.reason = record.reason
    left join own_reason on own_reason.org_id = record.org_id and own_reason.code = record.own_reason
where record.outcome = 'lost'
    and not record.deleted
    and (record.org_id <> 'sample' or not exists (select from org where org_id <> 'sample'));

-- Lost records by day and reason. It has no won ones: only lost records have a reason, so there is no rate within one.
create view whynot_reason_daily with (security_barrier) as
select
    closed_on as day,
    org_id,
    object,
    reason,
    reason_label,
    own_reason,
    own_reason_label,
    category,
    category_label,
    points_to,
    currency,
    count(*) as lost,
    sum(amount) as lost_amount
from whynot_rejection
group by
    closed_on, org_id, object, reason, reason_label, own_reason, own_reason_label, category, category_label, points_to,
    currency;

-- One row a won or lost record, for rates. It has nothing that follows from the outcome, and each record once: whatever
-- it is grouped by, avg(lost) is the loss rate.
create view whynot_decided with (security_barrier) as
select
    org_id,
    object,
    record_id,
    created_on,
    closed_on,
    amount,
    currency,
    owner,
    dimensions,
    case outcome when 'lost' then 1 else 0 end as lost,
    changed_at
from record
where outcome in ('won', 'lost')
    and not deleted
    and (org_id <> 'sample' or not exists (select from org where org_id <> 'sample'));
