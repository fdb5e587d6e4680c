-- The check codes of reports that were printed or shown, so that a report on paper can be held against the record.
create table printed_report (
    code          text        primary key,
    recording_id  uuid        not null references recording (id),
    version       integer     not null check (version > 0),
    first_at      timestamptz not null
);
comment on column printed_report.code is 'without its hyphens';
create trigger printed_report_stays before update or delete on printed_report
    for each row execute function refuse_change();
