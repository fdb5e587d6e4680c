-- What readers corrected and confirmed, frozen to be learned from. A set never changes; a later one is another version of it.
create table patient_split (
    one           boolean     primary key default true check (one),
    key           bytea       not null,
    test_percent  integer     not null check (test_percent between 1 and 99),
    chosen_at     timestamptz not null
);
comment on table patient_split is 'by which patients are shared out into those who only ever test models and five folds: chosen once';
create trigger patient_split_stays before update or delete on patient_split
    for each row execute function refuse_change();

create table training_set (
    id              uuid        primary key,
    name            text        not null check (name ~ '^[a-z][a-z0-9-]{0,29}$'),
    version         integer     not null check (version > 0),
    made_at         timestamptz not null,
    made_by         text        not null,
    accepted        boolean     not null,
    recordings      integer     not null,
    people          integer     not null,
    of_test         integer     not null,
    of_public_test  integer     not null,
    without_truth   integer     not null,
    digest          text        not null,
    unique (name, version)
);
comment on column training_set.accepted is 'whether what was merely accepted after the machine was shown counts as truth';
comment on column training_set.of_test is 'recordings left out since their patients only test';
comment on column training_set.of_public_test is 'recordings left out since they call themselves test records of a published set';
comment on column training_set.without_truth is 'recordings left out since nothing of them says more than the machine did';
comment on column training_set.digest is 'SHA-256 over the members in their order';
create trigger training_set_stays before update or delete on training_set
    for each row execute function refuse_change();

create table training_member (
    set_id          uuid     not null references training_set (id),
    number          integer  not null check (number > 0),
    recording_id    uuid     not null references recording (id),
    review_version  integer  not null,
    person          integer  not null,
    fold            smallint not null check (fold between 0 and 4),
    age             integer,
    sex             text,
    samples_sha256  text     not null,
    labels_sha256   text     not null,
    primary key (set_id, number)
);
comment on column training_member.number is 'in random order';
comment on column training_member.person is 'the same for all recordings of one patient in this set, in random order';
comment on column training_member.age is 'whole years; 300 above 89, as PTB-XL has it';
create index training_member_by_recording on training_member (recording_id);
create trigger training_member_stays before update or delete on training_member
    for each row execute function refuse_change();

create table training_count (
    set_id  uuid   not null references training_set (id),
    kind    text   not null check (kind in ('BEAT', 'WAVE', 'PRESENT', 'ABSENT')),
    label   text   not null,
    source  text   not null check (source in ('CORRECTED', 'CONFIRMED_BLIND', 'ADJUDICATED', 'ACCEPTED')),
    count   bigint not null,
    primary key (set_id, kind, label, source)
);
create trigger training_count_stays before update or delete on training_count
    for each row execute function refuse_change();
