-- Orders about what is on record: what the record said when the order was opened, and what the
-- filer confirmed.
alter table orders
  add column base                jsonb,
  add column service_numbers_given integer not null default 0,
  add column subject_changed     boolean not null default false,
  add column preliminary_review  boolean not null default true,
  add column owner_confirmed_for integer not null default 0,
  add column in_progress         boolean not null default true;
update orders set in_progress = false
  where state in ('GRANTED', 'ABANDONED', 'EXPIRED', 'INVALIDATED');

-- one order in progress per record (R-TYPE-3)
create unique index orders_in_progress_on_record on orders (filing_number)
  where filing_number is not null and in_progress;

alter table filing_subject
  add column status                text        not null default 'NORMAL',
  add column version               integer     not null default 1,
  add column service_numbers_given integer     not null default 0,
  add column updated_at            timestamptz;
update filing_subject s set
  updated_at = granted_at,
  service_numbers_given = (select count(*) from filing_service f where f.subject_number = s.number);
alter table filing_subject
  alter column updated_at set not null;

alter table filing_service
  add column status     text not null default 'NORMAL',
  add column updated_at timestamptz;
update filing_service set updated_at = granted_at;
alter table filing_service
  alter column updated_at set not null;

-- Every version of a record with the order that made it; never updated. Personal data is sealed.
create table filing_version (
  subject_number text        not null references filing_subject (number),
  version        integer     not null,
  order_id       uuid        not null,
  type           text        not null,
  at             timestamptz not null,
  content        jsonb       not null,
  primary key (subject_number, version)
);

-- One-time codes by which owners confirm that something is to end; only keyed hashes of them.
create table owner_code (
  order_id   uuid        primary key,
  code_hash  text        not null,
  expires_at timestamptz not null,
  sent_at    timestamptz not null,
  sends      integer     not null,
  wrong      integer     not null
);
