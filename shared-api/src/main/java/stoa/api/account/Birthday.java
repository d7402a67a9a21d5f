package stoa.api.account;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Optional;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;

/** A plain date without a zone; the empty string means unsaid. */
public final class Birthday {

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private static final int FIRST_YEAR = 1000;

    /** Refuses what is neither empty nor a real date from the year 1000 on with {@link KernelError#INVALID}. */
    public static void requireDateOrEmpty(String text) {
        if (!text.isEmpty()
                && parse(text).filter(date -> date.getYear() >= FIRST_YEAR).isEmpty()) {
            throw new Rejection(KernelError.INVALID, "birthday must be a date, yyyy-MM-dd");
        }
    }

    /** The date that {@code text} writes as {@code yyyy-MM-dd}, or empty if it writes none. */
    public static Optional<LocalDate> parse(String text) {
        try {
            return Optional.of(LocalDate.parse(text, DATE));
        } catch (DateTimeParseException noDate) {
            return Optional.empty();
        }
    }

    private Birthday() {}
}
