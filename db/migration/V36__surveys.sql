-- What long recordings come to: templates, counts by the minute, events. It follows from the reading with the edits up to a
-- number, and is kept because it takes a second to work out: a row never changes, and one that is lost is worked out anew.
create table survey (
    recording_id  uuid        not null references recording (id),
    edits         integer     not null check (edits >= 0),
    content       text        not null,
    primary key (recording_id, edits)
);
comment on column survey.edits is 'number of the last edit in the reading that it is of; 0 for the models'' own';
comment on column survey.content is 'in JSON';
