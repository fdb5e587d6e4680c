-- What readers change in a reading: waves, beats, intervals. Each row is one change or takes one back; none is ever changed.
-- What models read stays in reading as it is; what it is with the changes goes with the review that they were made for.
create table edit (
    recording_id  uuid        not null references recording (id),
    number        integer     not null check (number > 0),
    author        text        not null,
    made_at       timestamptz not null,
    kind          text        not null,
    content       text        not null,
    takes_back    integer     check ((takes_back is null) = (kind <> 'TAKEN_BACK')),
    primary key (recording_id, number)
);
comment on column edit.number is 'in the order in which they were made, the first one 1';
comment on column edit.content is 'the change in JSON';
comment on column edit.takes_back is 'the number of the change that is taken back';
create trigger edit_stays before update or delete on edit
    for each row execute function refuse_change();
create trigger edits_are_never_emptied before truncate on edit
    for each statement execute function refuse_change();

alter table review add column edits integer not null default 0;
alter table review add column edited_reading text;
comment on column review.edits is 'number of the last edit when it was saved; 0 for none';
comment on column review.edited_reading is 'the reading with the edits in force, in JSON; null where none is';
