package stoa.gateway.operator.feed;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import stoa.api.kernel.EventFeed;
import stoa.api.kernel.EventFeed.Excerpt;
import stoa.api.kernel.PublishedEvent;
import stoa.gateway.platform.http.JsonText;

/**
 * One answer, written as fast as its reader reads: the next events are looked up only when those before them have left.
 * It ends where the ledger ended when it began, with a line that says so; an answer without that line was cut off.
 */
final class FeedAnswer implements WriteListener {

    private static final Logger log = LoggerFactory.getLogger(FeedAnswer.class);

    /** What is in memory for one reader at a time. */
    private static final int PAGE = 256;

    private final EventFeed feed;
    private final FeedQuestion question;
    private final AsyncContext context;
    private Runnable onEnd = () -> {};
    private volatile ServletOutputStream out;
    private long position;
    private long goal;
    private long left;
    private boolean told;
    private boolean ended;

    /** The last line. */
    record End(long upTo) {}

    FeedAnswer(EventFeed feed, FeedQuestion question, AsyncContext context) {
        this.feed = feed;
        this.question = question;
        this.context = context;
        this.left = question.limit();
    }

    synchronized void onEnd(Runnable action) {
        if (ended) {
            action.run();
        } else {
            onEnd = action;
        }
    }

    /** The reader is gone, or has it all. */
    synchronized void ended() {
        ended = true;
        onEnd.run();
    }

    /** Begins to write what follows a position; the container calls back as soon as it can be taken. */
    void begin(long from) {
        synchronized (this) {
            if (ended) {
                return;
            }
            position = from;
            goal = feed.head();
        }
        try {
            out = context.getResponse().getOutputStream();
            out.setWriteListener(this);
        } catch (IOException | IllegalStateException gone) {
            onError(gone);
        }
    }

    @Override
    public void onWritePossible() throws IOException {
        while (out.isReady()) {
            if (told) {
                context.complete();
                return;
            }
            out.write(next());
        }
    }

    /** Some lines, at least one. */
    private byte[] next() throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        while (lines.size() == 0 && position < goal && left > 0) {
            Excerpt excerpt = feed.after(position, (int) Math.min(PAGE, goal - position), question.selection());
            if (excerpt.upTo() == position) {
                throw new IOException("the ledger has lost what follows " + position);
            }
            append(excerpt, lines);
        }
        if (lines.size() == 0) {
            told = true;
            line(new End(position), lines);
        }
        return lines.toByteArray();
    }

    private void append(Excerpt excerpt, ByteArrayOutputStream lines) throws IOException {
        List<PublishedEvent> events = excerpt.events();
        boolean all = events.size() <= left;
        for (PublishedEvent event : all ? events : events.subList(0, (int) left)) {
            line(event, lines);
            position = event.position();
        }
        left -= Math.min(left, events.size());
        if (all) {
            position = excerpt.upTo();
        }
    }

    private static void line(Object line, ByteArrayOutputStream lines) throws IOException {
        lines.write(JsonText.write(line));
        lines.write('\n');
    }

    /** A reader that is gone is no failure of ours; what it has not got it asks for again. */
    @Override
    public void onError(Throwable failure) {
        log.debug("An answer of the feed was cut off: {}", failure.toString());
        try {
            context.complete();
        } catch (IllegalStateException already) {
            log.trace("It had ended by then.", already);
        }
    }
}
