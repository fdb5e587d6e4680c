-- Pictures of printed ECGs that could not be read by themselves and wait for a reader to lay them out by hand. Once that is done, or
-- somebody says that it is not worth it, or it has waited for too long, the row goes.
create table unread_page (
    id           uuid        primary key,
    file_hash    text        not null unique,
    file_name    text        not null,
    reason       text        not null,
    patient      text,
    sent_by      text        not null,
    received_at  timestamptz not null,
    width_px     integer     not null,
    height_px    integer     not null,
    outline      text,
    jpeg         bytea       not null
);
comment on column unread_page.file_hash is 'SHA-256 of the file, which the recording made of it will bear';
comment on column unread_page.reason is 'why it was not read';
comment on column unread_page.patient is 'whose it is, as its sender said; null where nothing was said';
comment on column unread_page.outline is 'of the grid, in JSON; null where none was found';
alter table unread_page alter column jpeg set storage external;
create index unread_page_received on unread_page (received_at);
