-- Whom an access was about, also where the resource is no recording: whomever it refers to.

create or replace function audit_whom() returns trigger language plpgsql as $$
declare
    whose uuid;
begin
    if new.patients <> '{}' or new.entity_id is null then
        return new;
    end if;
    if new.entity_type = 'Patient' then
        new.patients := array[new.entity_id];
        return new;
    end if;
    if new.entity_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}' then
        whose := substr(new.entity_id, 1, 36)::uuid;
        if new.entity_type = 'Review' then
            select review.recording_id into whose from review where review.id = whose;
        end if;
        new.patients := array(
            select patient_id from recording where recording.id = whose and patient_id is not null);
    end if;
    if new.patients = '{}' then
        new.patients := array(
            select distinct x.target_id::varchar from fhir_resource r join fhir_reference x on x.resource = r.key
            where r.resource_type = new.entity_type and r.id = new.entity_id and x.target_type = 'Patient' limit 100);
    end if;
    return new;
end $$;
