-- What speaks against how a printed page was read: the list says so of each recording, beside the leads whose trace is unsure.
alter table printed_page add column doubts text[] not null default '{}';
comment on column printed_page.doubts is 'what speaks against how the page was read, in words; mostly none';
