-- What reviewers want before a pass (R-FLOW-3); what the filer says is sealed.
create table review_supplement (
  id             uuid        primary key,
  task_id        uuid        not null references review_task,
  number         integer     not null,
  kind           text        not null,
  state          text        not null,
  asking         integer     not null,
  note           text,
  reason         text,
  asked_at       timestamptz not null,
  courier        text,
  courier_number text,
  answer         text,
  provided_at    timestamptz,
  arrived_at     timestamptz,
  ended_at       timestamptz,
  unique (task_id, number)
);

-- how many are open: spares a look at each decision, and finds the tasks that wait for some
alter table review_task add column supplements_asked integer not null default 0;
alter table review_task add column supplements_open integer not null default 0;
create index review_task_with_supplements on review_task (stage, created_at, id)
  where supplements_open > 0;
