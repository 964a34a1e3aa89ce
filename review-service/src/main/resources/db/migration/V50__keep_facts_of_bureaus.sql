-- What bureaus say of cases, with what became of it (R-FLOW-6).
create table bureau_fact (
  id               uuid        primary key,
  task_id          uuid        not null references review_task,
  order_id         uuid        not null,
  province         text        not null,
  source           text        not null,
  fact_id          text        not null,
  kind             text        not null,
  body             jsonb       not null,
  received_at      timestamptz not null,
  effect           text        not null,
  problem          text,
  problem_argument text,
  unique (source, fact_id)
);

create index bureau_fact_of_task on bureau_fact (task_id, received_at, id);
create index bureau_fact_of_order on bureau_fact (order_id);
-- what wants attention stays few
create index bureau_fact_wanting_attention on bureau_fact (received_at, id)
  where effect in ('CONFLICTING', 'UNUSABLE');
create index bureau_fact_wanting_attention_in_province on bureau_fact (province, received_at, id)
  where effect in ('CONFLICTING', 'UNUSABLE');
create index bureau_fact_by_effect on bureau_fact (effect, received_at, id);
create index bureau_fact_in_province on bureau_fact (province, effect, received_at, id);

-- Which number is which order's: given once, by hand or from a series. The subject itself has index 0.
create table given_number (
  subject_number text    not null,
  service_index  integer not null,
  number         text    not null,
  order_id       uuid    not null,
  primary key (subject_number, service_index)
);

create index given_number_of_order on given_number (order_id);

insert into given_number (subject_number, service_index, number, order_id)
  select distinct on (subject_number) subject_number, 0, subject_number, order_id
    from review_task
    where outcome = 'APPROVE' and subject_number is not null
    order by subject_number, decided_at
  on conflict do nothing;
insert into given_number (subject_number, service_index, number, order_id)
  select distinct on (subject_number, i) subject_number, i, number, order_id
    from (
      select t.subject_number, t.order_id, t.decided_at, s ->> 'number' as number,
             cast(substring(s ->> 'number' from '-([0-9]{1,6})[A-Z]?$') as integer) as i
        from review_task t cross join lateral jsonb_array_elements(t.numbers -> 'services') s
        where t.outcome = 'APPROVE' and t.subject_number is not null) given
    where i > 0
    order by subject_number, i, decided_at
  on conflict do nothing;
