package stoa.command.platform;

import java.util.function.Function;
import java.util.function.Supplier;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/**
 * The aggregates of one kind, for decisions over several streams. A stream without an event has an aggregate too, as
 * its constructor leaves it: what is not there is for the aggregate to say.
 */
public final class Streams<A> {

    private final Repository<A> repository;
    private final Function<String, A> unwritten;

    public Streams(Repository<A> repository, Function<String, A> unwritten) {
        this.repository = repository;
        this.unwritten = unwritten;
    }

    /** A stream that begins with this decision, under an id drawn for it, so that nothing needs to be looked for. */
    public void begin(Supplier<A> first) {
        try {
            repository.newInstance(first::get);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("no stream begun", failure);
        }
    }

    /** The aggregate of that stream, locked on this node until the command's end. */
    public Aggregate<A> at(String stream) {
        try {
            return repository.loadOrCreate(stream, () -> unwritten.apply(stream));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("no aggregate of " + stream, failure);
        }
    }
}
