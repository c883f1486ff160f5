package dev.vitals.digest;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;

/** The way out that is configured; where there is none, mails are kept and can be read here. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(MailSettings.class)
class MailConfiguration {

    /** Well within the lease of a mail. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    @Bean
    WayOut wayOut(MailSettings settings) {
        return way(settings);
    }

    static WayOut way(MailSettings settings) {
        return switch (settings.chosenWay()) {
            case "none" -> WayOut.NONE;
            case "smtp" -> WayOut.by(smtp(settings));
            case "ses" -> WayOut.by(new SesDelivery(settings, ses(settings)));
            case "sns" -> WayOut.by(sns(settings));
            default ->
                throw new IllegalStateException(
                        "vitals.mail.way is “%s”; it must be none, smtp, ses or sns.".formatted(settings.way()));
        };
    }

    private static Delivery smtp(MailSettings settings) {
        if (settings.smtp().host().isBlank()) {
            throw new IllegalStateException(
                    "vitals.mail.way is smtp, so vitals.mail.smtp.host has to name the mail server.");
        }
        if (!MimeMail.isAddress(settings.from())) {
            throw new IllegalStateException(
                    "vitals.mail.from is “%s”, which is no address of mail.".formatted(settings.from()));
        }
        return new SmtpDelivery(settings);
    }

    private static Delivery sns(MailSettings settings) {
        var topic = settings.sns().topic().split(":");
        if (topic.length != 6) {
            throw new IllegalStateException(
                    "vitals.mail.way is sns, so vitals.mail.sns.topic has to be the ARN of a topic.");
        }
        var client = SnsClient.builder()
                .region(Region.of(topic[3]))
                .endpointOverride(settings.sns().endpoint())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(MailConfiguration::bounded)
                .build();
        return new SnsDelivery(settings.sns().topic(), client);
    }

    private static SesV2Client ses(MailSettings settings) {
        var builder = SesV2Client.builder()
                .endpointOverride(settings.ses().endpoint())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .overrideConfiguration(MailConfiguration::bounded);
        return settings.ses().region().isEmpty()
                ? builder.build()
                : builder.region(Region.of(settings.ses().region())).build();
    }

    private static void bounded(ClientOverrideConfiguration.Builder options) {
        options.apiCallTimeout(LONGEST_CALL);
    }
}
