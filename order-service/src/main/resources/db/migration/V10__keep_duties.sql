-- What filers have to do for services on record (R-POST-2); notes are sealed. Services that were
-- granted before have none.
create table filing_duty (
  service_number text        not null references filing_service (number),
  duty           text        not null,
  subject_number text        not null,
  order_id       uuid        not null,
  granted_at     timestamptz not null,
  due_on         date,
  state          text        not null,
  note           text,
  answered_at    timestamptz,
  primary key (service_number, duty)
);

create index filing_duty_subject on filing_duty (subject_number);

-- what a reminder is about
create index filing_duty_open on filing_duty (order_id) where state = 'OPEN';

-- apps by their exact name, for the public lookup (R-POST-3)
create index filing_service_app on filing_service (name) where kind <> 'WEBSITE';
