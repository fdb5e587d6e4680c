-- By the reference that a sender wrote, which an erasure, an export and a replay after a restore look for. What a first attempt left
-- behind that was broken off is of no use.
drop index concurrently if exists recording_by_subject;
create index concurrently recording_by_subject on recording (subject);
