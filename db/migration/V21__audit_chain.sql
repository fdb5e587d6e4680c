-- The audit trail as evidence (ADR 26): a hash for each row, which takes in the one before it, and for each day a Merkle
-- tree over these hashes with a signed head. Rows are sealed some seconds after they were committed, in the order of
-- their ids.

create table audit_tree (
    number       integer     primary key check (number > 0),
    day          date        not null,
    size         bigint      not null check (size > 0),
    first_event  bigint      not null,
    last_event   bigint      not null check (last_event >= first_event),
    before_hash  bytea       not null,
    last_hash    bytea       not null,
    root         bytea       not null,
    frontier     bytea       not null,
    signature    text        not null,
    signed_by    text        not null,
    sealed_at    timestamptz not null
);
create index audit_tree_by_day on audit_tree (day);
create index audit_tree_by_event on audit_tree (last_event);
comment on column audit_tree.before_hash is 'the last hash of the tree before; 32 zero bytes of the first tree';
comment on column audit_tree.frontier is 'the roots of the full subtrees, the largest first: what growing needs';
comment on column audit_tree.signature is 'Ed25519 of the head, Base64';

create table audit_seal (
    event_id  bigint  primary key,
    tree      integer not null,
    leaf      bigint  not null,
    hash      bytea   not null,
    unique (tree, leaf)
);

-- What the nightly check found; problems is empty where everything was in order.
create table audit_check (
    id        bigint      generated always as identity primary key,
    at        timestamptz not null,
    events    bigint      not null,
    problems  text[]      not null
);

-- A tree grows while it is the last one; nothing else ever changes.
create function refuse_shrinking() returns trigger language plpgsql as $$
begin
    if new.number <> old.number or new.day <> old.day or new.first_event <> old.first_event
            or new.before_hash <> old.before_hash or new.size < old.size
            or exists (select 1 from audit_tree where number > old.number) then
        raise exception '% is kept as it was written', tg_table_name using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create trigger audit_tree_grows before update on audit_tree
    for each row execute function refuse_shrinking();
create trigger audit_tree_stays before delete on audit_tree
    for each row execute function refuse_change();
create trigger audit_tree_is_never_emptied before truncate on audit_tree
    for each statement execute function refuse_change();
create trigger audit_seal_stays before update or delete on audit_seal
    for each row execute function refuse_change();
create trigger audit_seal_is_never_emptied before truncate on audit_seal
    for each statement execute function refuse_change();
create trigger audit_check_stays before update or delete on audit_check
    for each row execute function refuse_change();
create trigger audit_check_is_never_emptied before truncate on audit_check
    for each statement execute function refuse_change();
