-- Events waiting for the relay; the columns are those of Debezium's outbox router. A row is gone
-- once the broker has acknowledged it.
create sequence outbox_position;

create table outbox (
  position      bigint      primary key default nextval('outbox_position'),
  id            uuid        not null,
  aggregatetype text        not null,
  aggregateid   text        not null,
  type          text        not null,
  payload       text        not null,
  occurred_at   timestamptz not null,
  recorded_at   timestamptz not null,
  traceparent   text,
  slot          smallint    not null
);

-- Events that had their effect here; one row per event, whatever the number of deliveries.
create table inbox (
  event_id    uuid        primary key,
  type        text        not null,
  outcome     text        not null,
  received_at timestamptz not null
);

create index inbox_received_at on inbox using brin (received_at);

-- Events that could not be applied (PARKED: they and all later ones of their order wait here) or
-- not be understood (DEAD_LETTER).
create table parked_event (
  position    bigint      primary key generated always as identity,
  event_id    uuid        not null unique,
  kind        text        not null,
  topic       text        not null,
  event_key   text        not null,
  type        text        not null,
  source      text        not null,
  occurred_at timestamptz not null,
  traceparent text,
  body        bytea       not null,
  reason      text        not null,
  parked_at   timestamptz not null
);

create index parked_event_key on parked_event (event_key, position);

-- Every wait of the service; armed in the transaction that starts the wait.
create table deadline (
  aggregate_id uuid        not null,
  kind         text        not null,
  round        integer     not null,
  step         integer     not null,
  due_at       timestamptz not null,
  failures     integer     not null default 0,
  primary key (aggregate_id, kind)
);

create index deadline_due_at on deadline (due_at);

-- The stored answers of idempotent requests.
create table idempotent_request (
  principal    text        not null,
  route        text        not null,
  key          text        not null,
  fingerprint  text        not null,
  status       integer     not null,
  headers      text        not null,
  body         text        not null,
  answered_at  timestamptz not null,
  primary key (principal, route, key)
);

create index idempotent_request_answered_at on idempotent_request using brin (answered_at);
