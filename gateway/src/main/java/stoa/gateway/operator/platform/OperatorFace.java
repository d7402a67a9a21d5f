package stoa.gateway.operator.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import stoa.api.kernel.KernelError;
import stoa.api.kernel.RejectionCode;
import stoa.api.kernel.Role;
import stoa.gateway.platform.Face;
import stoa.gateway.platform.Reply;

/**
 * The face of those who operate Stoa. It is to be had at its own port alone, for administrators alone, by bearer token
 * alone, and no web page may call it.
 */
@Component
@Order(0)
public final class OperatorFace implements Face {

    /** Where all its routes begin. */
    public static final String PREFIX = "/api/v1";

    /** Operators are few. */
    private static final int THREADS = 8;

    private final Door door;

    OperatorFace(OperatorSettings settings) {
        this.door = new Door(settings.address(), settings.port(), THREADS);
    }

    @Override
    public String name() {
        return "operator";
    }

    @Override
    public Optional<Door> door() {
        return Optional.of(door);
    }

    /** Nothing at the main port. */
    @Override
    public boolean owns(HttpServletRequest request) {
        return false;
    }

    @Override
    public boolean admits(Role role) {
        return role == Role.ADMIN;
    }

    @Override
    public Reply refusal(RejectionCode code) {
        return Problem.of(code);
    }

    @Override
    public Reply failure(int status) {
        return Problem.of(HttpStatus.valueOf(status));
    }

    @Override
    public Reply challenge(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return Problem.of(KernelError.UNAUTHENTICATED);
    }

    @Override
    public boolean trustsCookies() {
        return false;
    }

    @Override
    public boolean isOpenToAnyPage() {
        return false;
    }
}
