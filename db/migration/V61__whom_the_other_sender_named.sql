-- An older server that is still running writes other_patient alone: other_by is then of who was named before.
set local lock_timeout = '5s';
alter table unread_page add column other_by_of text;
comment on column unread_page.other_by_of is 'the patient whom other_by named; other_by counts where that is other_patient';
