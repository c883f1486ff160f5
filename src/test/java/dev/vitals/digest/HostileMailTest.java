package dev.vitals.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.digest.Letter.Line;
import dev.vitals.digest.MailSettings.Tls;
import dev.vitals.support.Fuzzed;
import dev.vitals.support.Hostile;
import jakarta.mail.Header;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import org.jsoup.Jsoup;

/** Whatever things are called, a mail has the heads that we set, one recipient and no markup but ours. */
class HostileMailTest {

    private static final Instant NOW = Instant.parse("2026-11-27T07:00:00Z");
    private static final Line PLAIN = new Line("high", "a", "b", "https://vitals.example.org/findings/1");

    @Fuzzed
    void noHeadIsAdded(@ForAll String subject, @ForAll String from) throws Exception {
        var settings = Mails.settings(1, Tls.NONE);
        var named = new MailSettings(
                "",
                settings.from(),
                from,
                settings.bundle(),
                settings.giveUpAfter(),
                settings.keep(),
                settings.smtp(),
                settings.ses(),
                settings.sns());
        var written = new ByteArrayOutputStream();
        MimeMail.of(Mails.waiting(subject, NOW), named).writeTo(written);

        var read =
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(written.toByteArray()));
        assertThat(heads(read))
                .isSubsetOf(
                        "Auto-Submitted",
                        "Content-Type",
                        "Date",
                        "From",
                        "List-Unsubscribe",
                        "List-Unsubscribe-Post",
                        "MIME-Version",
                        "Message-ID",
                        "Subject",
                        "To",
                        "X-Auto-Response-Suppress");
        assertThat(read.getAllRecipients()).hasSize(1);
        assertThat(read.getFrom()).hasSize(1);
        assertThat(String.valueOf(read.getSubject()).chars()).noneMatch(Character::isISOControl);
        assertThat(new String(written.toByteArray(), java.nio.charset.StandardCharsets.US_ASCII).lines())
                .allMatch(line -> line.length() <= 998);
    }

    @Fuzzed
    void noElementIsAdded(@ForAll String hostile) {
        var ours = Jsoup.parse(Mails.HTML.of(Mails.letter("x", PLAIN)));
        var page = Jsoup.parse(Mails.HTML.of(Mails.letter("x", new Line("high", hostile, hostile, PLAIN.link()))));

        assertThat(page.getAllElements().eachAttr("href"))
                .isEqualTo(ours.getAllElements().eachAttr("href"));
        assertThat(page.select("script, img, iframe, object, base, form, " + Hostile.PROBE))
                .isEmpty();
        assertThat(page.html()).doesNotContain(Hostile.WORKED_OUT);
    }

    @Fuzzed
    void ofTextComesOneVisibleLine(@ForAll String hostile) {
        assertThat(CleanText.line(hostile, 80))
                .hasSizeLessThanOrEqualTo(160)
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}]");
        assertThat(LetterText.of(Mails.letter("x", new Line("high", hostile, hostile, PLAIN.link())))
                        .lines())
                .noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
    }

    private static TreeSet<String> heads(MimeMessage message) throws Exception {
        var names = new TreeSet<String>();
        List<Header> all = Collections.list(message.getAllHeaders());
        all.forEach(head -> names.add(head.getName()));
        assertThat(all).as("none twice").hasSameSizeAs(names);
        return names;
    }
}
