-- The bureau takes back what it granted, by two officers (R-PERM-2).
create table filing_revocation (
  id             uuid        primary key,
  number         text        not null,
  subject_number text        not null,
  province       text        not null,
  account        text,
  order_id       uuid        not null,
  round          integer     not null,
  state          text        not null,
  reasons        jsonb       not null,
  requested_by   text        not null,
  requested_at   timestamptz not null,
  settled_by     text,
  settled_at     timestamptz,
  refusal        text
);

create unique index filing_revocation_pending on filing_revocation (number)
  where state = 'PENDING';
create index filing_revocation_of_subject on filing_revocation (subject_number);
create index filing_revocation_in_province on filing_revocation (province, requested_at, id);
create index filing_revocation_by_state on filing_revocation (province, state, requested_at, id);
