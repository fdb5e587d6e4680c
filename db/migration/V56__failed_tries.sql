-- Tries that ended in an exception; consecutive_failures also counts those during which the process died.
alter table scheduled_tasks add column failed_tries integer not null default 0;
