package stoa.gateway.platform.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;
import stoa.api.kernel.AccountId;
import stoa.api.kernel.Role;
import stoa.gateway.platform.GatewaySettings;
import stoa.vault.Sessions;
import stoa.vault.TokenKeys;

/**
 * Signs access tokens and reads them back. They are JWTs, so made of letters, digits, dot, dash and underscore only: a
 * browser client puts them into a cookie.
 */
@Component
final class AccessTokens {

    private static final String SESSION = "sid";
    private static final String ROLE = "role";
    private static final String FACE = "face";
    private static final int REMEMBERED = 10_000;
    private static final Duration REMEMBERED_FOR = Duration.ofMinutes(1);

    /** Checking a signature costs more than most requests; a token is checked again after a minute at the latest. */
    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    private final DefaultJWSSignerFactory signers = new DefaultJWSSignerFactory();
    private final TokenKeys keys;
    private final AuthenticationManager resourceServer;
    private final Clock clock;
    private final Duration life;
    private final Duration lastingLife;

    AccessTokens(TokenKeys keys, AuthenticationManager resourceServer, Clock clock, GatewaySettings settings) {
        this.keys = keys;
        this.resourceServer = resourceServer;
        this.clock = clock;
        this.life = settings.accessTokenLife();
        this.lastingLife = settings.lastingTokenLife();
    }

    /** A new access token of a session. */
    String issue(Sessions.Session session, String face, Duration forHowLong) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(session.account().toString())
                .claim(SESSION, session.id().toString())
                .claim(FACE, face)
                .claim(ROLE, session.role().name())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(forHowLong)))
                .build();
        JWK key = keys.signingKey();
        JWSHeader header = new JWSHeader.Builder(algorithm(key))
                .type(JOSEObjectType.JWT)
                .keyID(key.getKeyID())
                .build();
        SignedJWT token = new SignedJWT(header, claims);
        try {
            token.sign(signers.createJWSSigner(key));
        } catch (JOSEException unusable) {
            throw new IllegalStateException("the signing key can not sign", unusable);
        }
        return token.serialize();
    }

    /** How long a token is good. */
    Duration life() {
        return life;
    }

    /** How long a token is good where nothing brings the next one. */
    Duration lastingLife() {
        return lastingLife;
    }

    /** Whom a token names, if it is one of ours and has not expired; its session may have ended nevertheless. */
    Optional<Caller> verify(String token) {
        Verified known = verified.getIfPresent(token);
        if (known == null) {
            known = check(token).orElse(null);
            if (known == null) {
                return Optional.empty();
            }
            verified.put(token, known);
        }
        return known.expires().isAfter(clock.instant()) ? Optional.of(known.caller()) : Optional.empty();
    }

    private Optional<Verified> check(String token) {
        try {
            Authentication checked = resourceServer.authenticate(new BearerTokenAuthenticationToken(token));
            Jwt jwt = (Jwt) checked.getPrincipal();
            return Optional.of(new Verified(callerOf(jwt), jwt.getExpiresAt()));
        } catch (AuthenticationException | IllegalArgumentException | NullPointerException notOurs) {
            return Optional.empty();
        }
    }

    private static Caller callerOf(Jwt jwt) {
        return new Caller(
                AccountId.parse(jwt.getSubject()),
                UUID.fromString(jwt.getClaimAsString(SESSION)),
                Role.valueOf(jwt.getClaimAsString(ROLE)));
    }

    private static JWSAlgorithm algorithm(JWK key) {
        if (key.getAlgorithm() instanceof JWSAlgorithm named) {
            return named;
        }
        return KeyType.EC.equals(key.getKeyType()) ? JWSAlgorithm.ES256 : JWSAlgorithm.RS256;
    }

    private record Verified(Caller caller, Instant expires) {}
}
