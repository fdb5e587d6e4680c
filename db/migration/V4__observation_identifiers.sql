-- The sender's own identifiers of an Observation, to search by and to see a recording that is sent again.

alter table fhir_index add column identifiers text[];
comment on column fhir_index.identifiers is 'of what was sent: each identifier as value, system|value or |value';

update fhir_index i set identifiers = sent.ways
from (
    select r.id, array_agg(way) as ways
    from recording r
        cross join lateral jsonb_array_elements(r.resource::jsonb -> 'identifier') identifier
        cross join lateral unnest(array[
            identifier ->> 'value', coalesce(identifier ->> 'system', '') || '|' || (identifier ->> 'value')]) way
    where identifier ->> 'value' is not null
    group by r.id
) sent
where i.resource_type = 'Observation' and i.id = sent.id::text;

create index fhir_index_by_identifier on fhir_index using gin (identifiers) where identifiers is not null;

-- Marks that turn the writing direction can make a name read as another one: names are shown without them.
update patient
set display = translate(display, U&'\202A\202B\202C\202D\202E\2066\2067\2068\2069', '')
where display ~ U&'[\202A-\202E\2066-\2069]';
