-- What the newest signed review states, so that the worklist shows that and no longer what the machine found.

alter table recording add column signed_statements text[];
comment on column recording.signed_statements is 'what stands of the findings, flagged ones first, then what was added';

update recording r set signed_statements = array(
    select stated.text from (
        select 0 as part, finding.value ->> 'flagged' as flagged, finding.ordinality as place,
               coalesce(decision.value ->> 'changedText', finding.value ->> 'display') as text
        from reading d, jsonb_array_elements(d.document::jsonb -> 'findings') with ordinality finding
            left join jsonb_array_elements(v.content::jsonb -> 'decisions') decision
                on decision.value ->> 'findingId' = finding.value ->> 'id'
        where d.id = v.reading_id and decision.value ->> 'verdict' is distinct from 'REJECTED'
        union all
        select 1, null, added.ordinality, added.value
        from jsonb_array_elements_text(v.content::jsonb -> 'added') with ordinality added
    ) stated order by stated.part, stated.flagged desc, stated.place)
from review v
where v.recording_id = r.id and v.state = 'SIGNED'
    and v.version = (select max(w.version) from review w where w.recording_id = r.id and w.state = 'SIGNED');
