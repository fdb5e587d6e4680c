-- Who, in an emergency, saw the machine's reading before their own, and why. A server of before erases a recording without knowing
-- of this table.
create table broken_glass (
    recording_id  uuid        not null references recording (id) on delete cascade,
    reader        text        not null,
    broken_at     timestamptz not null,
    reason        text        not null,
    primary key (recording_id, reader)
);
create index broken_glass_by_time on broken_glass (broken_at);
create trigger broken_glass_stays before update or delete on broken_glass
    for each row execute function refuse_change_but_erasure();
