-- To whom the machine's reading was shown before they were to read the recording first: what they say of it afterwards is no reading
-- of their own.
create table shown_reading (
    recording_id  uuid        not null references recording (id) on delete cascade,
    reader        text        not null,
    shown_at      timestamptz not null,
    primary key (recording_id, reader)
);

-- a server of before V47 erases a recording without knowing of this table
alter table broken_glass drop constraint broken_glass_recording_id_fkey;
alter table broken_glass add constraint broken_glass_of_recording
    foreign key (recording_id) references recording (id) on delete cascade not valid;
alter table broken_glass validate constraint broken_glass_of_recording;
