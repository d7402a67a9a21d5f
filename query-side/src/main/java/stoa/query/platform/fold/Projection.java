package stoa.query.platform.fold;

import io.micrometer.core.instrument.DistributionSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import stoa.query.platform.list.ViewLists;
import stoa.query.platform.progress.ViewTrack;
import stoa.query.platform.view.DocumentView;
import stoa.query.platform.view.ListView;
import stoa.query.platform.view.RankedView;
import stoa.query.platform.view.View;
import stoa.query.platform.view.ViewName;

/**
 * One view under Axon's streaming processor. The whole batch is folded and written while its <em>last</em> message is
 * handled: Axon registers its write of the token for the commit before it hands over the batch, so what a handler
 * writes at the commit comes after the token, and a kill between the two would lose the batch from the view for good.
 */
public final class Projection implements EventHandlerInvoker {

    private final View view;
    private final Folding folding;
    private final ViewTrack track;
    private final DistributionSummary batches;
    private final Runnable released;
    private final Runnable taken;

    /** Held while documents are written: what mends them comes between two batches. */
    private final ReentrantLock writing = new ReentrantLock();

    private final Parking parking;

    private Projection(View view, Parts parts, ViewTrack track, Runnable taken) {
        this.view = view;
        this.folding = folding(view, parts);
        this.track = track;
        this.batches = parts.batches();
        this.released =
                () -> parts.lists().reads().ownership(parts.version().group()).lost();
        this.taken = taken;
        this.parking = parts.parking();
    }

    /** Where the parts of a projection come from. */
    public record Parts(ViewName version, ViewLists lists, Parking parking, DistributionSummary batches) {}

    /**
     * @param taken told when a batch has been taken in
     */
    public static Projection of(View view, Parts parts, ViewTrack track, Runnable taken) {
        return new Projection(view, parts, track, taken);
    }

    private static Folding folding(View view, Parts parts) {
        return switch (view) {
            case DocumentView<?> documents -> documentFolding(documents, parts);
            case ListView lists -> new ListFolding(lists, parts.lists().of(parts.version()), parts.parking());
        };
    }

    private static <D> Folding documentFolding(DocumentView<D> view, Parts parts) {
        return new DocumentFolding<>(
                view,
                parts.lists().reads().documents(view, parts.version()),
                view instanceof RankedView<?> ? Optional.of(parts.lists().of(parts.version())) : Optional.empty(),
                parts.parking());
    }

    /** True for all, or the stream passes over what this view does not handle, and its progress stands still. */
    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return true;
    }

    @Override
    public boolean canHandle(EventMessage<?> message, Segment segment) {
        boolean handles = view.handles().contains(message.getPayloadType());
        track.seen(Positioned.positionOf(message), handles, message.getTimestamp());
        return handles;
    }

    @Override
    public void handle(EventMessage<?> message, Segment segment) {
        BatchingUnitOfWork<?> batch = (BatchingUnitOfWork<?>) CurrentUnitOfWork.get();
        if (!batch.isLastMessage(message)) {
            return;
        }
        List<Positioned> events = new ArrayList<>(batch.getMessages().size());
        batch.getMessages().forEach(each -> events.add(Positioned.of(each)));
        writing.lock();
        try {
            apply(events);
            track.applied(events.getLast().position());
        } finally {
            writing.unlock();
        }
        taken.run();
    }

    /**
     * Events up to this position are in the view, and no processor is at work: {@link #take} will say what follows,
     * until {@link #followed}.
     */
    public void catchUpFrom(long position) {
        track.opened(position);
        if (position <= 0) {
            folding.startFromNothing();
        }
    }

    /**
     * Takes in the events that follow on what was taken in before, and has passed all of them when it returns.
     *
     * @return whether the view handles any of them
     */
    public boolean take(Chunk chunk) {
        List<Positioned> events = chunk.handledBy(view.handles());
        writing.lock();
        try {
            if (!events.isEmpty()) {
                apply(events);
            }
            track.opened(chunk.last());
        } finally {
            writing.unlock();
        }
        return !events.isEmpty();
    }

    /** Ends the parking of this view's documents, where it can be ended. */
    public Mending mending(History history) {
        return new Mending(view, folding, parking, track, writing, history);
    }

    /** The processor goes on from here. */
    public void followed() {
        folding.started();
    }

    private void apply(List<Positioned> events) {
        folding.apply(events);
        batches.record(events.size());
    }

    /** A view is filled anew beside itself, under its next version, never by emptying what is in use. */
    @Override
    public boolean supportsReset() {
        return false;
    }

    @Override
    public void segmentReleased(Segment segment) {
        released.run();
    }
}
