-- What reviewers found before a pass (R-FLOW-2); notes are sealed, and erased with the order (R-EXP-4).
create table review_checklist (
  task_id  uuid    primary key references review_task,
  order_id uuid    not null,
  round    integer not null,
  answers  jsonb   not null
);

-- what the last round said
create index review_checklist_of_order on review_checklist (order_id, round);
