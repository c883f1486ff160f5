package dev.vitals.demo;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.RecordedAccount;
import dev.vitals.aws.Recording;
import dev.vitals.collect.Collector;
import dev.vitals.inventory.Inventory;
import dev.vitals.scan.AccountReader;
import dev.vitals.scan.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The organization of the demo on its last day, for whoever measures what a scan of it costs. */
public final class RecordedClinic {

    private static final Instant START = Instant.parse("2026-08-26T00:00:00Z");

    private final Story story = Story.load();

    /** Its accounts, each read to the end. */
    public List<Inventory> read(List<Collector> collectors, CallLog log) {
        return story.accounts().stream()
                .map(account -> read(account.folder(), collectors, log))
                .toList();
    }

    /** The recordings of its accounts. */
    public List<Recording> recordings() {
        return story.accounts().stream()
                .map(account -> Recording.filled(story.recording(account.folder(), story.days()), START, lastDay()))
                .toList();
    }

    /** One account of it, as it stands then. */
    public AwsSession session(String account) {
        return RecordedAccount.of(recording(account)).session(recording(account));
    }

    /** Where that account has resources. */
    public List<String> regions(String account) {
        return RecordedAccount.of(recording(account)).regions();
    }

    /** When it is the last day. */
    public Instant lastDay() {
        return START.plus(Duration.ofDays(story.days())).plus(Duration.ofHours(6));
    }

    private Recording recording(String account) {
        return Recording.filled(story.recording(account, story.days()), START, lastDay());
    }

    private Inventory read(String account, List<Collector> collectors, CallLog log) {
        var recording = recording(account);
        var recorded = RecordedAccount.of(recording);
        return new AccountReader(collectors)
                .read(recorded.session(recording, log), recorded.regions(), lastDay(), Progress.SILENT);
    }
}
