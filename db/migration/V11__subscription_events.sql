-- How many events each subscription has had: a subscriber sees from the next number that it missed none.
create table subscription_events (
    subscription_id text primary key,
    events          bigint not null
);
