package dev.vitals.rule.compute;

import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.Objects;
import software.amazon.awssdk.services.ec2.model.BlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.EbsBlockDevice;
import software.amazon.awssdk.services.ec2.model.Image;

/** Machine images of the account. */
class ImageRules {

    @Rule(
            id = "ec2-ami-encrypted",
            title = "The image's disks are encrypted",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(a)(2)(iv)"})
    Verdict encrypted(Image image) {
        var id = Reading.required(image.imageId(), "ImageId");
        var disks = image.blockDeviceMappings().stream()
                .map(BlockDeviceMapping::ebs)
                .filter(Objects::nonNull)
                .filter(disk -> disk.snapshotId() != null)
                .toList();
        if (disks.isEmpty()) {
            return Verdict.notApplicable("The image has no snapshot of a volume");
        }
        return disks.stream()
                .filter(disk -> !isEncrypted(disk))
                .findFirst()
                .<Verdict>map(disk -> Verdict.fail(
                                "Image %s holds the unencrypted snapshot %s".formatted(id, disk.snapshotId()))
                        .at("BlockDeviceMappings[].Ebs.Encrypted", false)
                        .expected("true"))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "ec2-ami-not-public",
            title = "The image is not public",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(4)(ii)(B)", "164.312(a)(1)"})
    Verdict notPublic(Image image) {
        return Reading.required(image.publicLaunchPermissions(), "Public")
                ? Verdict.fail("Image %s is public".formatted(image.imageId()))
                        .at("Public", true)
                        .expected("false")
                : Verdict.pass();
    }

    private static boolean isEncrypted(EbsBlockDevice disk) {
        return Reading.required(disk.encrypted(), "Encrypted");
    }
}
