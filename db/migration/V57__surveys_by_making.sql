-- Surveys, each with the way in which it was made: servers of different versions keep their own beside one another, and none
-- shows what another made. Servers of before know the table survey, which goes one version later; as they do not delete from
-- here, rows go with their recording.
create table survey_by_making (
    recording_id  uuid        not null references recording (id) on delete cascade,
    edits         integer     not null check (edits >= 0),
    making        integer     not null,
    content       text        not null,
    primary key (recording_id, edits, making)
);
comment on column survey_by_making.edits is 'number of the last edit in the reading that it is of; 0 for the models'' own';
comment on column survey_by_making.making is 'number of the way in which it was made, from 2 on; others than the latest can be deleted';
comment on column survey_by_making.content is 'in JSON';
