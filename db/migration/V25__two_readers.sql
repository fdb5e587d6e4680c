-- What the first and the second reader say of a recording, each without knowing what the other says. Kept as it was given;
-- the review that is made of both is what is signed and goes out.
create table independent_review (
    recording_id  uuid        not null references recording (id),
    reader        text        not null,
    content       text        not null,
    committed_at  timestamptz not null,
    primary key (recording_id, reader)
);
create trigger independent_review_stays before update or delete on independent_review
    for each row execute function refuse_change();
