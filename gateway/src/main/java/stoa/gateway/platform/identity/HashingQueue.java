package stoa.gateway.platform.identity;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.gateway.platform.GatewaySettings;

/** Lets a bounded number of password hashes run and a bounded number of requests wait for theirs. */
@Component
final class HashingQueue {

    private final Semaphore running;
    private final Semaphore places;

    HashingQueue(GatewaySettings settings, MeterRegistry meters) {
        GatewaySettings.Password limits = settings.password();
        int parallel =
                limits.parallel() > 0 ? limits.parallel() : Runtime.getRuntime().availableProcessors();
        int all = parallel + limits.waiting();
        this.running = new Semaphore(parallel, true);
        this.places = new Semaphore(all);
        Gauge.builder("stoa.password.hashes", places, free -> all - free.availablePermits())
                .description("Password hashes running or waiting")
                .register(meters);
    }

    <T> T run(Supplier<T> hashing) {
        if (!places.tryAcquire()) {
            throw new Rejection(KernelError.CONTENDED, "too many passwords to check at a time");
        }
        try {
            running.acquireUninterruptibly();
            try {
                return hashing.get();
            } finally {
                running.release();
            }
        } finally {
            places.release();
        }
    }
}
