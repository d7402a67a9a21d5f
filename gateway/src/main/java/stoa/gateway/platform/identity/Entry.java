package stoa.gateway.platform.identity;

import java.time.Duration;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.Rejection;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.access.TokenDelivery;
import stoa.vault.Sessions;

/**
 * The ways in of those faces whose answers bring a token to keep, and do not tell an unknown name from a wrong
 * password: either is {@link stoa.api.account.AccountError#WRONG_CREDENTIALS}.
 */
@Component
public final class Entry {

    private final Login login;
    private final Guests guests;
    private final TokenDelivery tokens;

    Entry(Login login, Guests guests, TokenDelivery tokens) {
        this.login = login;
        this.guests = guests;
        this.tokens = tokens;
    }

    /**
     * Somebody who is in.
     *
     * @param refreshToken good on faces that take one; on others nothing is to be had for it
     * @param life how long the token is good
     */
    public record Admitted(AccountId account, String token, String refreshToken, Duration life) {

        @Override
        public String toString() {
            return "Admitted[" + account + "]";
        }
    }

    /** By name or, where nobody has that name, by e-mail. */
    public Admitted byNameOrEmail(Face face, String name, String password, String address) {
        return admitted(face, login.loginByNameOrEmail(face, said(name).strip(), said(password), address));
    }

    /** Without an account, under a name that is made up where none is wished for. */
    public Admitted asGuest(Face face, String name, String address) {
        return admitted(face, guests.enter(face, name, address));
    }

    /** By e-mail alone. */
    public Admitted byEmail(Face face, String email, String password, String address) {
        return admitted(face, login.loginByEmail(face, said(email).strip(), said(password), address));
    }

    private Admitted admitted(Face face, Sessions.Opened opened) {
        return new Admitted(
                opened.session().account(),
                tokens.lastingToken(face, opened.session()),
                opened.refreshToken(),
                tokens.lastingTokenLife());
    }

    private static String said(String text) {
        if (text == null || text.isBlank()) {
            throw new Rejection(KernelError.INVALID, "name and password are required");
        }
        return text;
    }
}
