-- One store for all FHIR resources: every version of each, and what the newest is found by. What is rendered from a
-- recording and its reading has no body here: its row says from which recording.

create sequence fhir_resource_key increment by 100;

create table fhir_version (
    resource       bigint      not null,
    version        integer     not null check (version > 0),
    resource_type  text        not null,
    id             text        not null,
    updated_at     timestamptz not null,
    method         text        not null check (method in ('POST', 'PUT', 'DELETE')),
    body           text,
    recording_id   uuid,
    primary key (resource, version)
);
comment on table fhir_version is 'kept as it was written: history, and the body of what stands today';
create index fhir_version_by_time on fhir_version (updated_at desc, resource desc, version desc);
create index fhir_version_by_type on fhir_version (resource_type, updated_at desc, resource desc, version desc);
create trigger fhir_version_stays before update or delete on fhir_version
    for each row execute function refuse_change();

create table fhir_resource (
    key            bigint      primary key,
    resource_type  text        not null,
    id             text        not null,
    version        integer     not null,
    updated_at     timestamptz not null,
    deleted        boolean     not null,
    recording_id   uuid        references recording (id),
    tokens         bigint[]    not null,
    unique (resource_type, id)
);
comment on column fhir_resource.tokens is 'hashes of what is searched by equality: codes, identifiers, references, addresses';
create index fhir_resource_by_token on fhir_resource using gin (tokens);
create index fhir_resource_by_update on fhir_resource (resource_type, updated_at desc, key desc) where not deleted;
create index fhir_resource_by_recording on fhir_resource (recording_id) where recording_id is not null;

-- What is not searched by equality. A place is an element of a resource type, by hash.
create table fhir_reference (
    resource     bigint not null,
    place        bigint not null,
    target_type  text   not null,
    target_id    text   not null
);
create index fhir_reference_by_target on fhir_reference (target_id, target_type, place);
create index fhir_reference_by_resource on fhir_reference (resource);

create table fhir_string (
    resource  bigint  not null,
    place     bigint  not null,
    first     boolean not null,
    folded    text    not null,
    exact     text    not null
);
comment on column fhir_string.folded is 'lower case without accents, cut at 200 characters';
create index fhir_string_by_text on fhir_string (place, folded text_pattern_ops);
create index fhir_string_by_resource on fhir_string (resource);

create table fhir_date (
    resource  bigint      not null,
    place     bigint      not null,
    first     boolean     not null,
    low       timestamptz not null,
    high      timestamptz not null
);
comment on column fhir_date.high is 'the first instant after it';
create index fhir_date_by_low on fhir_date (place, low desc, resource desc);
create index fhir_date_by_resource on fhir_date (resource);

create table fhir_quantity (
    resource  bigint           not null,
    place     bigint           not null,
    first     boolean          not null,
    low       double precision not null,
    high      double precision not null,
    system    text,
    code      text,
    unit      text
);
create index fhir_quantity_by_low on fhir_quantity (place, low, resource);
create index fhir_quantity_by_resource on fhir_quantity (resource);

-- Versions of patients move over; what they are found by is filled when the server starts.
insert into fhir_resource (key, resource_type, id, version, updated_at, deleted, tokens)
select nextval('fhir_resource_key'), 'Patient', p.id, p.version, p.updated_at, false, '{}' from patient p;

insert into fhir_version (resource, version, resource_type, id, updated_at, method, body)
select r.key, v.version, 'Patient', v.patient_id, v.updated_at, case v.version when 1 then 'POST' else 'PUT' end, v.resource
from patient_version v join fhir_resource r on r.resource_type = 'Patient' and r.id = v.patient_id;

drop table patient_version;
alter table patient drop column resource;
drop table fhir_index;
drop table fhir_model;
