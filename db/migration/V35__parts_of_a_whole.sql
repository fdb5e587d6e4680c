-- Recordings that are consecutive parts of one that was too long to be taken in as one.
alter table recording add column whole text;
alter table recording add column part integer check (part > 0);
alter table recording add column parts integer check (parts >= part);
alter table recording add constraint recording_part_of_whole
    check ((whole is null) = (part is null) and (whole is null) = (parts is null));
comment on column recording.whole is 'SHA-256 of the file that the parts came from; null for a recording that is whole';
comment on column recording.part is 'which part it is, the first one 1';
comment on column recording.parts is 'how many parts there are';
create index recording_whole on recording (whole, part) where whole is not null;

-- those that came before say so in their Observations
update recording r
set whole = split_part(named.value, '/', 1),
    part = substring(named.value from '/(\d+)-of-')::integer,
    parts = substring(named.value from '-of-(\d+)$')::integer
from (
    select o.id, identifier ->> 'value' as value
    from recording o
        cross join lateral jsonb_array_elements(o.resource::jsonb -> 'identifier') identifier
    where identifier ->> 'system' = 'https://einthoven.org/fhir/file-sha256-part'
) named
where named.id = r.id and named.value ~ '^[0-9a-f]{64}/\d+-of-\d+$';
