-- A Timing was indexed event by event and is by its outer limits now: what has several times at one place
-- loses its index, and gets it anew after the next start like all that is not indexed yet.
update fhir_resource r set tokens = '{}'
where exists (select 1 from fhir_date d where d.resource = r.key group by d.place having count(*) > 1);
