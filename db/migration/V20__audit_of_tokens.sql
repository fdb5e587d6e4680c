-- Of a token: who says so, and of whom. Two providers may each have a user whose name is smith.

alter table audit_event add column issuer text;
alter table audit_event add column subject text;
comment on column audit_event.issuer is 'of a token: the provider that gave it (claim iss)';
comment on column audit_event.subject is 'of a token: whom the provider means (claim sub), unique within the issuer';

create index audit_event_by_subject on audit_event (subject, issuer, id) where subject is not null;
