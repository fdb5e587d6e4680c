alter table explanation add column lead_shares text;
comment on column explanation.lead_shares is
    'what the leads of each region add to the log-odds of the finding, as JSON; null for readings before there was such';
