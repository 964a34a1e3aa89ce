-- What each round says of its order, and a keyed hash of whose it is: the subject's other orders are
-- found by it. Rounds from before have no key, for the database can't make one; an erased one loses it.
alter table submission add column subject_key text;
alter table submission add column filing_type text;
alter table submission add column province text;
alter table submission add column account text;
alter table submission add column submitted_at timestamptz;

update submission s
   set filing_type = t.filing_type, province = t.province, account = t.account,
       submitted_at = t.created_at
  from (select distinct on (order_id, round) * from review_task
         order by order_id, round, created_at) t
 where t.order_id = s.order_id and t.round = s.round;

create index submission_of_subject on submission (subject_key, submitted_at, order_id)
  where subject_key is not null;

-- How it stands with each service number that this provider has or had on record.
create table subject_record (
  service_number text        primary key,
  subject_number text        not null,
  subject_key    text,
  account        text,
  province       text,
  status         text        not null,
  last_order_id  uuid        not null,
  last_round     integer     not null,
  since          timestamptz not null
);
create index subject_record_of_number on subject_record (subject_number);
create index subject_record_of_subject on subject_record (subject_key)
  where subject_key is not null;

-- What bureaus approved so far. Not known are claims and transfers (no bureau decides on them), which
-- numbers a migration ended, and whose the services are since: a migrated one has no account here.
insert into subject_record (service_number, subject_number, account, province, status,
                            last_order_id, last_round, since)
select distinct on (n.number) n.number, t.subject_number,
       case when t.filing_type <> 'MIGRATE' then t.account end, t.province,
       case t.filing_type
         when 'CANCEL_ACCESS' then 'ACCESS_CANCELLED'
         when 'DEREGISTER_SERVICE' then 'DEREGISTERED'
         when 'DEREGISTER_SUBJECT' then 'DEREGISTERED'
         else 'IN_FORCE'
       end,
       t.order_id, t.round, t.decided_at
  from review_task t
 cross join lateral (select service ->> 'number' as number
                       from jsonb_array_elements(t.numbers -> 'services') service) n
 where t.stage = 'BUREAU' and t.outcome = 'APPROVE' and t.subject_number is not null
   and n.number is not null
 order by n.number, t.decided_at desc;
