-- A search that asks for no order goes by creation, which no later write changes.
create index fhir_resource_by_key on fhir_resource (resource_type, key desc) where not deleted;

-- How many resources have a token is to be known of rarer ones too, those of a patient among a million Observations:
-- taken for frequent, the planner would walk all resources of the type in the order of the page to find them.
alter table fhir_resource alter column tokens set statistics 1000;

-- What is not sorted into the index of tokens yet is read by every search: 1 MB instead of 4.
alter index fhir_resource_by_token set (gin_pending_list_limit = 1024);
