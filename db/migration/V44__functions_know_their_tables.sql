-- Without a path of its own a function looks for tables in the caller's, and there in pg_temp before anything else: a temporary table
-- called "erasure" would let a signed review go without a trace. Whoever replaces one of these functions has to say so again.
alter function is_erasing() set search_path = pg_catalog, public, pg_temp;
alter function refuse_change() set search_path = pg_catalog, public, pg_temp;
alter function refuse_change_but_erasure() set search_path = pg_catalog, public, pg_temp;
alter function refuse_shrinking() set search_path = pg_catalog, public, pg_temp;
alter function audit_whom() set search_path = pg_catalog, public, pg_temp;
