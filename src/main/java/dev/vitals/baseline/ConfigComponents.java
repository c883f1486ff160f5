package dev.vitals.baseline;

import static dev.vitals.baseline.Deviation.weaker;

import java.util.List;
import java.util.stream.Stream;

/** What the second edition deploys around AWS Config, and its conformance pack. */
final class ConfigComponents {

    private static final String STACK = "ConfigStack";
    private static final String BUCKET = "AWSConfigLoggingBucket";
    private static final String CONFIG = "config.amazonaws.com";
    private static final String RECORDER = "AWS::Config::ConfigurationRecorder";
    private static final String CHANNEL = "AWS::Config::DeliveryChannel";

    private ConfigComponents() {}

    static List<Part> bucket() {
        return List.of(
                Part.of(STACK, BUCKET, "AWS::S3::Bucket", BucketChecks.ENCRYPTED)
                        .tagged("AWS Config Logging Bucket", "Security"),
                Part.of(
                                STACK,
                                "AWSConfigBucketPolicy",
                                "AWS::S3::BucketPolicy",
                                BucketChecks.allows(CONFIG, "s3:GetBucketAcl"),
                                BucketChecks.allows(CONFIG, "s3:PutObject"))
                        .keptWith(BUCKET, "AWS::S3::Bucket", "policy")
                        .tagged("AWS Config Logging Bucket", "Security"));
    }

    /** Where the account had a recorder already, the QuickStart was told to make none: that one does its work. */
    static List<Part> recorder() {
        return List.of(Part.of(
                        STACK,
                        "AWSConfigConfigurationRecorder",
                        RECORDER,
                        Checks.on("status.recording", "Recording"),
                        Checks.set("recorder.roleARN", "Role", "the role that was given"),
                        Checks.when(
                                "Recorded types",
                                config -> config.at("recorder.recordingGroup").isSet()
                                        && !config.isTrue("recorder.recordingGroup.allSupported"),
                                weaker("Recorded types", "some", "all that are supported")))
                .like("being the region’s only recorder", any -> true));
    }

    static List<Part> channel() {
        return List.of(Part.of(
                        STACK,
                        "AWSConfigDeliveryChannel",
                        CHANNEL,
                        Checks.set("channel.s3BucketName", "Bucket", "the config bucket"),
                        new Check("Bucket", ConfigComponents::delivers))
                .like("being the region’s only channel", any -> true));
    }

    static List<Part> pack() {
        return List.of(Part.of(
                        STACK,
                        "AWSConfigHIPAAConformancePack",
                        Recognition.PACK,
                        Checks.held("status.ConformancePackState", "State", "CREATE_COMPLETE"))
                .like("its name", pack -> pack.resourceId().equals(Recognition.PACK_NAME)));
    }

    static List<Part> autoDetect() {
        return Stream.of(
                        Part.told(STACK, "ConfigurationRecorder", "Custom::CreateConfigRecorder"),
                        Part.told(STACK, "DeliveryChannel", "Custom::CreateConfigDeliveryChannel"),
                        Part.of(STACK, "CreateConfigRecorderLambda", "AWS::Lambda::Function", runtime()),
                        Part.of(STACK, "CreateConfigDeliveryChannelLambda", "AWS::Lambda::Function", runtime()),
                        Part.of(STACK, "LambdaExecutionRole", "AWS::IAM::Role"))
                .map(Part::optionally)
                .toList();
    }

    private static Check runtime() {
        return Checks.same("configuration.Runtime", "Runtime", "python3.7");
    }

    /** A channel that was there before delivers to a bucket of its own: that was the choice when deploying. */
    private static Stream<Deviation> delivers(Check.Subject subject) {
        if (subject.scene().physicalId(STACK, "AWSConfigDeliveryChannel").isEmpty()) {
            return Stream.empty();
        }
        var deployed = subject.scene().physicalId(STACK, BUCKET).orElse("");
        var observed = subject.config().text("channel.s3BucketName").orElse("");
        return deployed.isEmpty() || observed.isEmpty() || observed.equals(deployed)
                ? Stream.empty()
                : Stream.of(Deviation.other("Bucket", observed, deployed));
    }
}
