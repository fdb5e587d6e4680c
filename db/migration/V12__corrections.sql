-- What a sender corrects in a recording: whose it is, when it was made, that it was sent in error. Its samples never
-- change. Each row is what the recording's Observation said before, and when and by whom that was replaced.
create table correction (
    recording_id  uuid        not null references recording (id),
    version       integer     not null,
    resource      text        not null,
    stated_at     timestamptz not null,
    corrected_at  timestamptz not null,
    corrected_by  text        not null,
    report        boolean     not null,
    reviews       integer     not null,
    primary key (recording_id, version)
);
comment on column correction.version is 'of the Observation that was replaced, the first one 1';
comment on column correction.resource is 'that Observation in JSON, without the samples';
comment on column correction.stated_at is 'when that version came';
comment on column correction.report is 'whether the recording was read by then, so that its report was corrected too';
comment on column correction.reviews is 'how many reviews were signed by then';
create trigger correction_stays before update or delete on correction
    for each row execute function refuse_change();

alter table recording add column withdrawn boolean not null default false;
comment on column recording.withdrawn is 'whether its sender says that it was entered in error';
