-- What was chosen for a mailbox; person is empty for the account's own. What was not chosen is not
-- in it, and holds by default.
create table notification_preference (
  account    text        not null,
  person     text        not null,
  version    bigint      not null,
  choices    jsonb       not null,
  changed_by text,
  changed_at timestamptz,
  primary key (account, person)
);

-- A mailbox's reminders of a day (in Beijing) that go out in one mail. When it is closed, in business
-- time, a delivery of its id carries them; a further one does for each further address.
create table reminder_digest (
  id        uuid primary key,
  account   text not null,
  person    text not null,
  day       date not null,
  closed_at timestamptz,
  unique (account, person, day)
);

create index reminder_digest_closed on reminder_digest (closed_at) where closed_at is not null;

-- A digest's mail is a delivery without a notice of its own, and alone in its line: order_id is its
-- own id. The deliveries of the notices that it carries name it in digest_id, and are done with it.
alter table delivery alter column notice_id drop not null;
alter table delivery add column digest_id uuid;

create index delivery_of_digest on delivery (digest_id)
  where digest_id is not null and done_at is null;
create index delivery_held on delivery (notice_id) where state = 'HELD';
