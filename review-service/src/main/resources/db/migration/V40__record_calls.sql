-- Whom reviewers phoned (R-FLOW-2); what was said is sealed, and erased with the order (R-EXP-4).
create table review_call (
  id          uuid        primary key,
  task_id     uuid        not null references review_task,
  number      integer     not null,
  principal   text        not null,
  result      text        not null,
  called_at   timestamptz not null,
  called_by   text        not null,
  note        text,
  recorded_at timestamptz not null,
  unique (task_id, number)
);
