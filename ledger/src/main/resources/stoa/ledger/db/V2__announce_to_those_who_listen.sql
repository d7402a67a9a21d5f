-- Announcing a commit wakes every session that listens, this node's own included, and costs more than the commit itself.
-- So a node announces only while another one listens.

-- Nodes that want to hear of commits, each by the session over which it listens.
create table ledger.listener (
    pid     integer     not null,
    started timestamptz not null,
    node    text        not null,
    primary key (pid, started)
);

create function ledger.overhears(p_node text) returns boolean language sql stable as $$
    select exists (select from ledger.listener l where l.node <> p_node)
$$;

create function ledger.is_there(p_pid integer, p_started timestamptz) returns boolean language sql volatile as $$
    select exists (select from pg_stat_activity a
                   where a.pid = p_pid and (a.backend_start is null or a.backend_start = p_started))
$$;

-- Forgets the sessions that have ended. Nodes learn of it as of any change of who listens: the fence has risen. That it
-- does under the lock, since whoever holds the lock rests on the fence that it was told with it. What is seen of other
-- sessions is kept for a transaction: it is looked at anew, or one that joined meanwhile would seem to be gone.
create function ledger.forget_gone_listeners() returns void language plpgsql as $$
begin
    if not exists (select from ledger.listener l where not ledger.is_there(l.pid, l.started)) then
        return;
    end if;
    perform pg_advisory_xact_lock(6004214290537104199);
    perform pg_stat_clear_snapshot();
    delete from ledger.listener l where not ledger.is_there(l.pid, l.started);
    if found then
        update ledger.head set fence = fence + 1;
    end if;
end $$;

-- Under the lock: what was committed before can be read when this returns, and whatever is hashed for the fence of
-- before misses, so that its node looks again and finds this listener.
create function ledger.join_listeners(p_node text) returns void language plpgsql as $$
begin
    perform pg_advisory_xact_lock(6004214290537104199);
    insert into ledger.listener
    select a.pid, a.backend_start, p_node from pg_stat_activity a where a.pid = pg_backend_pid();
    update ledger.head set fence = fence + 1;
    perform ledger.forget_gone_listeners();
end $$;

-- Takes the place of ledger.lock(): says also whether others listen.
drop function ledger.lock();
create function ledger.lock_for(p_node text)
returns table (log_position bigint, log_fence bigint, log_edge bytea, overheard boolean) language plpgsql as $$
begin
    perform pg_advisory_xact_lock(6004214290537104199);
    return query select h.position, h.fence, h.edge, ledger.overhears(p_node) from ledger.head h;
end $$;

-- As before, but says nothing to anybody where p_node is null.
create or replace function ledger.append(
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
    if p_node is not null then
        perform pg_notify('stoa_ledger', p_node || ' ' || (p_position + cardinality(p_stream)));
    end if;
    return true;
end $$;
