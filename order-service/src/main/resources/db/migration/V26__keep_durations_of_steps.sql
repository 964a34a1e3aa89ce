-- How many working days each step took that was passed (R-FLOW-6), as whoever passed it tells: the
-- preliminary review too, and of each round. Never updated.
alter table bureau_duration rename to step_duration;
alter table step_duration
  add column round integer,
  add column step  text;
update step_duration d set step = 'BUREAU_REVIEW', round = o.round from orders o where o.id = d.order_id;
delete from step_duration where step is null;
alter table step_duration
  alter column round set not null,
  alter column step set not null,
  drop constraint bureau_duration_pkey,
  add primary key (order_id, round, step);

drop index bureau_duration_last;

-- the last ones of a step in a province and type, from the index alone
create index step_duration_last on step_duration (province, type, step, decided_at desc)
  include (working_days);
