create table tally (id uuid primary key, count integer not null);
