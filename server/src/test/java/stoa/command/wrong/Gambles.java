package stoa.command.wrong;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Every clock and every die that a decision must not look at. */
@SuppressWarnings({"JavaTimeDefaultTimeZone", "MathRandomArgument"})
final class Gambles {

    private final Random dice = new Random();
    private final RandomGenerator moreDice = RandomGenerator.getDefault();

    List<Object> decide() {
        return List.of(
                Instant.now(),
                LocalDate.now(),
                LocalDateTime.now(),
                OffsetDateTime.now(),
                ZonedDateTime.now(),
                Clock.systemUTC(),
                Clock.systemDefaultZone(),
                System.currentTimeMillis(),
                System.nanoTime(),
                Math.random(),
                UUID.randomUUID(),
                dice.nextInt(),
                moreDice.nextInt());
    }
}
