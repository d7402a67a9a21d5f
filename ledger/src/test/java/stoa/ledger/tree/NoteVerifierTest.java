package stoa.ledger.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;

class NoteVerifierTest {

    private final NoteSigner signer = new NoteSigner("stoa.test/log", key());
    private final NoteVerifier verifier = NoteVerifier.of(signer.verifierKey());
    private final String note = signer.sign("stoa.test/log\n7\nhash\n");

    private static KeyPair key() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void the_key_of_the_well_known_example_signs_its_note() {
        NoteVerifier example = NoteVerifier.of("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");

        assertThat(example.name()).isEqualTo("PeterNeumann");
        assertThat(example.isSigned("""
                        If you think cryptography is the answer to your problem,
                        then you don't know what your problem is.

                        — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdng\
                        otpRZb6KE6RyyBwJnAM=
                        """)).isTrue();
    }

    @Test
    void a_note_is_signed_as_it_was_written_and_not_otherwise() {
        assertThat(verifier.isSigned(note)).isTrue();
        assertThat(verifier.isSigned(note.replace("\n7\n", "\n8\n"))).isFalse();
        assertThat(verifier.isSigned(note.replace("— stoa.test/log ", "— stoa.test/other ")))
                .isFalse();
        assertThat(verifier.isSigned("no note at all")).isFalse();
    }

    @Test
    void another_key_of_the_same_name_has_not_signed_it() {
        NoteVerifier another = NoteVerifier.of(new NoteSigner("stoa.test/log", key()).verifierKey());

        assertThat(another.isSigned(note)).isFalse();
    }

    @Test
    void a_key_that_does_not_belong_to_its_name_is_no_key() {
        String renamed = signer.verifierKey().replace("stoa.test", "stoa.fake");

        assertThatThrownBy(() -> NoteVerifier.of(renamed)).hasMessageContaining("no verifier key");
        assertThatThrownBy(() -> NoteVerifier.of("stoa")).hasMessageContaining("no verifier key");
    }
}
