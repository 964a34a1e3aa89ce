-- How many working days its bureau usually takes for such an order, as its filer is told (R-FLOW-6).
alter table review_task add column expected_from integer;
alter table review_task add column expected_to integer;
