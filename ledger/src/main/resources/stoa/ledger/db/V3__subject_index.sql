-- Which events belong to which subject. Derived: never hashed, made anew from the first event whenever it is missing or of
-- another form. What a subject is, is not for the ledger to know.

-- The positions of one subject's events among those that were taken in together, all within 8 192 of the first.
create table ledger.subject_event (
    kind      smallint not null,
    id        bigint   not null,
    first     bigint   not null,
    positions bigint[] not null,
    primary key (kind, id, first)
);

-- Rows are written in the order of the log, so a few bytes per block range find those of a stretch.
create index subject_event_first on ledger.subject_event using brin (first) with (pages_per_range = 32);

-- How far the index has come, and by which declaration of subjects it was made.
create table ledger.subject_index (
    singleton   boolean primary key default true check (singleton),
    position    bigint  not null default 0,
    declaration text    not null default ''
) with (fillfactor = 20);
insert into ledger.subject_index default values;
