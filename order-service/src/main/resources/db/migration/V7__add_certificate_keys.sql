-- Keyed hashes of the subject's certificate: equal ones are found, none is known. Rows that were
-- written before have none.
alter table orders add column subject_key text;
alter table filing_subject add column certificate_key text;

create index filing_subject_certificate on filing_subject (certificate_key);
create index orders_open_subject on orders (subject_key) where in_progress;
