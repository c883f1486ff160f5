package dev.vitals.rule.datastore;

import dev.vitals.collect.kinesis.KinesisStream;
import dev.vitals.collect.sqs.SqsQueue;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.policy.PolicyDocument;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;

/** Queues and streams. */
class StreamRules {

    @Rule(
            id = "kinesis-stream-encrypted",
            title = "The stream is encrypted",
            severity = Severity.HIGH,
            safeguards = {"164.312(a)(2)(iv)", "164.312(e)(2)(ii)"})
    Verdict streamEncrypted(KinesisStream stream) {
        var type = Reading.required(stream.summary().orElseThrow().encryptionType(), "EncryptionType");
        return type == EncryptionType.KMS
                ? Verdict.pass()
                : Verdict.fail("Stream %s is not encrypted".formatted(stream.name()))
                        .at("summary.EncryptionType", type)
                        .expected("KMS");
    }

    @Rule(
            id = "sqs-queue-encrypted",
            title = "The queue is encrypted",
            severity = Severity.HIGH,
            safeguards = {"164.312(a)(2)(iv)", "164.312(e)(2)(ii)"})
    Verdict queueEncrypted(SqsQueue queue) {
        var attributes = queue.attributes().orElseThrow();
        return "true".equals(attributes.get("SqsManagedSseEnabled"))
                        || !attributes.getOrDefault("KmsMasterKeyId", "").isBlank()
                ? Verdict.pass()
                : Verdict.fail("Queue %s is not encrypted".formatted(queue.name()))
                        .at(
                                "attributes.SqsManagedSseEnabled",
                                attributes.getOrDefault("SqsManagedSseEnabled", "not set"))
                        .expected("SSE-SQS or SSE-KMS");
    }

    @Rule(
            id = "sqs-queue-not-public",
            title = "The queue's policy grants nothing to everyone",
            severity = Severity.CRITICAL,
            safeguards = {"164.312(a)(1)"})
    Verdict queueNotPublic(SqsQueue queue) {
        var policy = queue.attributes().orElseThrow().get("Policy");
        if (policy == null || policy.isBlank()) {
            return Verdict.pass();
        }
        var open = PolicyDocument.parse(policy).publicStatements();
        return open.isEmpty()
                ? Verdict.pass()
                : Verdict.fail("Queue %s: its policy lets everyone in (%s)"
                                .formatted(queue.name(), open.getFirst().label()))
                        .at("attributes.Policy", open.getFirst().label())
                        .expected("named principals, or conditions that name the caller");
    }
}
