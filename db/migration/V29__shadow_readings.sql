-- What versions that are being tried say of recordings, apart from the readings: no reader and no report gets it.
create table shadow_reading (
    model_id      uuid        not null references model_version (id),
    recording_id  uuid        not null references recording (id),
    read_at       timestamptz not null,
    status        text        not null check (status in ('REPORTED', 'ABSTAINED', 'REJECTED')),
    document      text        not null,
    primary key (model_id, recording_id)
);
create index shadow_reading_by_recording on shadow_reading (recording_id);
create trigger shadow_reading_stays before update or delete on shadow_reading
    for each row execute function refuse_change();

-- "Read again under version X": recordings in the order of their ids, which is that of their arrival.
create table rereading (
    id           uuid        primary key,
    model_id     uuid        not null references model_version (id),
    asked_by     text        not null,
    asked_at     timestamptz not null,
    from_at      timestamptz not null,
    until_at     timestamptz not null,
    state        text        not null check (state in ('RUNNING', 'STOPPED', 'DONE', 'FAILED')),
    position     uuid        not null,
    total        bigint      not null,
    done         bigint      not null,
    worked_ms    bigint      not null,
    error        text
);
create unique index rereading_one_runs on rereading (model_id) where state = 'RUNNING';
comment on column rereading.position is 'the last recording that is done: written in the transaction that keeps what was read';

create table shadow_task (like scheduled_tasks including all);

-- One administrator's word for a promotion that takes two. It counts as long as nothing about any model has changed since.
create table model_proposal (
    model_id    uuid        primary key references model_version (id),
    who         text        not null,
    at          timestamptz not null,
    why         text        not null,
    generation  bigint      not null
);
