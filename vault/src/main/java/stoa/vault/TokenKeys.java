package stoa.vault;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;

/**
 * The RSA key pairs (RS256) that access tokens are signed with. They outlive restarts; a rotated key verifies on for a
 * while.
 */
public interface TokenKeys {

    /** The private key to sign with now. */
    JWK signingKey();

    /** All public keys that a token in use may have been signed with; what {@code /.well-known/jwks.json} shows. */
    JWKSet publicKeys();

    /**
     * Makes a new key the signing key on every node, after a short lead in which all publish it, so that no node meets
     * a token whose key it does not know; the one before verifies on until its tokens have expired.
     */
    void rotate();
}
