-- What is watched of each reading: a few named numbers, written in the transaction that stores the reading. No patient, and
-- nothing of the trace. Rows are summed up by day and dropped after a time (einthoven.monitoring.keep).
create table monitored_reading (
    recording_id  uuid               primary key,
    day           date               not null,
    device        text               not null,
    models        text               not null,
    measures      text[]             not null,
    amounts       double precision[] not null,
    vector        double precision[],
    summed        boolean            not null default false
);
create index monitored_reading_by_day on monitored_reading (day);
create index monitored_reading_open on monitored_reading (day) where not summed;
comment on column monitored_reading.day is 'UTC, when it was read';
comment on column monitored_reading.models is 'names and versions, in the order of the names, with ", " between them';
comment on column monitored_reading.vector is 'what the distance is computed of: monitoring.ReadingVector';

-- What a signature makes true of the reading before it; an amendment takes its place.
create table monitored_review (
    recording_id   uuid               primary key,
    day            date               not null,
    month          date               not null,
    reader         text               not null,
    withdrawn      boolean            not null default false,
    device         text               not null,
    models         text               not null,
    sex            text               not null,
    decade         integer            not null,
    measures       text[]             not null,
    amounts        double precision[] not null,
    items          text[]             not null,
    hits           integer[]          not null,
    false_alarms   integer[]          not null,
    misses         integer[]          not null,
    undecided      integer[]          not null,
    statements     text[]             not null,
    probabilities  double precision[] not null,
    truths         boolean[]          not null,
    decided        text[]             not null,
    verdicts       text[]             not null,
    summed         boolean            not null default false
);
create index monitored_review_by_day on monitored_review (day);
create index monitored_review_by_month on monitored_review (month);
create index monitored_review_open on monitored_review (month, day) where not summed;
comment on column monitored_review.decade is 'of age, such as 60; -1 where it is not known';

-- Sums, which the pages read. They are computed anew for a day or month of which something has changed.
create table monitored_day (
    measure   text              not null,
    day       date              not null,
    device    text              not null,
    models    text              not null,
    readings  bigint            not null,
    total     double precision  not null,
    squares   double precision  not null,
    primary key (measure, day, device, models)
);
create index monitored_day_by_day on monitored_day (day);

create table site_performance (
    month         date     not null,
    item          text     not null,
    device        text     not null,
    models        text     not null,
    sex           text     not null,
    decade        integer  not null,
    hits          bigint   not null,
    false_alarms  bigint   not null,
    misses        bigint   not null,
    undecided     bigint   not null,
    primary key (month, item, device, models, sex, decade)
);

create table site_calibration (
    month          date              not null,
    statement      text              not null,
    bin            integer           not null check (bin between 0 and 9),
    device         text              not null,
    models         text              not null,
    answers        bigint            not null,
    probabilities  double precision  not null,
    positives      bigint            not null,
    squares        double precision  not null,
    primary key (month, statement, bin, device, models)
);
comment on column site_calibration.squares is 'of the difference of probability and truth';

create table reader_verdict (
    month     date    not null,
    reader    text    not null,
    finding   text    not null,
    verdict   text    not null,
    readings  bigint  not null,
    primary key (month, reader, finding, verdict)
);
