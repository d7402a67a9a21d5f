package stoa.command.platform;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.AxonConfigurationException;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.IdentifierMissingException;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/**
 * Finds the stream that a command names. Axon's own resolver searches the class anew for every command, and builds a
 * stack trace for each that creates its stream and therefore names none.
 */
final class CommandTargets implements CommandTargetResolver {

    private static final ClassValue<Optional<Method>> TARGETS = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> command) {
            return Arrays.stream(command.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(TargetAggregateIdentifier.class))
                    .peek(method -> method.setAccessible(true))
                    .findFirst();
        }
    };

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
        Method target = TARGETS.get(command.getPayloadType()).orElseThrow(NamesNoStream::new);
        try {
            return new VersionedAggregateIdentifier(target.invoke(command.getPayload()), null);
        } catch (ReflectiveOperationException unreadable) {
            throw new AxonConfigurationException(target + " gives no stream", unreadable);
        }
    }

    private static final class NamesNoStream extends IdentifierMissingException {

        private static final long serialVersionUID = 1L;

        NamesNoStream() {
            super("this command names no stream");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
