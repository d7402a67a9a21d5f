package stoa.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Against the example in the documentation of Go's {@code golang.org/x/mod/sumdb/note}, where the format is from. */
class NoteSignerTest {

    private static final String TEXT = """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.
            """;
    private static final String VERIFIER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
    private static final String SEED = "AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
    private static final String SIGNATURE =
            "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdng"
                    + "otpRZb6KE6RyyBwJnAM=";

    private static byte[] untyped(String base64) {
        byte[] typed = Base64.getDecoder().decode(base64);
        return Arrays.copyOfRange(typed, 1, typed.length);
    }

    private static KeyPair example() throws Exception {
        HexFormat hex = HexFormat.of();
        String seed = hex.formatHex(untyped(SEED));
        String point = hex.formatHex(untyped(VERIFIER.substring(VERIFIER.lastIndexOf('+') + 1)));
        KeyFactory factory = KeyFactory.getInstance("Ed25519");
        PrivateKey secret = factory.generatePrivate(
                new PKCS8EncodedKeySpec(hex.parseHex("302e020100300506032b657004220420" + seed)));
        PublicKey open =
                factory.generatePublic(new X509EncodedKeySpec(hex.parseHex("302a300506032b6570032100" + point)));
        return new KeyPair(open, secret);
    }

    @Test
    void notes_are_those_that_other_tools_verify() throws Exception {
        NoteSigner signer = new NoteSigner("PeterNeumann", example());

        assertThat(signer.verifierKey()).isEqualTo(VERIFIER);
        assertThat(signer.sign(TEXT)).isEqualTo(TEXT + "\n" + SIGNATURE + "\n");
    }

    @Test
    void a_checkpoint_is_three_lines() {
        Checkpoint checkpoint = new Checkpoint("example.com/behind-the-sofa", 20_852_163, new byte[] {1, 2, 3});

        assertThat(checkpoint.text()).isEqualTo("example.com/behind-the-sofa\n20852163\nAQID\n");
        assertThat(Checkpoint.parse(checkpoint.text() + "\n— somebody xyz\n").text())
                .isEqualTo(checkpoint.text());
    }

    @Test
    void names_that_would_break_the_format_are_refused() throws Exception {
        KeyPair key = example();

        assertThatThrownBy(() -> new NoteSigner("a+b", key)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NoteSigner("a b", key)).isInstanceOf(IllegalArgumentException.class);
    }
}
