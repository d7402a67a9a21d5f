package stoa.query.testing;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The combinations that each view's test runs in: every MongoDB at hand, every way of delivery. */
public final class EveryDelivery {

    public static Stream<Arguments> onEveryMongo() {
        return Mongos.everyOne()
                .flatMap(mongo -> Stream.of(Delivery.values()).map(delivery -> Arguments.of(mongo, delivery)));
    }

    private EveryDelivery() {}
}
