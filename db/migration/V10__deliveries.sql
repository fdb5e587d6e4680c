-- What is to be sent to others and has not arrived. A thing that is ordered again before it was sent is sent once.
create table delivery (
    id         uuid primary key,
    channel    text        not null,
    target     text        not null,
    subject    text        not null,
    revision   integer     not null,
    attempts   integer     not null,
    state      text        not null check (state in ('WAITING', 'DEAD')),
    error      text,
    ordered_at timestamptz not null,
    tried_at   timestamptz,
    unique (channel, target, subject)
);
create index delivery_by_state on delivery (state, ordered_at desc);
comment on column delivery.revision is 'counts the orders: an attempt ends only the order that it was made for';
comment on table delivery is 'what was sent is deleted; what was tried often enough is DEAD until an administrator looks';

create table delivery_job (like scheduled_tasks including all);
