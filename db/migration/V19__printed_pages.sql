-- The printed page that a recording was taken from: its picture as it was read, and where each lead lies on it. Like the
-- samples it never changes; what somebody mends on it makes another recording.
create table printed_page (
    recording_id  uuid primary key references recording (id),
    page          text   not null,
    unsure_leads  text[] not null,
    jpeg          bytea  not null
);
comment on column printed_page.page is 'layout, gain, resolution, and each lead''s places and confidence, in JSON';
comment on column printed_page.unsure_leads is 'leads whose trace somebody should look at';
alter table printed_page alter column jpeg set storage external;
create trigger printed_page_stays before update or delete on printed_page
    for each row execute function refuse_change();
