-- Since when the list of erasures is kept outside of the database as well. A database that knows of its list is not served without it:
-- a back-up that was restored would show what was erased since.
create table erasure_list (
    one     boolean     primary key default true check (one),
    since   timestamptz not null,
    listed  integer     not null
);
comment on column erasure_list.listed is 'how many of the erasures known here were in the list when it was last written';
