-- Who reads what just now, so that no two read the same unawares. A claim ends by itself.
create table claim (
    recording_id  uuid        primary key references recording (id),
    reader        text        not null,
    claimed_at    timestamptz not null,
    expires_at    timestamptz not null
);
create index claim_by_end on claim (expires_at);

-- Filters of the worklist that a reader keeps under a name.
create table worklist_view (
    owner  text not null,
    name   text not null,
    query  text not null,
    primary key (owner, name)
);
comment on column worklist_view.query is 'as it stands in the address of the page, without the page''s number';

-- Moves on after the worklist has changed. Every replica looks at it and tells the readers who have its pages open; a
-- sequence takes no lock that writers of recordings would queue for.
create sequence worklist_changes;
