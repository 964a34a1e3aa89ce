-- Phones that accounts have proven to reach, or want to (R-SUBJ-7): one row per account and phone,
-- found by a keyed hash; the number is sealed.
create table contact_proof (
  id           uuid        primary key,
  account      text        not null,
  phone_key    text        not null,
  phone        text        not null,
  asked_at     timestamptz not null,
  proven_at    timestamptz,
  proven_until timestamptz,
  unique (account, phone_key)
);

-- an account's, newest first
create index contact_proof_asked on contact_proof (account, asked_at desc, id desc);

-- How principals are reached (R-SUBJ-6), by submitted orders until they end and by what is on record:
-- keyed hashes of phones, e-mail addresses and certificates only. leader is the person where that
-- leads the subject, else empty. What was granted before has none until its record changes.
create table contact_use (
  key            text not null,
  role           text not null,
  person         text not null,
  leader         text not null,
  subject_key    text not null,
  order_id       uuid,
  subject_number text
);

-- each finds in one step whether anybody else has a contact, or a leader another one
create index contact_use_leader on contact_use (key, leader, subject_key);
create index contact_use_mobile on contact_use (key, person, subject_key) where role = 'MOBILE';
create index contact_use_led on contact_use (leader, key, subject_key)
  where role = 'MOBILE' and leader <> '';

create index contact_use_order on contact_use (order_id) where order_id is not null;
create index contact_use_subject on contact_use (subject_number) where subject_number is not null;
