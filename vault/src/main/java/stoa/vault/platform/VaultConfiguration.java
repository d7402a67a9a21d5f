package stoa.vault.platform;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * The vault, whole: import it beside a {@link DataSource} and {@link VaultSettings}, and every port of
 * {@code stoa.vault}, {@link stoa.api.kernel.PublicIds} and {@link stoa.api.kernel.PersonalDataCipher} are beans. Keeps
 * one connection of the data source for notices between nodes.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan("stoa.vault")
public class VaultConfiguration {

    @Bean
    VaultDatabase vaultDatabase(DataSource dataSource) {
        return new VaultDatabase(dataSource);
    }

    @Bean
    MasterKey vaultMasterKey(VaultDatabase database, VaultSettings settings) {
        return new MasterKeyCheck(database, settings).verified();
    }

    @Bean
    VaultSecrets vaultSecrets(VaultDatabase database, MasterKey masterKey) {
        return new VaultSecrets(database, masterKey);
    }

    @Bean
    Housekeeping vaultHousekeeping() {
        return new Housekeeping();
    }
}
