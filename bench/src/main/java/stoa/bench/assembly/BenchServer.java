package stoa.bench.assembly;

import org.springframework.boot.builder.SpringApplicationBuilder;
import stoa.server.Stoa;

/** The server as it is, and beside it the endpoints that a measurement needs. */
public final class BenchServer {

    public static void main(String... arguments) {
        new SpringApplicationBuilder(
                        Stoa.class,
                        BenchEndpoints.class,
                        BigRound.class,
                        PostSeeder.class,
                        ReplayCost.class,
                        ReplayEndpoints.class,
                        FreshViews.class,
                        Crowd.class,
                        LikeSeeder.class,
                        MemberSeeder.class,
                        ViewFill.class,
                        PasswordCost.class,
                        People.class)
                .run(arguments);
    }

    private BenchServer() {}
}
