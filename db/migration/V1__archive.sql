-- The archive: patients, recordings with their signal, readings with their evidence, reviews, audit, jobs.
-- All times are timestamptz; signals are compressed before they come here, so TOAST leaves them alone.

create table patient (
    id          text primary key,
    version     integer     not null,
    resource    text        not null,
    display     text        not null,
    birth_date  text,
    sex         text,
    updated_at  timestamptz not null
);
comment on column patient.birth_date is 'as FHIR writes it: YYYY, YYYY-MM or YYYY-MM-DD';

create table patient_version (
    patient_id  text        not null references patient (id),
    version     integer     not null,
    resource    text        not null,
    updated_at  timestamptz not null,
    primary key (patient_id, version)
);

-- Names and identifiers to search by. Names are lower case without accents.
create table patient_name (
    patient_id  text not null references patient (id),
    part        text not null check (part in ('FAMILY', 'GIVEN')),
    name        text not null
);
create index patient_name_by_name on patient_name (name text_pattern_ops, part);
create index patient_name_by_patient on patient_name (patient_id);

create table patient_identifier (
    patient_id  text not null references patient (id),
    system      text not null,
    value       text not null
);
create index patient_identifier_by_value on patient_identifier (value, system);
create index patient_identifier_by_patient on patient_identifier (patient_id);

create table recording (
    id              uuid primary key,
    version         integer          not null,
    kind            text             not null check (kind in ('ECG', 'PPG')),
    subject         text,
    patient_id      text,
    recorded_at     timestamptz,
    received_at     timestamptz      not null,
    taken_at        timestamptz      not null,
    sample_rate_hz  double precision not null check (sample_rate_hz > 0),
    samples         integer          not null check (samples > 0),
    leads           text[]           not null,
    unknown_leads   text[]           not null,
    resource        text             not null,
    submitted_by    text             not null,
    status          text             not null check (status in ('PENDING', 'REPORTED', 'ABSTAINED', 'REJECTED')),
    flagged         boolean          not null,
    review_state    text             not null check (review_state in ('UNREAD', 'DRAFT', 'SIGNED', 'AMENDED')),
    reviewer        text,
    needs_review    boolean          generated always as (flagged and review_state in ('UNREAD', 'DRAFT')) stored
);
comment on column recording.patient_id is 'from a reference Patient/id, whether that patient is known here or not';
comment on column recording.taken_at is 'recorded_at, or received_at where the sender gave no time';
create index recording_worklist on recording (needs_review desc, taken_at desc, id);
create index recording_by_patient on recording (patient_id, taken_at desc);

create table waveform (
    recording_id  uuid primary key references recording (id),
    data          bytea not null
);
alter table waveform alter column data set storage external;

create table reading (
    id              uuid primary key,
    recording_id    uuid        not null unique references recording (id),
    read_at         timestamptz not null,
    status          text        not null check (status in ('REPORTED', 'ABSTAINED', 'REJECTED')),
    reason          text,
    flagged         boolean     not null,
    heart_rate_bpm  double precision,
    findings        text[]      not null,
    document        text        not null
);
comment on column reading.findings is 'what the findings say, flagged ones first, for the worklist';

create table explanation (
    reading_id     uuid             not null references reading (id),
    finding_id     text             not null,
    method         text             not null,
    deletion_drop  double precision not null,
    random_drop    double precision not null,
    attribution    bytea            not null,
    primary key (reading_id, finding_id)
);
alter table explanation alter column attribution set storage external;

create table review (
    id            uuid primary key,
    recording_id  uuid        not null references recording (id),
    reading_id    uuid        not null references reading (id),
    version       integer     not null check (version > 0),
    lock_version  integer     not null,
    state         text        not null check (state in ('DRAFT', 'SIGNED')),
    reviewer      text        not null,
    content       text        not null,
    created_at    timestamptz not null,
    saved_at      timestamptz not null,
    signed_at     timestamptz check ((signed_at is null) = (state = 'DRAFT')),
    unique (recording_id, version)
);
create unique index review_one_draft on review (recording_id) where state = 'DRAFT';

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is kept as it was written', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger signed_review_stays before update or delete on review
    for each row when (old.state = 'SIGNED') execute function refuse_change();
create trigger reading_stays before update or delete on reading
    for each row execute function refuse_change();
create trigger patient_version_stays before update or delete on patient_version
    for each row execute function refuse_change();

create table audit_event (
    id           bigint generated always as identity primary key,
    at           timestamptz not null,
    actor        text        not null,
    roles        text[]      not null,
    address      text,
    action       text        not null,
    entity_type  text        not null,
    entity_id    text,
    detail       text,
    outcome      text        not null check (outcome in ('SUCCESS', 'REFUSED', 'FAILED'))
);
create index audit_event_by_entity on audit_event (entity_type, entity_id, at);
create index audit_event_by_time on audit_event (at);
create trigger audit_event_stays before update or delete on audit_event
    for each row execute function refuse_change();
create trigger audit_event_is_never_emptied before truncate on audit_event
    for each statement execute function refuse_change();

-- Things that happen once in the life of an archive, whichever replica comes first.
create table milestone (
    name        text primary key,
    reached_at  timestamptz not null
);

-- db-scheduler's table, as its documentation gives it for PostgreSQL.
create table scheduled_tasks (
    task_name             text        not null,
    task_instance         text        not null,
    task_data             bytea,
    execution_time        timestamptz not null,
    picked                boolean     not null,
    picked_by             text,
    last_success          timestamptz,
    last_failure          timestamptz,
    consecutive_failures  integer,
    last_heartbeat        timestamptz,
    version               bigint      not null,
    priority              smallint,
    state                 text,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_by_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);
