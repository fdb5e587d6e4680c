-- An erasure that is done again after a restore keeps the time at which it was first done: what came after that is not part of it, with
-- whatever list it is done the next time.
alter table erasure add column first_at timestamptz;
comment on column erasure.first_at is 'null where a version of before wrote the row: at';
-- PAGE is the picture of a printed page that waited to be laid out; the server alone writes here, and knows its kinds
alter table erased_item drop constraint erased_item_kind_check;
