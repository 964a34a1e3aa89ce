-- What the bureaus granted. Personal data in subject and service is sealed leaf by leaf.
create table filing_subject (
  number     text        primary key,
  account    text        not null,
  order_id   uuid        not null,
  name       text        not null,
  nature     text        not null,
  province   text        not null,
  subject    jsonb       not null,
  granted_at timestamptz not null
);

create index filing_subject_account on filing_subject (account, granted_at desc, order_id desc);
create index filing_subject_name on filing_subject (name);

create table filing_service (
  number         text        primary key,
  subject_number text        not null references filing_subject (number),
  service_no     integer     not null,
  kind           text        not null,
  name           text        not null,
  service        jsonb       not null,
  granted_at     timestamptz not null
);

create index filing_service_subject on filing_service (subject_number, service_no);

-- lower-case punycode, as domains are compared
create table filing_domain (
  domain         text not null,
  service_number text not null references filing_service (number),
  primary key (domain, service_number)
);
