-- Whom an access was about, and by which program it was made: what a patient asks for who wants to know who looked.

alter table audit_event add column patients varchar[] not null default '{}';
alter table audit_event add column client text;
comment on column audit_event.patients is 'ids of the patients whose data were seen or changed; of a search those on the page';
comment on column audit_event.client is 'of a token: the program to which it was given';

create index audit_event_by_patient on audit_event using gin (patients) where patients <> '{}';
create index audit_event_by_actor on audit_event (actor, id);

-- Filled here, so that no writer of a row can forget it. What is made from a recording has the recording's id in front.
create function audit_whom() returns trigger language plpgsql as $$
declare
    whose uuid;
begin
    if new.patients <> '{}' or new.entity_id is null then
        return new;
    end if;
    if new.entity_type = 'Patient' then
        new.patients := array[new.entity_id];
    elsif new.entity_id ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}' then
        whose := substr(new.entity_id, 1, 36)::uuid;
        if new.entity_type = 'Review' then
            select review.recording_id into whose from review where review.id = whose;
        end if;
        new.patients := array(
            select patient_id from recording where recording.id = whose and patient_id is not null);
    end if;
    return new;
end $$;
create trigger audit_event_says_whom before insert on audit_event
    for each row execute function audit_whom();
