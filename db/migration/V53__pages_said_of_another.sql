-- A page that waits may be sent again, for a patient, or for another one than before: the reader who lays it out sees both.
alter table unread_page add column other_patient text;
comment on column unread_page.other_patient is 'whose it is, as it was said when it was sent again; null where that was the same or nothing';
create index unread_page_sender on unread_page (sent_by);
