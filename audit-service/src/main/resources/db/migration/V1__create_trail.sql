-- Every event of every topic, in the order in which it was kept.
create table trail (
  sequence      bigint      primary key,
  event_id      uuid        not null unique,
  type          text        not null,
  source        text        not null,
  event_key     text        not null,
  occurred_at   timestamptz not null,
  topic         text        not null,
  body          bytea       not null,
  previous_hash bytea       not null,
  hash          bytea       not null
);

-- one per filter of GET /trail; its pages are in the order of the sequence
create index trail_key on trail (event_key, sequence);
create index trail_type on trail (type, sequence);
create index trail_topic on trail (topic, sequence);
create index trail_occurred_at on trail (occurred_at, sequence);

-- The last entry's number and hash; whoever appends locks this row first.
create table chain_head (
  id       smallint primary key check (id = 1),
  sequence bigint   not null,
  hash     bytea    not null
);

insert into chain_head values (1, 0, decode(repeat('00', 32), 'hex'));

create function refuse_change_of_trail() returns trigger language plpgsql as $$
begin
  raise exception 'the trail is append-only: % is refused', tg_op using errcode = '42501';
end
$$;

create trigger trail_is_append_only
  before update or delete or truncate on trail
  for each statement execute function refuse_change_of_trail();

create trigger chain_head_stays
  before delete or truncate on chain_head
  for each statement execute function refuse_change_of_trail();
