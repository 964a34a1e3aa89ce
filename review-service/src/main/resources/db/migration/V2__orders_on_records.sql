-- A subject's number is given once; later orders about the record carry the same one.
drop index review_task_subject_number;
create unique index review_task_subject_number on review_task (subject_number)
  where subject_number is not null and filing_type = 'FIRST_FILING';
