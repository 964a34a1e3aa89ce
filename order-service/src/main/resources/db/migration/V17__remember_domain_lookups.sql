-- What registries of domains and the DNS said last (R-DOM-1 to R-DOM-6), so that nobody is asked the
-- same again soon. asked_at without answered_at, or later than it: there was no answer. What a
-- registry says, which includes who holds the domain, is sealed as a whole.
create table domain_lookup (
  question     text        primary key,
  asked_at     timestamptz not null,
  answered_at  timestamptz,
  told         text,
  registration text
);

create index domain_lookup_asked on domain_lookup (asked_at);
