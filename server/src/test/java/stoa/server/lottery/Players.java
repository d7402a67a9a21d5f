package stoa.server.lottery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.GiftId;
import stoa.api.kernel.RoundId;
import stoa.api.lottery.command.AddStock;
import stoa.api.lottery.command.DrawPrize;
import stoa.api.lottery.command.Drawn;
import stoa.api.lottery.command.GiveUpReservation;
import stoa.api.lottery.command.PayReservation;
import stoa.server.Stoa;

/**
 * A Stoa with a thousand people in it who draw until it is killed, pay for some of what they win, give some of it back
 * and forget the rest. Each answer is written down as soon as it is given, and never before.
 */
final class Players {

    static final int PEOPLE = 1_000;
    private static final int THREADS = 48;
    private static final long FIRST_PERSON = 1_000;

    private final CommandBus commands;
    private final Path answers;

    private Players(CommandBus commands, Path answers) {
        this.commands = commands;
        this.answers = answers;
    }

    public static void main(String... arguments) {
        ConfigurableApplicationContext stoa = new SpringApplicationBuilder(Stoa.class).run(arguments);
        Path answers = Path.of(stoa.getEnvironment().getRequiredProperty("test.answers"));
        Players players = new Players(stoa.getBean(CommandBus.class), answers);
        IntStream.range(0, THREADS).forEach(number -> Thread.ofPlatform().start(() -> players.play(number)));
    }

    private void play(int number) {
        Random random = new Random(number + ProcessHandle.current().pid());
        while (true) {
            AccountId by = new AccountId(FIRST_PERSON + random.nextInt(PEOPLE));
            send(new DrawPrize(by)).flatMap(drawn -> ((Drawn) drawn).hit()).ifPresent(hit -> {
                String won = hit.won().map(it -> it.reservation().toString()).orElse("-");
                note("drew " + hit.entry() + " " + won);
                after(hit, by, random.nextInt(1_000));
            });
        }
    }

    private void after(Drawn.Hit hit, AccountId by, int choice) {
        if (choice == 0) {
            add(hit.round(), hit.prize().gift(), by);
        }
        hit.won().ifPresent(won -> {
            if (choice < 150) {
                send(new PayReservation(won.reservation(), by)).ifPresent(ok -> note("paid " + won.reservation()));
            } else if (choice < 300) {
                send(new GiveUpReservation(won.reservation(), by))
                        .ifPresent(ok -> note("gave up " + won.reservation()));
            }
        });
    }

    private void add(RoundId round, GiftId gift, AccountId by) {
        send(new AddStock(round, gift, 10, by)).ifPresent(ok -> note("added"));
    }

    /** What was answered, {@code ok} where there is nothing more to say; empty for a refusal. */
    private Optional<Object> send(Object command) {
        CompletableFuture<CommandResultMessage<?>> answer = new CompletableFuture<>();
        commands.dispatch(GenericCommandMessage.asCommandMessage(command), (sent, result) -> answer.complete(result));
        CommandResultMessage<?> result = answer.join();
        return result.isExceptional()
                ? Optional.empty()
                : Optional.of(Optional.<Object>ofNullable(result.getPayload()).orElse("ok"));
    }

    private synchronized void note(String answer) {
        try {
            Files.write(answers, (answer + "\n").getBytes(UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
