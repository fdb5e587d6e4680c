-- What went since it was older than the site keeps it: how many rows, by which rule. Kept as it was written.
create table retention_run (
    id      uuid        primary key,
    at      timestamptz not null,
    rule    text        not null,
    before  timestamptz not null,
    gone    bigint      not null
);
comment on column retention_run.before is 'what was older than this went';
create trigger retention_run_stays before update or delete on retention_run
    for each row execute function refuse_change();
