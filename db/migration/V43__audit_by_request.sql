-- The request in which it was done, or that gave rise to it: the same id stands in the answer and in the log.
alter table audit_event add column request_id varchar(64);
