-- What PostgreSQL can index is bounded: of a long text the index holds the beginning, and the whole stands beside it.
alter table fhir_string add column whole text;
comment on column fhir_string.whole is 'all of a text of which folded is the beginning; null where folded is all';
comment on column fhir_string.exact is 'as it was written, cut at 4,000 characters';

-- What was cut before, and what refers to resources here by the address of this server, is indexed anew at the next start.
update fhir_resource r
set tokens = '{}'
where not r.deleted
  and (exists (select 1 from fhir_string x where x.resource = r.key and length(x.exact) >= 199)
    or exists (select 1 from fhir_version v where v.resource = r.key and v.version = r.version
        and v.body like '%"reference":"http%/fhir/%'));
delete from milestone where name = 'fhir-store';
