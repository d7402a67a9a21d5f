package stoa.server.forum;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.util.FileSystemUtils;
import stoa.server.Stoa;

/** A test over HTTP against the whole of Stoa with its embedded databases; all of them share one. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = Stoa.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "stoa.gateway.password.memory=64KB",
            "stoa.gateway.password.iterations=1",
            "spring.profiles.active=free-ports",
            "stoa.postgres.port=0",
            "stoa.mongo.embedded=memory"
        })
@ContextConfiguration(initializers = ForumContract.FreshData.class)
public @interface ForumContract {

    /** An empty data directory for each start, removed once everything has stopped. */
    final class FreshData implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            try {
                Path data = Files.createTempDirectory("stoa-forum");
                SpringApplication.getShutdownHandlers().add(() -> FileSystemUtils.deleteRecursively(data.toFile()));
                TestPropertyValues.of("stoa.data=" + data).applyTo(context);
            } catch (IOException noRoom) {
                throw new UncheckedIOException(noRoom);
            }
        }
    }
}
