-- HL7 v2 messages that were taken, so that one that is sent again is acknowledged and does nothing.
create table hl7v2_message (
    sender      text        not null,
    control_id  text        not null,
    content     bytea       not null,
    received_at timestamptz not null,
    primary key (sender, control_id)
);
create index hl7v2_message_by_time on hl7v2_message (received_at);
comment on column hl7v2_message.content is 'SHA-256 of what it says: a sender may begin its control ids again';
