-- Orders whose personal data is erased, so that none of theirs that arrives later brings any back.
create table erasure (
  event_key text        primary key,
  erased_at timestamptz not null
);
