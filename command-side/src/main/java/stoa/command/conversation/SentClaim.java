package stoa.command.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.annotation.SourceId;
import org.axonframework.modelling.command.AggregateIdentifier;
import stoa.api.conversation.command.SendMessage;
import stoa.api.conversation.command.Sent;
import stoa.api.conversation.event.MessageRemembered;
import stoa.api.kernel.AccountId;

/**
 * Protects that what a client sends twice under one id of its own is written once. Written in the same append as the
 * message, so that there is never one without the other, whenever the process dies.
 */
class SentClaim {

    private String stream;

    private Sent first;

    SentClaim() {}

    SentClaim(String stream) {
        this.stream = stream;
    }

    /** A client's id may be of any form and length; a stream's name should not. */
    static String streamOf(AccountId sender, String clientId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(clientId.getBytes(StandardCharsets.UTF_8));
            return "sent:" + sender + ":" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has SHA-256", missing);
        }
    }

    @AggregateIdentifier
    String stream() {
        return stream;
    }

    Optional<Sent> first() {
        return Optional.ofNullable(first);
    }

    void remember(SendMessage command, Sent sent) {
        apply(new MessageRemembered(
                command.sender(), command.conversation(), sent.message(), sent.sequence(), sent.sentAt()));
    }

    @EventSourcingHandler
    void on(MessageRemembered event, @SourceId String ofThisId) {
        stream = ofThisId;
        first = new Sent(event.message(), event.sequence(), event.sentAt());
    }
}
