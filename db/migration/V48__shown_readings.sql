-- To whom the machine's reading was shown before they were to read the recording first: what they say of it afterwards is no reading
-- of their own.
create table shown_reading (
    recording_id  uuid        not null references recording (id) on delete cascade,
    reader        text        not null,
    shown_at      timestamptz not null,
    primary key (recording_id, reader)
);
