-- Whose page it is may be said by one sender and said otherwise by another: who reads the page is to know which of them said what.
alter table unread_page add column patient_by text;
alter table unread_page add column other_by text;
comment on column unread_page.patient_by is 'who said whose it is; null where nobody did, or an older server kept it';
comment on column unread_page.other_by is 'who said so when it was sent again; null where nobody did, or an older server kept it';
