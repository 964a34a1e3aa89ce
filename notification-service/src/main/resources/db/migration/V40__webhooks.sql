-- Where an account's own systems are told what the account is told. Url, secrets and the address for
-- trouble are sealed. free_at is system time: before it nothing is sent there, for a delivery is
-- under way (then it is the end of the lease), or because tries failed.
create table webhook (
  id                  uuid        primary key,
  account             text        not null,
  url                 text        not null,
  notices             text[]      not null,
  state               text        not null,
  secret              text        not null,
  former_secret       text,
  former_secret_until timestamptz,
  contact_email       text,
  language            text        not null,
  version             bigint      not null,
  created_at          timestamptz not null,
  failures            integer     not null,
  failing_since       timestamptz,
  last_cause          text,
  disabled_at         timestamptz,
  tested_at           timestamptz,
  free_at             timestamptz not null
);

create index webhook_account on webhook (account, created_at, id);

-- A notice on its way to a webhook, and the log of those that arrived or failed. All times are the
-- system's. While WAITING, due_at is the next try; while SENDING, the end of the lease. What a
-- webhook is sent is written from the notice, which never changes. The notice is checked at the
-- commit only: Hibernate writes it after this.
create table webhook_delivery (
  id             uuid        primary key,
  position       bigint      not null generated always as identity,
  webhook_id     uuid        not null references webhook on delete cascade,
  notice_id      uuid        not null references notice on delete cascade
    deferrable initially deferred,
  order_id       uuid        not null,
  notice         text        not null,
  state          text        not null,
  attempts       integer     not null,
  attempts_before integer     not null,
  due_at         timestamptz not null,
  give_up_at     timestamptz not null,
  status         integer,
  latency_millis integer,
  cause          text,
  created_at     timestamptz not null,
  done_at        timestamptz
);

create index webhook_delivery_open on webhook_delivery (webhook_id, due_at)
  where done_at is null;
create index webhook_delivery_open_of_order on webhook_delivery (webhook_id, order_id, position)
  where done_at is null;
create index webhook_delivery_given_up on webhook_delivery (give_up_at) where done_at is null;
create index webhook_delivery_erased on webhook_delivery (order_id) where done_at is null;
create index webhook_delivery_log on webhook_delivery (webhook_id, created_at desc, id desc);
create index webhook_delivery_log_state
  on webhook_delivery (webhook_id, state, created_at desc, id desc);
create index webhook_delivery_log_notice
  on webhook_delivery (webhook_id, notice, created_at desc, id desc);
create index webhook_delivery_notice on webhook_delivery (notice_id);
create index webhook_delivery_age on webhook_delivery (created_at);

create table webhook_attempt (
  delivery_id    uuid        not null references webhook_delivery on delete cascade,
  number         integer     not null,
  tried_at       timestamptz not null,
  status         integer,
  latency_millis integer     not null,
  cause          text,
  primary key (delivery_id, number)
);
