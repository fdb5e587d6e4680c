-- What FHIR clients search by. One row a resource: source and derived Observations and DiagnosticReports, written in the
-- transaction that makes them. The resources themselves are rendered from the recording and its reading.

create table fhir_index (
    resource_type  text        not null check (resource_type in ('Observation', 'DiagnosticReport')),
    id             text        not null,
    recording_id   uuid        not null references recording (id),
    status         text        not null,
    code           text,
    sent_codes     text[],
    value_code     text,
    subject        text,
    patient_id     text,
    starts_at      timestamptz,
    ends_at        timestamptz,
    derived_from   text,
    results        text[],
    updated_at     timestamptz not null,
    primary key (resource_type, id)
);
comment on column fhir_index.code is 'of what is rendered: the first coding stands for all, they never differ';
comment on column fhir_index.sent_codes is 'of what was sent: each coding as code, system|code or |code';
comment on column fhir_index.value_code is 'of a statement: the code of the finding';
comment on column fhir_index.ends_at is 'the first instant after it';
comment on column fhir_index.results is 'of a report: the ids of its Observations';

create index fhir_index_by_recording on fhir_index (recording_id);
create index fhir_index_by_update on fhir_index (resource_type, updated_at desc, id desc);
create index fhir_index_by_patient on fhir_index (patient_id, resource_type, updated_at desc, id desc)
    where patient_id is not null;
create index fhir_index_by_subject on fhir_index (subject, resource_type) where patient_id is null;
create index fhir_index_by_code on fhir_index (code, starts_at desc, id desc) where code is not null;
create index fhir_index_by_sent_code on fhir_index using gin (sent_codes) where sent_codes is not null;
create index fhir_index_by_finding on fhir_index (value_code, updated_at desc, id desc) where value_code is not null;

-- Every model version that ever took part in a reading, so that its Device can be read when the model is gone.
create table fhir_model (
    device_id  text primary key,
    name       text not null,
    version    text not null,
    sha256     text not null
);
