-- Accounts that administrators make, sessions that can be listed and ended, and failed attempts that all replicas count.

create table account (
    name             text        primary key check (name ~ '^[A-Za-z0-9._@-]{1,64}$'),
    role             text        not null check (role in ('CARDIOLOGIST', 'EHR', 'ADMIN')),
    password_hash    text        not null,
    blocked          boolean     not null,
    must_change      boolean     not null,
    created_by       text        not null,
    created_at       timestamptz not null,
    password_set_at  timestamptz not null
);
comment on table account is 'an account here stands before one of the same name in the configuration';
comment on column account.password_hash is 'bcrypt, modular crypt format';
comment on column account.must_change is 'somebody else knows the password: nothing else can be done before it is changed';

create table page_session (
    id          uuid        primary key,
    account     text        not null,
    started_at  timestamptz not null,
    seen_at     timestamptz not null,
    address     text,
    agent       text,
    ended_at    timestamptz
);
create index page_session_by_account on page_session (account, seen_at);
create index page_session_by_time on page_session (seen_at);
comment on column page_session.seen_at is 'to five minutes; rows are kept for a day after it, longer than a cookie holds';

-- Sessions that were ended before stay so.
insert into page_session (id, account, started_at, seen_at, ended_at)
    select id, '', ended_at, ended_at, ended_at from ended_session;
-- servers of the version before still write to it while they are replaced one by one
comment on table ended_session is 'not used any more; to be dropped with a later version';

create table failed_sign_in (
    source   bytea       primary key,
    tries    integer     not null,
    last_at  timestamptz not null
);
create index failed_sign_in_by_time on failed_sign_in (last_at);
comment on column failed_sign_in.source is 'SHA-256 of name and address, or of the name: what is typed may be a password';
