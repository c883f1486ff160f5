package dev.vitals.rule.compute;

import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.inventory.UnreadableException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Image;

class ImageRulesTest {

    private final ImageRules rules = new ImageRules();

    @Test
    void readsImages() {
        verdict(rules.encrypted(image(false))).fails("Image ami-1 holds the unencrypted snapshot snap-1");
        verdict(rules.encrypted(image(true))).passes();
        verdict(rules.encrypted(Image.builder().imageId("ami-1").build())).isNotApplicable();
        verdict(rules.notPublic(Image.builder()
                        .imageId("ami-1")
                        .publicLaunchPermissions(true)
                        .build()))
                .fails("Image ami-1 is public");
        verdict(rules.notPublic(Image.builder()
                        .imageId("ami-1")
                        .publicLaunchPermissions(false)
                        .build()))
                .passes();
        assertThatThrownBy(
                        () -> rules.notPublic(Image.builder().imageId("ami-1").build()))
                .isInstanceOf(UnreadableException.class);
    }

    private static Image image(boolean encrypted) {
        return Image.builder()
                .imageId("ami-1")
                .blockDeviceMappings(b -> b.ebs(e -> e.snapshotId("snap-1").encrypted(encrypted)))
                .build();
    }
}
