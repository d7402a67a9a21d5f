-- One total order of events without gaps, the hash tree over them, and what can be rebuilt from both.

create table ledger.event (
    position    bigint  primary key check (position > 0),
    stream      text    collate "C" not null,
    sequence    bigint  not null check (sequence >= 0),
    event_id    text    collate "C" not null,
    name        text    collate "C" not null,
    revision    text    collate "C" not null, -- empty: none
    recorded_at bigint  not null,             -- microseconds since 1970, as hashed
    metadata    bytea   not null,
    payload     bytea   not null,
    leaf        bytea   not null,
    constraint event_stream_sequence unique (stream, sequence)
);

-- JSON of a few hundred bytes gains nothing from compression, and reading it back costs time.
alter table ledger.event alter column metadata set storage external, alter column payload set storage external;

-- Times rise with positions nearly always, so a few bytes per block range find a moment in the log.
create index event_recorded_at on ledger.event using brin (recorded_at) with (pages_per_range = 32);

-- The one row that says how long the log is and what its tree's right edge is; it moves with every commit.
-- The fence rises when a commit's outcome had to be found out: a statement still on its way from before then misses.
create table ledger.head (
    singleton boolean primary key default true check (singleton),
    id        uuid    not null default gen_random_uuid(),
    position  bigint  not null default 0,
    fence     bigint  not null default 0,
    edge      bytea   not null default ''
) with (fillfactor = 20);
insert into ledger.head default values;

-- Roots of complete subtrees of 256^level leaves: the hashes of the tiles above level 0, whose hashes are the leaves.
create table ledger.subtree (
    level smallint not null check (level > 0),
    index bigint   not null,
    hash  bytea    not null,
    primary key (level, index)
);

create table ledger.checkpoint (
    size      bigint      primary key,
    root      bytea       not null,
    note      text        not null,
    signed_at timestamptz not null default now()
);

-- Disposable: never hashed, never needed.
create table ledger.snapshot (
    stream      text    collate "C" primary key,
    sequence    bigint  not null,
    type        text    not null,
    event_id    text    not null,
    name        text    not null,
    revision    text    not null,
    recorded_at bigint  not null,
    metadata    bytea   not null,
    payload     bytea   not null
);

-- For people with psql.
create view ledger.readable as
select position, stream, sequence, name, revision, to_timestamp(recorded_at / 1e6) as recorded_at,
       convert_from(metadata, 'UTF8') as metadata, convert_from(payload, 'UTF8') as payload, event_id
from ledger.event;

-- Takes the lock that makes commit order position order (until the transaction ends), and looks only then.
create function ledger.lock() returns setof ledger.head language plpgsql as $$
begin
    perform pg_advisory_xact_lock(6004214290537104199);
    return query select * from ledger.head;
end $$;

-- The number of a stream's last event, -1 if it has none.
create function ledger.end_of(p_stream text) returns bigint language sql stable as $$
    select coalesce(
        (select e.sequence from ledger.event e where e.stream = p_stream order by e.sequence desc limit 1), -1)
$$;

-- Appends a batch that was hashed for one exact position, if the log still ends there and each named stream where it
-- was seen; says false and does nothing if not. Each statement looks anew, so all of them see what the last holder of
-- the lock committed. Run outside a transaction block it commits in the same round trip.
create function ledger.append(
    p_position bigint, p_fence bigint, p_seen text[], p_ends bigint[],
    p_stream text[], p_sequence bigint[], p_event_id text[], p_name text[], p_revision text[], p_recorded_at bigint[],
    p_metadata bytea[], p_payload bytea[], p_leaf bytea[],
    p_edge bytea, p_level smallint[], p_index bigint[], p_hash bytea[], p_node text
) returns boolean language plpgsql as $$
begin
    perform pg_advisory_xact_lock(6004214290537104199);
    if not exists (select from ledger.head where position = p_position and fence = p_fence) then
        return false;
    end if;
    if exists (select from unnest(p_seen, p_ends) as s (stream, sequence)
               where s.sequence <> coalesce((select e.sequence from ledger.event e where e.stream = s.stream
                                             order by e.sequence desc limit 1), -1)) then
        return false;
    end if;
    insert into ledger.event
    select p_position + e.n, e.stream, e.sequence, e.event_id, e.name, e.revision, e.recorded_at, e.metadata, e.payload,
           e.leaf
    from unnest(p_stream, p_sequence, p_event_id, p_name, p_revision, p_recorded_at, p_metadata, p_payload, p_leaf)
         with ordinality as e (stream, sequence, event_id, name, revision, recorded_at, metadata, payload, leaf, n);
    if cardinality(p_level) > 0 then
        insert into ledger.subtree select * from unnest(p_level, p_index, p_hash);
    end if;
    update ledger.head set position = p_position + cardinality(p_stream), edge = p_edge;
    perform pg_notify('stoa_ledger', p_node || ' ' || (p_position + cardinality(p_stream)));
    return true;
end $$;
