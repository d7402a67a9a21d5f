package stoa.gateway.platform.mail;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;

/** A server takes mails if {@code spring.mail.host} names one; else they are written into files. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

    @Bean
    Mails mails(
            ObjectProvider<JavaMailSender> server,
            MailSettings settings,
            @Value("${stoa.data:data}") Path data,
            Clock clock) {
        JavaMailSender smtp = server.getIfAvailable();
        if (smtp != null) {
            return new SmtpMails(smtp, settings.from());
        }
        Path directory = settings.directory().isEmpty() ? data.resolve("mail") : Path.of(settings.directory());
        return new MailFiles(directory, settings.from(), clock);
    }
}
