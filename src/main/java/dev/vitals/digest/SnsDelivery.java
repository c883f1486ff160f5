package dev.vitals.digest;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;

/**
 * Publishes mails to a topic, as plain text. Who subscribed to it is not ours to see, so that everything is written
 * discreetly; the attribute {@code recipient} lets a subscription filter what is for its address.
 */
final class SnsDelivery implements Delivery {

    private static final int LONGEST_SUBJECT = 99;
    private static final int MOST_BYTES = 250_000;

    private final String topic;
    private final SnsClient sns;

    SnsDelivery(String topic, SnsClient sns) {
        this.topic = topic;
        this.sns = sns;
    }

    @Override
    public String title() {
        return "Amazon SNS";
    }

    @Override
    public boolean isShared() {
        return true;
    }

    @Override
    public Outcome send(Mail mail) {
        try {
            var answer = sns.publish(request -> request.topicArn(topic)
                    .subject(subject(mail.subject()))
                    .message(message(mail.plain()))
                    .messageAttributes(Map.of(
                            "recipient",
                            text(mail.recipient()),
                            "kind",
                            text(mail.kind().word()),
                            "id",
                            text(mail.id().toString()))));
            return new Outcome.Sent("SNS took it as " + answer.messageId());
        } catch (InvalidParameterException refused) {
            return new Outcome.Refused("SNS refused it: " + said(refused));
        } catch (NotFoundException none) {
            return new Outcome.Later("There is no such topic; look at vitals.mail.sns.topic. " + said(none));
        } catch (SdkException failure) {
            return new Outcome.Later("SNS could not take it: " + said(failure));
        }
    }

    /** SNS takes ASCII only, and fewer than a hundred characters. */
    private static String subject(String subject) {
        return CleanText.line(subject.replaceAll("[^\\x20-\\x7e]", "?"), LONGEST_SUBJECT)
                .replace("…", "");
    }

    private static String message(String plain) {
        var bytes = plain.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= MOST_BYTES ? plain : new String(bytes, 0, MOST_BYTES, StandardCharsets.UTF_8);
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }

    private static String said(SdkException failure) {
        return CleanText.line(String.valueOf(failure.getMessage()), 300);
    }
}
