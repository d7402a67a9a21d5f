package stoa.vault.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import stoa.testkit.TestDatabase;
import stoa.testkit.TestPostgres;
import stoa.vault.TokenKeys;
import stoa.vault.VaultNode;
import stoa.vault.platform.VaultSettings;

class TokenKeysTest {

    private final TestDatabase database = TestPostgres.freshDatabase();

    @Test
    void a_token_signed_by_one_node_verifies_on_another_and_after_a_restart() throws Exception {
        SignedJWT token;
        try (VaultNode one = node();
                VaultNode two = node()) {
            token = sign(keys(one));
            assertThat(verifies(token, keys(two))).isTrue();
        }
        try (VaultNode restarted = node()) {
            assertThat(verifies(token, keys(restarted))).isTrue();
            assertThat(keys(restarted).signingKey().getKeyID())
                    .isEqualTo(token.getHeader().getKeyID());
        }
    }

    @Test
    void only_public_parts_are_published() {
        try (VaultNode node = node()) {
            assertThat(keys(node).publicKeys().getKeys()).hasSize(1).noneMatch(JWK::isPrivate);
            assertThat(keys(node).publicKeys().toString(false)).doesNotContain("\"d\"");
            assertThat(keys(node).signingKey().isPrivate()).isTrue();
        }
    }

    @Test
    void a_rotated_key_signs_on_every_node_while_the_one_before_verifies_on() throws Exception {
        try (VaultNode one = node().connected();
                VaultNode two = node().connected()) {
            SignedJWT old = sign(keys(one));

            keys(one).rotate();

            assertThat(keys(one).signingKey().getKeyID())
                    .isNotEqualTo(old.getHeader().getKeyID());
            Awaitility.await().atMost(Duration.ofSeconds(2)).untilAsserted(() -> assertThat(
                            keys(two).signingKey().getKeyID())
                    .isEqualTo(keys(one).signingKey().getKeyID()));
            assertThat(verifies(old, keys(one))).isTrue();
            assertThat(verifies(old, keys(two))).isTrue();
            assertThat(verifies(sign(keys(two)), keys(one))).isTrue();
        }
    }

    @Test
    void a_key_that_has_grown_old_is_followed_by_a_new_one_once() throws Exception {
        SignedJWT old;
        try (VaultNode node = node()) {
            old = sign(keys(node));
        }
        JdbcClient.create(database.dataSource())
                .sql("UPDATE vault.token_key SET created_at = created_at - interval '91 days'")
                .update();

        try (VaultNode one = node();
                VaultNode two = node()) {
            assertThat(keys(one).publicKeys().getKeys()).hasSize(2);
            assertThat(keys(two).publicKeys().getKeys()).hasSize(2);
            assertThat(verifies(old, keys(two))).isTrue();
        }
    }

    @Test
    void a_new_key_is_published_before_it_signs() {
        try (VaultNode node = node(Duration.ofHours(1))) {
            String before = keys(node).signingKey().getKeyID();

            keys(node).rotate();

            assertThat(keys(node).publicKeys().getKeys()).hasSize(2);
            assertThat(keys(node).signingKey().getKeyID()).isEqualTo(before);
        }
    }

    @Test
    void a_new_key_signs_once_its_lead_is_over() {
        try (VaultNode node = node(Duration.ofMillis(300))) {
            String before = keys(node).signingKey().getKeyID();

            keys(node).rotate();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> !keys(node).signingKey().getKeyID().equals(before));
        }
    }

    @Test
    void a_key_whose_tokens_have_all_expired_verifies_no_more() throws Exception {
        SignedJWT old;
        try (VaultNode node = node()) {
            old = sign(keys(node));
            keys(node).rotate();
        }
        JdbcClient.create(database.dataSource())
                .sql("UPDATE vault.token_key SET verifies_until = verifies_until - interval '25 hours'")
                .update();

        try (VaultNode node = node()) {
            assertThat(verifies(old, keys(node))).isFalse();
            assertThat(keys(node).publicKeys().getKeys()).hasSize(1);
        }
    }

    @Test
    void nodes_that_start_for_the_first_time_at_once_agree_on_one_key() throws Exception {
        Callable<String> start = () -> {
            try (VaultNode node = node()) {
                return keys(node).signingKey().getKeyID();
            }
        };
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<String> ids = threads.invokeAll(List.of(start, start, start)).stream()
                    .map(Future::resultNow)
                    .distinct()
                    .toList();
            assertThat(ids).hasSize(1);
        }
    }

    private VaultNode node() {
        return node(Duration.ZERO);
    }

    private VaultNode node(Duration lead) {
        VaultSettings settings = VaultNode.settingsFor(database);
        return VaultNode.on(
                database, new VaultSettings(null, settings.masterKeyDirectory(), null, null, lead, null, null, null));
    }

    private static TokenKeys keys(VaultNode node) {
        return node.get(TokenKeys.class);
    }

    private static SignedJWT sign(TokenKeys keys) throws JOSEException {
        RSAKey key = keys.signingKey().toRSAKey();
        JWSHeader header =
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
        SignedJWT token =
                new SignedJWT(header, new JWTClaimsSet.Builder().subject("4001").build());
        token.sign(new RSASSASigner(key));
        return token;
    }

    private static boolean verifies(SignedJWT token, TokenKeys keys) throws JOSEException {
        JWK key = keys.publicKeys().getKeyByKeyId(token.getHeader().getKeyID());
        return key != null && token.verify(new RSASSAVerifier(key.toRSAKey()));
    }
}
