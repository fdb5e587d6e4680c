-- The worklist is ordered by expected harm, doubt and waiting time: by the instant at which a recording should have been
-- looked at, critical ones that nobody has acknowledged before all others. The instant does not move, so an index holds it.
alter table recording add column priority text not null default 'ROUTINE'
    check (priority in ('CRITICAL', 'URGENT', 'SOON', 'ROUTINE'));
alter table recording add column due_at timestamptz;
alter table recording add column priority_reason text not null default '';
alter table recording add column doubt text not null default '';
alter table recording add column acknowledged_at timestamptz;
alter table recording add column acknowledged_by text;
comment on column recording.due_at is 'when it should have been looked at; null until it is read';
comment on column recording.acknowledged_at is 'when a cardiologist said to have seen that it is critical';

-- what was read before there were priorities
update recording set priority = 'SOON', due_at = received_at + interval '8 hours' where flagged;
update recording set due_at = received_at + interval '24 hours' where due_at is null and status <> 'PENDING';

alter table recording add column worklist_part smallint generated always as (case
    when review_state not in ('UNREAD', 'DRAFT') then 2
    when priority = 'CRITICAL' and acknowledged_at is null and status <> 'PENDING' then 0
    else 1 end) stored;
-- what is open in the order in which it is due, what is signed from the newest on
alter table recording add column worklist_place interval generated always as (case
    when review_state in ('UNREAD', 'DRAFT') then coalesce(due_at, received_at) - timestamptz '1970-01-01 00:00:00+00'
    else timestamptz '1970-01-01 00:00:00+00' - taken_at end) stored;

drop index recording_worklist;
alter table recording drop column needs_review;
create index recording_worklist on recording (worklist_part, worklist_place, id);
