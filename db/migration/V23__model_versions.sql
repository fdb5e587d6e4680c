-- The versions of models that this site has, with their files: every replica reads with what stands here, and a folder or
-- an upload is only how a version comes in. Only what has stood its checks comes in.
create table model_version (
    id          uuid        primary key,
    name        text        not null,
    version     text        not null,
    sha256      text        not null check (sha256 ~ '^[0-9a-f]{64}$'),
    card        text        not null,
    signed_by   text,
    origin      text        not null check (origin in ('FOLDER', 'UPLOAD')),
    brought_by  text        not null,
    brought_at  timestamptz not null,
    bytes       bigint      not null,
    golden_ms   double precision not null,
    state       text        not null check (state in ('CANDIDATE', 'SHADOW', 'ACTIVE', 'RETIRED', 'WITHDRAWN')),
    since       timestamptz not null,
    unique (name, version)
);
create unique index model_version_one_active on model_version (name) where state = 'ACTIVE';
create unique index model_version_one_shadow on model_version (name) where state = 'SHADOW';
comment on column model_version.name is 'the task that it is for, such as beat';
comment on column model_version.signed_by is 'the configured key whose signature was good; null where it is not signed';
comment on column model_version.golden_ms is 'one run of its golden vector, on the machine that took it in';

create table model_file (
    model_id  uuid  not null references model_version (id),
    file      text  not null,
    content   bytea not null,
    primary key (model_id, file)
);
alter table model_file alter column content set storage external;
create trigger model_file_stays before update or delete on model_file
    for each row execute function refuse_change();

-- What became of them: who moved which version where, when, and why.
create table model_change (
    id          bigint      generated always as identity primary key,
    model_id    uuid        not null references model_version (id),
    at          timestamptz not null,
    who         text        not null,
    from_state  text,
    to_state    text        not null,
    why         text        not null
);
create index model_change_by_model on model_change (model_id, id);
create trigger model_change_stays before update or delete on model_change
    for each row execute function refuse_change();

-- Counts the changes. Whoever changes states holds this row, so that changes come one after another, and each reading
-- looks here whether it still has the models that count.
create table model_generation (
    one         boolean primary key default true check (one),
    generation  bigint  not null
);
insert into model_generation (generation) values (1);
