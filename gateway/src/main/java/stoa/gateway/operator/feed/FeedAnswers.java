package stoa.gateway.operator.feed;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import stoa.api.kernel.EventFeed;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** All answers of the feed under way. None of them holds a thread while its reader is slow or there is nothing new. */
@Component
final class FeedAnswers implements DisposableBean {

    private static final int AT_ONCE = 64;

    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ScheduledExecutorService waiting = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("feed").factory());
    private final EventFeed feed;

    FeedAnswers(EventFeed feed) {
        this.feed = feed;
    }

    void answer(FeedQuestion question, HttpServletRequest request, HttpServletResponse response) {
        if (!free.tryAcquire()) {
            throw new Rejection(KernelError.TOO_MUCH_AT_ONCE, "too many readers of the feed");
        }
        try {
            response.setContentType("application/x-ndjson");
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            AsyncContext context = request.startAsync();
            context.setTimeout(0);
            FeedAnswer answer = new FeedAnswer(feed, question, context);
            context.addListener(new OnEnd(free::release, answer));
            new FeedWait(feed, question, answer, waiting).begin();
        } catch (RuntimeException | Error failure) {
            free.release();
            throw failure;
        }
    }

    @Override
    public void destroy() {
        waiting.shutdownNow();
    }
}
