package stoa.gateway.operator.feed;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.util.concurrent.atomic.AtomicBoolean;

/** Ends an answer once, however it ends. */
final class OnEnd implements AsyncListener {

    private final AtomicBoolean ended = new AtomicBoolean();
    private final Runnable action;
    private final FeedAnswer answer;

    OnEnd(Runnable action, FeedAnswer answer) {
        this.action = action;
        this.answer = answer;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        if (ended.compareAndSet(false, true)) {
            answer.ended();
            action.run();
        }
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        event.getAsyncContext().complete();
    }

    @Override
    public void onError(AsyncEvent event) {
        event.getAsyncContext().complete();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Nobody starts anew here.
    }
}
