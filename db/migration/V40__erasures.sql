-- What was erased on request: nobody's name, but hashes by which it can be shown what went, and by which a restored back-up finds
-- it again. Rows that are kept as they were written go in a transaction that writes down an erasure, and in no other.
create table site_key (
    one  boolean primary key default true check (one),
    key  bytea   not null
);
comment on table site_key is 'keys the hashes of what was erased, so that a list of them tells nothing by itself';
-- two version 4 UUIDs have 244 random bits
insert into site_key (key) values (sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')));
create trigger site_key_stays before update or delete on site_key
    for each row execute function refuse_change();

create table erasure (
    id              uuid        primary key,
    at              timestamptz not null,
    who             text        not null,
    reason          text        not null,
    person          text        not null,
    recordings      integer     not null,
    resources       integer     not null,
    digest          text        not null,
    transaction     xid8        not null default pg_current_xact_id(),
    transaction_at  timestamptz not null default transaction_timestamp()
);
comment on column erasure.person is 'keyed SHA-256 of whose data it were';
comment on column erasure.digest is 'SHA-256 over what is in erased_item';
comment on column erasure.transaction is 'with transaction_at: the one transaction that may delete';
create trigger erasure_stays before update or delete on erasure
    for each row execute function refuse_change();

create table erased_item (
    erasure_id  uuid   not null references erasure (id),
    kind        text   not null check (kind in ('RECORDING', 'SAMPLES', 'READING', 'REVIEW', 'RESOURCE')),
    hash        text   not null,
    primary key (erasure_id, kind, hash)
);
comment on column erased_item.hash is 'of a recording SHA-256 of its id, of all else keyed SHA-256 of its content';
create trigger erased_item_stays before update or delete on erased_item
    for each row execute function refuse_change();

create function is_erasing() returns boolean language sql stable as $$
    select exists (select 1 from erasure
        where transaction = pg_current_xact_id() and transaction_at = transaction_timestamp())
$$;

create function refuse_change_but_erasure() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and is_erasing() then
        return old;
    end if;
    -- a recording that was filed under the wrong patient for a while stays, and forgets that patient
    if tg_table_name = 'correction' and is_erasing() then
        return new;
    end if;
    raise exception '% is kept as it was written', tg_table_name using errcode = 'restrict_violation';
end $$;

drop trigger signed_review_stays on review;
create trigger signed_review_stays before update or delete on review
    for each row when (old.state = 'SIGNED') execute function refuse_change_but_erasure();
drop trigger reading_stays on reading;
create trigger reading_stays before update or delete on reading
    for each row execute function refuse_change_but_erasure();
drop trigger fhir_version_stays on fhir_version;
create trigger fhir_version_stays before update or delete on fhir_version
    for each row execute function refuse_change_but_erasure();
drop trigger correction_stays on correction;
create trigger correction_stays before update or delete on correction
    for each row execute function refuse_change_but_erasure();
drop trigger printed_page_stays on printed_page;
create trigger printed_page_stays before update or delete on printed_page
    for each row execute function refuse_change_but_erasure();
drop trigger independent_review_stays on independent_review;
create trigger independent_review_stays before update or delete on independent_review
    for each row execute function refuse_change_but_erasure();
drop trigger own_reading_stays on own_reading;
create trigger own_reading_stays before update or delete on own_reading
    for each row execute function refuse_change_but_erasure();
drop trigger own_reading_end_stays on own_reading_end;
create trigger own_reading_end_stays before update or delete on own_reading_end
    for each row execute function refuse_change_but_erasure();
drop trigger printed_report_stays on printed_report;
create trigger printed_report_stays before update or delete on printed_report
    for each row execute function refuse_change_but_erasure();
drop trigger edit_stays on edit;
create trigger edit_stays before update or delete on edit
    for each row execute function refuse_change_but_erasure();
drop trigger shadow_reading_stays on shadow_reading;
create trigger shadow_reading_stays before update or delete on shadow_reading
    for each row execute function refuse_change_but_erasure();
drop trigger training_member_stays on training_member;
create trigger training_member_stays before update or delete on training_member
    for each row execute function refuse_change_but_erasure();
