-- Of which recording another one is the mended form: the worklist shows the mended one in its place once that is read.
alter table recording add column mended_from uuid references recording (id);
comment on column recording.mended_from is 'the recording from paper that was mended into this one; null for all others';
create index recording_mended_from on recording (mended_from) where mended_from is not null;

-- those that were mended before say so in their Observations
update recording m
set mended_from = o.id
from recording o, printed_page g
where g.recording_id = m.id
  and o.id::text = substring(m.resource from '"derivedFrom":\[\{"reference":"Observation/([0-9a-f-]{36})"');
