package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.ThrottledException;

class CloudDeliveryTest {

    private static final Mail MAIL = Mails.waiting("[Vitals] 3 new: Ärztehaus", Instant.parse("2026-11-24T06:00:00Z"));
    private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:vitals";

    private final List<SendEmailRequest> mailed = new ArrayList<>();
    private final List<PublishRequest> published = new ArrayList<>();

    @Test
    void handsSesTheWholeMessageWithItsHeads() {
        var outcome =
                ses(() -> SendEmailResponse.builder().messageId("0100").build()).send(MAIL);

        assertThat(outcome).isEqualTo(new Outcome.Sent("SES took it as 0100"));
        assertThat(mailed).singleElement().satisfies(request -> {
            assertThat(request.destination().toAddresses()).containsExactly("ada@example.org");
            assertThat(request.content().raw().data().asUtf8String())
                    .contains(
                            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
                            "multipart/alternative",
                            MAIL.messageId());
        });
    }

    @Test
    void triesAgainWhereSesIsBusyOrCannotBeReachedAndNotWhereItRefuses() {
        assertThat(ses(() -> {
                            throw TooManyRequestsException.builder()
                                    .message("slower")
                                    .build();
                        })
                        .send(MAIL))
                .isInstanceOf(Outcome.Later.class);
        assertThat(ses(() -> {
                            throw SdkClientException.create("no route");
                        })
                        .send(MAIL))
                .isInstanceOf(Outcome.Later.class);
        assertThat(ses(() -> {
                            throw MessageRejectedException.builder()
                                    .message("content is illegal")
                                    .build();
                        })
                        .send(MAIL))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.why()).contains("content is illegal"));
    }

    @Test
    void waitsWhereSesDoesNotKnowTheSenderYet() {
        assertThat(ses(() -> {
                            throw MessageRejectedException.builder()
                                    .message("Email address is not verified. The following identities failed the check")
                                    .build();
                        })
                        .send(MAIL))
                .isInstanceOfSatisfying(
                        Outcome.Later.class, later -> assertThat(later.why()).contains("vitals.mail.from"));
    }

    @Test
    void publishesPlainTextToTheTopicForTheSubscriptionOfTheAddressee() {
        var delivery = sns(() -> PublishResponse.builder().messageId("7").build());
        assertThat(delivery.send(MAIL)).isEqualTo(new Outcome.Sent("SNS took it as 7"));
        assertThat(delivery.isShared())
                .as("so that everything is written discreetly")
                .isTrue();

        assertThat(published).singleElement().satisfies(request -> {
            assertThat(request.topicArn()).isEqualTo(TOPIC);
            assertThat(request.subject()).isEqualTo("[Vitals] 3 new: ?rztehaus");
            assertThat(request.message()).isEqualTo("3 new\n");
            assertThat(request.messageAttributes().get("recipient").stringValue())
                    .isEqualTo("ada@example.org");
        });
        assertThat(sns(() -> {
                            throw ThrottledException.builder().message("slower").build();
                        })
                        .send(MAIL))
                .isInstanceOf(Outcome.Later.class);
    }

    @Test
    void saysAtTheStartWhatIsWrongWithTheSettings() {
        assertThat(MailConfiguration.way(settings("", "")).isOpen()).isFalse();
        assertThat(MailConfiguration.way(settings("", "mail.example.org")).title())
                .isEqualTo("SMTP server mail.example.org");
        assertThat(MailConfiguration.way(settings("NONE", "mail.example.org")).isOpen())
                .isFalse();
        assertThatThrownBy(() -> MailConfiguration.way(settings("pigeon", "")))
                .hasMessage("vitals.mail.way is “pigeon”; it must be none, smtp, ses or sns.");
        assertThatThrownBy(() -> MailConfiguration.way(settings("smtp", "")))
                .hasMessageContaining("vitals.mail.smtp.host");
        assertThatThrownBy(() -> MailConfiguration.way(settings("sns", "")))
                .hasMessageContaining("vitals.mail.sns.topic");
        assertThat(settings("", "").smtp()).asString().doesNotContain("hunter2");
    }

    private static MailSettings settings(String way, String host) {
        return new MailSettings(
                way,
                "vitals@example.org",
                "Vitals",
                Duration.ofMinutes(2),
                Duration.ofDays(3),
                Duration.ofDays(365),
                new MailSettings.Smtp(host, 0, "vitals", "hunter2", MailSettings.Tls.REQUIRED, Duration.ofSeconds(1)),
                new MailSettings.Ses("", "", null),
                new MailSettings.Sns("", null));
    }

    private SesDelivery ses(Supplier<SendEmailResponse> answer) {
        return new SesDelivery(settings("ses", ""), new SesV2Client() {
            @Override
            public SendEmailResponse sendEmail(SendEmailRequest request) {
                mailed.add(request);
                return answer.get();
            }

            @Override
            public String serviceName() {
                return "ses";
            }

            @Override
            public void close() {}
        });
    }

    private SnsDelivery sns(Supplier<PublishResponse> answer) {
        return new SnsDelivery(TOPIC, new SnsClient() {
            @Override
            public PublishResponse publish(PublishRequest request) {
                published.add(request);
                return answer.get();
            }

            @Override
            public String serviceName() {
                return "sns";
            }

            @Override
            public void close() {}
        });
    }
}
