package dev.vitals.digest;

import jakarta.mail.MessagingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.BadRequestException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/** Hands mails to Amazon SES as whole messages. SES puts a message id of its own in the place of ours. */
final class SesDelivery implements Delivery {

    private final MailSettings settings;
    private final SesV2Client ses;

    SesDelivery(MailSettings settings, SesV2Client ses) {
        this.settings = settings;
        this.ses = ses;
    }

    @Override
    public String title() {
        return "Amazon SES";
    }

    @Override
    public Outcome send(Mail mail) {
        try {
            var answer = ses.sendEmail(request(mail));
            return new Outcome.Sent("SES took it as " + answer.messageId());
        } catch (MessageRejectedException | BadRequestException refused) {
            return isUnverified(refused)
                    ? new Outcome.Later("SES does not know the sender; verify vitals.mail.from there, or, while SES is"
                            + " in its sandbox, the recipient. " + said(refused))
                    : new Outcome.Refused("SES refused it: " + said(refused));
        } catch (MessagingException malformed) {
            return new Outcome.Refused("“%s” is no address of mail.".formatted(CleanText.line(mail.recipient(), 100)));
        } catch (SdkException failure) {
            return new Outcome.Later("SES could not take it: " + said(failure));
        } catch (IOException impossible) {
            return new Outcome.Later("It could not be written: " + impossible.getMessage());
        }
    }

    private SendEmailRequest request(Mail mail) throws MessagingException, IOException {
        var bytes = new ByteArrayOutputStream();
        MimeMail.of(mail, settings).writeTo(bytes);
        var set = settings.ses().configurationSet();
        return SendEmailRequest.builder()
                .fromEmailAddress(settings.from())
                .destination(to -> to.toAddresses(mail.recipient()))
                .configurationSetName(set.isEmpty() ? null : set)
                .content(content -> content.raw(raw -> raw.data(SdkBytes.fromByteArray(bytes.toByteArray()))))
                .build();
    }

    /** An address that nobody has verified yet is for whoever runs Vitals to put right, and no fault of the recipient's. */
    private static boolean isUnverified(SdkException refused) {
        return String.valueOf(refused.getMessage()).toLowerCase(Locale.ROOT).contains("not verified");
    }

    private static String said(SdkException failure) {
        return CleanText.line(String.valueOf(failure.getMessage()), 300);
    }
}
