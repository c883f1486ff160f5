package dev.vitals.environment;

import static dev.vitals.environment.Kind.TEXT;
import static dev.vitals.environment.Kinds.time;

import java.util.List;

/** What there is to say of mails. */
final class MailSettings {

    private static final String MAIL = "Mails";

    private MailSettings() {}

    static List<Setting> all() {
        return List.of(
                Setting.of(
                        MAIL,
                        "vitals.mail.way",
                        Kind.oneOf("none", "smtp", "ses", "sns").orNothing(),
                        "smtp where a host is named, else none",
                        "how mails leave"),
                Setting.of(MAIL, "vitals.mail.from", Kinds.MAIL, "vitals@localhost", "the sender"),
                Setting.of(MAIL, "vitals.mail.from-name", TEXT, "Vitals", "the sender's name"),
                Setting.of(MAIL, "vitals.mail.smtp.host", Kinds.HOST.orNothing(), "", "the mail server"),
                Setting.of(
                        MAIL, "vitals.mail.smtp.port", Kind.whole(0, 65535), "587, or 465 with IMPLICIT", "its port"),
                Setting.of(
                        MAIL,
                        "vitals.mail.smtp.tls",
                        Kind.oneOf("REQUIRED", "OFFERED", "IMPLICIT", "NONE"),
                        "REQUIRED",
                        "how the way to it is protected"),
                Setting.of(MAIL, "vitals.mail.smtp.username", TEXT, "", "where the server asks for one"),
                Setting.secret(MAIL, "vitals.mail.smtp.password", "where the server asks for one"),
                Setting.of(
                        MAIL,
                        "vitals.mail.smtp.timeout",
                        time("1s", "5m", "15s"),
                        "PT15S",
                        "for connecting, and for each answer"),
                Setting.of(
                        MAIL,
                        "vitals.mail.ses.region",
                        Kinds.REGION.orNothing(),
                        "of where Vitals runs",
                        "the region of Amazon SES"),
                Setting.of(
                        MAIL, "vitals.mail.ses.configuration-set", Kinds.NAME.orNothing(), "", "its configuration set"),
                Setting.of(
                        MAIL, "vitals.mail.ses.endpoint", Kinds.WEB.orNothing(), "", "where it answers, if not at AWS"),
                Setting.of(
                        MAIL,
                        "vitals.mail.sns.topic",
                        Kind.matching(
                                        "the ARN of a topic, such as arn:aws:sns:eu-central-1:111122223333:vitals",
                                        "arn:[a-z-]+:sns:[a-z0-9-]+:\\d{12}:\\S+")
                                .orNothing(),
                        "",
                        "the topic of Amazon SNS"),
                Setting.of(
                        MAIL, "vitals.mail.sns.endpoint", Kinds.WEB.orNothing(), "", "where it answers, if not at AWS"),
                Setting.of(
                        MAIL,
                        "vitals.mail.bundle",
                        time("0s", "1d", "2m"),
                        "PT2M",
                        "how long an alert waits for more of its kind"),
                Setting.of(
                        MAIL,
                        "vitals.mail.give-up-after",
                        time("1m", "30d", "3d"),
                        "P3D",
                        "age at which a mail that cannot be sent is left"),
                Setting.of(
                        MAIL,
                        "vitals.mail.keep",
                        time("1d", "3650d", "365d"),
                        "P365D",
                        "how long mails can be looked up"));
    }
}
