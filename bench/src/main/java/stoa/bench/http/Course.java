package stoa.bench.http;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import stoa.bench.platform.CpuTime;
import stoa.bench.platform.Measured;
import stoa.bench.platform.Options;
import stoa.bench.platform.Report;
import stoa.bench.platform.Rounds;

/** Measures routes one after the other and keeps what was found. */
final class Course {

    private static final double READ_OF_CONSTANT = 0.5;
    private static final int WARMING_ROUNDS_AT_LEAST = 3;
    private static final int WARMING_ROUNDS_AT_MOST = 15;
    private static final int WARMING_ROUNDS_OF_ALL = 20;
    private static final double FASTER_STILL = 1.05;

    private final Generator generator;
    private final CpuTime cpu;
    private final Options options;
    private final Report report;
    private final Map<String, Measured> found = new LinkedHashMap<>();

    Course(Generator generator, CpuTime cpu, Options options, Report report) {
        this.generator = generator;
        this.cpu = cpu;
        this.options = options;
        this.report = report;
    }

    /** Before the first figure: what all routes share is compiled for the best part of a minute. */
    void begin(Route route) throws IOException {
        for (int round = 0; round < WARMING_ROUNDS_OF_ALL; round++) {
            generator.run(route.constant(), options.measure());
            generator.run(route.requests(), options.measure());
        }
    }

    /** Route and constant in turns. */
    void reading(String title, Route route) throws Exception {
        report.atLeast(title + " / constant", besideConstant(title, route), READ_OF_CONSTANT);
    }

    /** As {@link #reading}; but a write is durable and a constant is not, so no ratio is expected. */
    void writing(String title, Route route) throws Exception {
        report.figure(title + " / constant", besideConstant(title, route));
    }

    private double besideConstant(String title, Route route) throws Exception {
        warmUp(route.constant());
        warmUp(route.requests());
        Map<String, Measured> medians = new Rounds(options.rounds(), cpu)
                .add("route", () -> generator.run(route.requests(), options.measure()))
                .add("constant", () -> generator.run(route.constant(), options.measure()))
                .run();
        Measured measured = medians.get("route");
        Measured constant = medians.get("constant");
        found.put(title, measured);
        report.row(title, measured);
        report.row("  constant answer of that size", constant);
        report.figure(title + ": cpu of constant / cpu", constant.cpuMicros() / measured.cpuMicros());
        return measured.perSecond() / constant.perSecond();
    }

    void alone(String title, Requests requests) throws Exception {
        warmUp(requests);
        Measured measured = new Rounds(options.rounds(), cpu)
                .add("route", () -> generator.run(requests, options.measure()))
                .run()
                .get("route");
        found.put(title, measured);
        report.row(title, measured);
    }

    /**
     * Goes on until it gets no faster: the JVM compiles for a minute and longer on two busy cores, and what is measured
     * before that is the compiler.
     */
    private void warmUp(Requests requests) throws IOException {
        double best = 0;
        double perSecond = 0;
        int rounds = 0;
        do {
            best = Math.max(best, perSecond);
            perSecond = generator.run(requests, options.measure()).perSecond();
            rounds++;
        } while (rounds < WARMING_ROUNDS_AT_LEAST
                || (rounds < WARMING_ROUNDS_AT_MOST && perSecond > best * FASTER_STILL));
    }

    /** How many times slower a route is than another was. */
    void notSlower(String title, String than, double atMost) {
        report.atMost(
                title + " slower than " + than,
                found.get(than).perSecond() / found.get(title).perSecond(),
                atMost);
        report.figure(
                title + ": cpu / cpu of " + than,
                found.get(title).cpuMicros() / found.get(than).cpuMicros());
    }
}
