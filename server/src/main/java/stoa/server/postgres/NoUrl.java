package stoa.server.postgres;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Holds where no address of a PostgreSQL is set; an empty one, as scripts like to leave behind, counts as none. */
final class NoUrl implements Condition {

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        return context.getEnvironment().getProperty("stoa.postgres.url", "").isBlank();
    }
}
