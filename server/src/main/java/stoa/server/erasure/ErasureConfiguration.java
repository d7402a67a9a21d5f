package stoa.server.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import stoa.ledger.Ledger;
import stoa.vault.ErasureList;

/** Where erasures are listed. */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

    /** In every file that is set; an erasure goes no further while one of them can not be written. */
    @Bean
    ErasureList erasureList(@Value("${stoa.erasure.lists}") List<String> paths, Ledger ledger) {
        List<ErasureListFile> files =
                paths.stream().map(Path::of).map(ErasureListFile::new).toList();
        UUID id = ledger.id();
        return erasure -> {
            try {
                for (ErasureListFile file : files) {
                    file.add(id, erasure);
                }
            } catch (IOException unwritable) {
                throw new UncheckedIOException("An erasure can not be listed", unwritable);
            }
        };
    }
}
