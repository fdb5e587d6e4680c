alter table explanation add column wave_shares text;
comment on column explanation.wave_shares is
    'what each part of the beats adds to the log-odds of the finding, as JSON; null for readings before there was such';
