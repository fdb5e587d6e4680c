-- What the server may do where it has a role of its own (einthoven_server): read and write rows, and add to the audit trail and the
-- erasures. It can neither
-- change tables nor switch off what they refuse. Runs after each start's migrations, so that new tables are covered; without
-- the role nothing is done, and the server is the owner.
do $$
declare
    kept record;
begin
    if exists (select 1 from pg_roles where rolname = 'einthoven_server') then
        grant usage on schema public to einthoven_server;
        grant select, insert, update, delete on all tables in schema public to einthoven_server;
        grant usage, select on all sequences in schema public to einthoven_server;
        for kept in
            select * from (values ('audit_event', 'update, delete'), ('audit_seal', 'update, delete'),
                ('audit_check', 'update, delete'), ('audit_tree', 'delete'), ('erasure', 'update, delete'),
                ('erased_item', 'update, delete'), ('site_key', 'update, delete'), ('erasure_list', 'delete')) as t(name, rights)
        loop
            -- the tables of an older version, into which its back-up is restored, have not all of them
            if to_regclass('public.' || kept.name) is not null then
                execute format('revoke %s on public.%I from einthoven_server', kept.rights, kept.name);
            end if;
        end loop;
        revoke insert, update, delete on flyway_schema_history from einthoven_server;
        -- whoever can make temporary tables can put them before ours; the owner alone may say so
        if (select pg_has_role(datdba, 'USAGE') from pg_database where datname = current_database()) then
            execute format('revoke temporary on database %I from public', current_database());
        end if;
    end if;
end $$;
