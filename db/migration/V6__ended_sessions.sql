-- Sessions of pages that were ended by signing out. A session lives in its cookie, and so would a copy of it.
create table ended_session (
    id       uuid primary key,
    ended_at timestamptz not null
);
create index ended_session_by_time on ended_session (ended_at);
comment on table ended_session is 'kept for a day, longer than a cookie holds';
