package dev.vitals.rule.cloudtrail;

import static dev.vitals.support.Inventories.ACCOUNT;
import static dev.vitals.support.Inventories.READ_AT;
import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.empty;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.cloudtrail.CloudTrailTrail;
import dev.vitals.collect.cloudtrail.TrailSelectors;
import dev.vitals.collect.iam.ServiceUse;
import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

class SelectorRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private static final AwsAccount HERE = new AwsAccount(ACCOUNT);
    private final SelectorRules rules = new SelectorRules();

    @Test
    void wantsEveryManagementEvent() {
        verdict(rules.management(
                        HERE,
                        recording(s -> s.eventSelectors(
                                e -> e.includeManagementEvents(true).readWriteType("All")))))
                .passes();
        verdict(rules.management(
                        HERE,
                        recording(s -> s.eventSelectors(
                                e -> e.includeManagementEvents(true).readWriteType("WriteOnly")))))
                .failsSaying("that read");
        verdict(rules.management(
                        HERE,
                        recording(s -> s.eventSelectors(e -> e.includeManagementEvents(true)
                                .readWriteType("All")
                                .excludeManagementEventSources("kms.amazonaws.com")))))
                .failsSaying("read or write");
        verdict(rules.management(
                        HERE, recording(s -> s.advancedEventSelectors(advanced(field("eventCategory", "Management"))))))
                .passes();
        verdict(rules.management(
                        HERE,
                        recording(s -> s.advancedEventSelectors(
                                advanced(field("eventCategory", "Management"), field("readOnly", "true"))))))
                .failsSaying("that write");
        assertThatThrownBy(() -> rules.management(HERE, denied())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void takesWhatASecondTrailRecordsForRecorded() {
        var inventory = recording(
                s -> s.eventSelectors(e -> e.includeManagementEvents(true).readWriteType("ReadOnly")));
        trail(
                inventory,
                "second",
                s -> s.eventSelectors(e -> e.includeManagementEvents(true).readWriteType("WriteOnly")));
        verdict(rules.management(HERE, inventory)).passes();
    }

    @Test
    void wantsObjectsOfEveryPhiBucketRecorded() {
        var one = recording(s -> s.eventSelectors(e -> e.readWriteType("All")
                .dataResources(d -> d.type("AWS::S3::Object").values("arn:aws:s3:::records/"))));
        verdict(rules.reads(HERE, one, SETTINGS)).failsSaying("no bucket is tagged as PHI");
        one.add(phiBucket("records"));
        verdict(rules.reads(HERE, one, SETTINGS)).passes();
        one.add(phiBucket("scans"));
        verdict(rules.writes(HERE, one, SETTINGS)).fails("No trail records writes of the objects of scans");
        var all = recording(s -> s.advancedEventSelectors(
                advanced(field("eventCategory", "Data"), field("resources.type", "AWS::S3::Object"))));
        verdict(rules.writes(HERE, all, SETTINGS)).passes();
        assertThatThrownBy(() -> rules.reads(HERE, denied(), SETTINGS)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void understandsSelectorsThatNameBucketsByTheirBeginning() {
        var every = recording(s -> s.advancedEventSelectors(objectsOf("arn:aws:s3:::")));
        verdict(rules.writes(HERE, every, SETTINGS)).passes();
        var some = recording(s -> s.advancedEventSelectors(objectsOf("arn:aws:s3:::rec")));
        some.add(phiBucket("records"));
        verdict(rules.reads(HERE, some, SETTINGS)).passes();
        some.add(phiBucket("scans"));
        verdict(rules.reads(HERE, some, SETTINGS)).failsSaying("objects of scans");
        var folder = recording(s -> s.advancedEventSelectors(objectsOf("arn:aws:s3:::records/2026/")));
        folder.add(phiBucket("records"));
        verdict(rules.reads(HERE, folder, SETTINGS)).failsSaying("objects of records");
    }

    private static AdvancedEventSelector objectsOf(String prefix) {
        return advanced(
                field("eventCategory", "Data"),
                field("resources.type", "AWS::S3::Object"),
                AdvancedFieldSelector.builder()
                        .field("resources.ARN")
                        .startsWith(prefix)
                        .build());
    }

    @Test
    void asksForBedrockOnlyWhereSomebodyUsesIt() {
        var quiet = recording(s -> {});
        verdict(rules.bedrock(HERE, quiet)).isNotApplicable();
        quiet.add(labelled(
                Place.GLOBAL,
                "r",
                new ServiceUse(
                        "r", Reading.known(List.of(new ServiceUse.Service("bedrock", Reading.known(READ_AT)))))));
        verdict(rules.bedrock(HERE, quiet)).failsSaying("uses Amazon Bedrock");
        verdict(rules.bedrock(
                        HERE,
                        recording(s ->
                                s.advancedEventSelectors(advanced(field("resources.type", "AWS::Bedrock::Model"))))))
                .passes();
    }

    private static Inventory recording(Consumer<GetEventSelectorsResponse.Builder> set) {
        var inventory = empty();
        trail(inventory, "main", set);
        return inventory;
    }

    private static void trail(Inventory inventory, String name, Consumer<GetEventSelectorsResponse.Builder> set) {
        var selectors = GetEventSelectorsResponse.builder();
        set.accept(selectors);
        inventory.add(labelled(
                REGION,
                name,
                new CloudTrailTrail(
                        Trail.builder().name(name).build(),
                        Reading.known(
                                GetTrailStatusResponse.builder().isLogging(true).build()))));
        inventory.add(labelled(REGION, name, new TrailSelectors(name, Reading.known(selectors.build()))));
    }

    private static AdvancedEventSelector advanced(AdvancedFieldSelector... fields) {
        return AdvancedEventSelector.builder().fieldSelectors(fields).build();
    }

    private static AdvancedFieldSelector field(String name, String value) {
        return AdvancedFieldSelector.builder().field(name).equalsValue(value).build();
    }

    private static Resource<S3Bucket> phiBucket(String name) {
        return labelled(
                Place.GLOBAL,
                name,
                new S3Bucket(
                        name,
                        REGION,
                        no(),
                        no(),
                        no(),
                        no(),
                        no(),
                        no(),
                        no(),
                        no(),
                        Reading.known(Map.of("phi", "true"))));
    }

    private static <T> Reading<T> no() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }
}
