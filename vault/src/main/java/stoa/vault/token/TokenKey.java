package stoa.vault.token;

import com.nimbusds.jose.jwk.RSAKey;

/** A key pair, and from when on this node's {@link System#nanoTime} it signs. */
record TokenKey(RSAKey pair, long signsAtNanos) {

    boolean signsAt(long nanos) {
        return nanos - signsAtNanos >= 0;
    }

    @Override
    public String toString() {
        return "TokenKey[" + pair.getKeyID() + "]";
    }
}
