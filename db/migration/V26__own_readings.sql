-- What readers want of the pages for themselves.
create table reader_choice (
    reader       text    primary key,
    blind_first  boolean not null default false,
    language     text
);

-- What a reader said of a recording before seeing what the machine says of it, what the machine said, and what the reader
-- signed in the end: by it a reader, and nobody else, sees how the machine sways them.
create table own_reading (
    recording_id  uuid        not null references recording (id),
    reader        text        not null,
    own           text[]      not null,
    machine       text[]      not null,
    words         text        not null,
    committed_at  timestamptz not null,
    primary key (recording_id, reader)
);
create index own_reading_by_reader on own_reading (reader);
comment on column own_reading.own is 'names of diagnosis.ReaderStatement';
create trigger own_reading_stays before update or delete on own_reading
    for each row execute function refuse_change();

create table own_reading_end (
    recording_id  uuid        not null,
    reader        text        not null,
    stated        text[]      not null,
    reworded      text[]      not null,
    ended_at      timestamptz not null,
    primary key (recording_id, reader),
    foreign key (recording_id, reader) references own_reading (recording_id, reader)
);
comment on column own_reading_end.reworded is 'what was put in other words: whether it still says the same is not judged';
create trigger own_reading_end_stays before update or delete on own_reading_end
    for each row execute function refuse_change();
