package stoa.bench.platform;

/** One thing that can be measured by name. */
@FunctionalInterface
public interface Program {

    void run(Options options, Report report) throws Exception;
}
