-- What the server may do where it has a role of its own (einthoven_server): read and write rows, and add to the audit trail and the
-- erasures. It can neither
-- change tables nor switch off what they refuse. Runs after each start's migrations, so that new tables are covered; without
-- the role nothing is done, and the server is the owner.
do $$
begin
    if exists (select 1 from pg_roles where rolname = 'einthoven_server') then
        grant usage on schema public to einthoven_server;
        grant select, insert, update, delete on all tables in schema public to einthoven_server;
        grant usage, select on all sequences in schema public to einthoven_server;
        revoke update, delete on audit_event, audit_seal, audit_check from einthoven_server;
        revoke delete on audit_tree from einthoven_server;
        revoke update, delete on erasure, erased_item, site_key from einthoven_server;
        revoke delete on erasure_list from einthoven_server;
        revoke insert, update, delete on flyway_schema_history from einthoven_server;
        -- whoever can make temporary tables can put them before ours; the owner alone may say so
        if (select pg_has_role(datdba, 'USAGE') from pg_database where datname = current_database()) then
            execute format('revoke temporary on database %I from public', current_database());
        end if;
    end if;
end $$;
