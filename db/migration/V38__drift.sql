-- What the distance of a reading is measured from: mean and covariance of the vectors of a reference of this site.
create table monitoring_reference (
    set_on      date               primary key,
    readings    bigint             not null,
    mean        double precision[] not null,
    covariance  double precision[] not null
);

-- How far each series has come; the numbers follow from monitored_day and stand here so that a page need not compute them.
create table drift_series (
    name       text              primary key,
    evaluated  date              not null,
    points     integer           not null,
    upward     double precision  not null,
    downward   double precision  not null,
    bound      double precision  not null,
    latest     double precision
);
comment on column drift_series.evaluated is 'the last day that was looked at';
comment on column drift_series.points is 'that were tested: 0 while the reference is being gathered';

create table drift_alarm (
    id               uuid              primary key,
    series           text              not null,
    raised_at        timestamptz       not null,
    raised_on        date              not null,
    since            date              not null,
    before_value     double precision  not null,
    after_value      double precision  not null,
    acknowledged_at  timestamptz,
    acknowledged_by  text,
    reason           text,
    restarts         boolean           not null default false,
    unique (series, raised_on),
    check ((acknowledged_at is null) = (acknowledged_by is null) and (acknowledged_at is null) = (reason is null))
);
create unique index drift_alarm_one_open on drift_alarm (series) where acknowledged_at is null;
create trigger acknowledged_alarm_stays before update or delete on drift_alarm
    for each row when (old.acknowledged_at is not null) execute function refuse_change();
comment on column drift_alarm.since is 'the day from which the series is likely to have changed';
comment on column drift_alarm.restarts is 'what is since then is the new reference';

-- The report of a month, as it was when the month was over; what is signed later does not change it.
create table monthly_report (
    month     date         primary key check (extract(day from month) = 1),
    made_at   timestamptz  not null,
    sha256    text         not null,
    document  bytea        not null
);
create trigger monthly_report_stays before update or delete on monthly_report
    for each row execute function refuse_change();
create trigger monthly_reports_are_never_emptied before truncate on monthly_report
    for each statement execute function refuse_change();
