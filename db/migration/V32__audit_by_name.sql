-- Who took part is searched by the beginning of their name, in upper or lower case.
drop index audit_event_by_actor;
create index audit_event_by_actor on audit_event (lower(actor) text_pattern_ops, id);
