-- Bulk exports and imports: jobs that outlive the process that began them, and the files that they read and write. The
-- files lie here because every replica must be able to give them out.
create table bulk_job (
    id               uuid        primary key,
    kind             text        not null check (kind in ('EXPORT', 'IMPORT')),
    owner            text        not null,
    actor            text        not null,
    request          text        not null,
    plan             text        not null,
    state            text        not null check (state in ('RUNNING', 'DONE', 'FAILED')),
    transaction_time timestamptz not null,
    position         text        not null,
    done             bigint      not null,
    total            bigint,
    bytes            bigint      not null,
    error            text,
    created_at       timestamptz not null,
    expires_at       timestamptz
);
create index bulk_job_by_owner on bulk_job (owner) where state = 'RUNNING';
comment on column bulk_job.owner is 'the account or the token''s subject that asked, and that alone gets the files';
comment on column bulk_job.position is 'what is done: written in the transaction that does it';

create table bulk_file (
    job_id         uuid    not null references bulk_job (id) on delete cascade,
    part           integer not null,
    role           text    not null check (role in ('INPUT', 'OUTPUT', 'DELETED', 'ERROR')),
    resource_type  text    not null,
    lines          bigint  not null,
    content        bytea   not null,
    primary key (job_id, part)
);
-- it is packed already
alter table bulk_file alter column content set storage external;
comment on column bulk_file.content is 'NDJSON, packed by gzip';

create table bulk_task (like scheduled_tasks including all);
