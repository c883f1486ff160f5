package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection;
import dev.vitals.aws.CallLog;
import dev.vitals.inventory.Cause;
import dev.vitals.support.Clinic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScanBoardTest {

    private final Scanning scanning = new Scanning();
    private final ScanBoards boards = new ScanBoards(scanning.database.sql(), scanning.scans, scanning.clock());

    @Test
    void tellsOfEachServiceWhatItIsDoing() {
        var scan = begun();
        keep(scan, ScanUnit.queued("rds", "us-east-1"), running("s3", "us-east-1"), read("ec2", "us-east-1"));
        keep(scan, ScanUnit.queued("ec2", "us-west-2"));

        assertThat(cell(scan, "rds").state()).isEqualTo(CellState.QUEUED);
        assertThat(cell(scan, "s3").state()).isEqualTo(CellState.RUNNING);
        assertThat(cell(scan, "ec2").state()).as("one of its regions waits").isEqualTo(CellState.RUNNING);
        assertThat(cell(scan, "ec2").reason()).isEqualTo("1 of 2 regions are read.");
        assertThat(cell(scan, "ec2").calls()).isEqualTo(7);
        assertThat(cell(scan, "ec2").throttled()).isEqualTo(2);
        assertThat(board(scan).sentence()).isEqualTo("0 of 3 services of Clinic are done.");
    }

    @Test
    void tellsWhyAServiceIsNotDoneAndWhatToDo() {
        var scan = begun();
        keep(
                scan,
                unread("macie", 0, 1, 1, Cause.DENIED_BY_ORGANIZATION_POLICY, "macie2:GetMacieSession"),
                unread("kms", 0, 1, 1, Cause.DENIED, "kms:ListKeys with an explicit deny in an identity-based policy"),
                unread("iam", 3, 2, 1, Cause.DENIED, "iam:ListUsers answered 403"),
                unread("sqs", 0, 1, 1, Cause.TIMED_OUT, "sqs:ListQueues"),
                read("ec2", "us-east-1"));
        scanning.scans.end(scan, ScanState.PARTIAL, ScanCounts.of(3, new CallLog()), "", scanning.now);

        assertThat(cell(scan, "macie").state()).isEqualTo(CellState.CLOSED);
        assertThat(cell(scan, "kms").state()).isEqualTo(CellState.CLOSED);
        assertThat(cell(scan, "iam").state()).isEqualTo(CellState.PARTLY);
        assertThat(cell(scan, "iam").reason()).isEqualTo("access denied: iam:ListUsers answered 403");
        assertThat(cell(scan, "iam").next()).isEqualTo(Cause.DENIED.remedy());
        assertThat(cell(scan, "sqs").state()).isEqualTo(CellState.FAILED);
        assertThat(cell(scan, "ec2").state()).isEqualTo(CellState.DONE);
        assertThat(board(scan).notDone()).hasSize(4).allSatisfy(cell -> {
            assertThat(cell.reason()).isNotEmpty();
            assertThat(cell.next()).isNotEmpty();
        });
        assertThat(board(scan).sentence())
                .isEqualTo("The scan of Clinic has ended: something was not read. 5 of 5 services of Clinic are done,"
                        + " of them 1 partly read, 2 closed by policy, 1 not read.");
    }

    @Test
    void estimatesByTheScanBeforeAndSaysNothingWithoutOne() {
        var first = begun();
        keep(first, running("ec2", "us-east-1"));
        assertThat(cell(first, "ec2").left()).isNull();
        assertThat(cell(first, "ec2").leftWords()).isEmpty();
        scanning.now = scanning.now.plusSeconds(60);
        var began = scanning.now.minusSeconds(60);
        keep(first, unit("ec2", "us-east-1", "read", began, scanning.now, 0, 1, null, ""));
        scanning.scans.end(first, ScanState.COMPLETE, ScanCounts.of(1, new CallLog()), "", scanning.now);

        scanning.now = scanning.now.plus(Duration.ofHours(6));
        var second = begun();
        keep(second, running("ec2", "us-east-1"), ScanUnit.queued("rds", "us-east-1"));
        scanning.now = scanning.now.plusSeconds(18);
        assertThat(cell(second, "ec2").leftWords()).isEqualTo("about 40 seconds left");
        assertThat(cell(second, "rds").leftWords())
                .as("it was not there before")
                .isEmpty();
        assertThat(board(second).sentence()).endsWith("It takes about 40 seconds more.");
        scanning.now = scanning.now.plusSeconds(60);
        assertThat(cell(second, "ec2").left()).as("longer than before").isNull();
    }

    @Test
    void saysThatAnInstanceIsSilentAndThenThatItDied() {
        var dead = begun();
        keep(dead, running("ec2", "us-east-1"), ScanUnit.queued("rds", "us-east-1"));
        assertThat(board(dead).silence()).isNull();
        var last = scanning.now;
        scanning.now = scanning.now.plusSeconds(90);
        assertThat(board(dead).silence()).isEqualTo(last);
        assertThat(board(dead).sentence()).isEqualTo("The scan of Clinic says nothing any more.");

        scanning.scan();
        assertThat(cell(dead, "ec2").state()).isEqualTo(CellState.FAILED);
        assertThat(cell(dead, "ec2").reason()).isEqualTo("The instance that read it stopped before the end.");
        assertThat(cell(dead, "rds").next()).isNotEmpty();
        assertThat(scanning.scans.keepUnits(dead, List.of(), 0, 0, scanning.now))
                .as("an instance that comes back learns that its scan is over")
                .isTrue();
    }

    @Test
    void saysOfACancelledScanWhatWasLeftOut() {
        var scan = begun();
        keep(scan, read("ec2", "us-east-1"), ScanUnit.queued("rds", "us-east-1"));
        scanning.scans.cancel(scan, scanning.now);
        scanning.scans.end(scan, ScanState.CANCELLED, ScanCounts.of(0, new CallLog()), "", scanning.now);

        assertThat(cell(scan, "ec2").state()).isEqualTo(CellState.DONE);
        assertThat(cell(scan, "rds").state()).isEqualTo(CellState.STOPPED);
        assertThat(cell(scan, "rds").reason()).contains("Nothing of the scan was stored");
    }

    @Test
    void setsAccountsThatAreScannedAtTheSameTimeBesideEachOther() {
        var other = new Account(
                "444455556666",
                "Annex",
                "aws",
                AccountConnection.recording("in memory", "us-east-1"),
                List.of("us-east-1"),
                true,
                null,
                false,
                scanning.now,
                List.of());
        scanning.accounts.keep(other);
        var scan = begun();
        keep(scan, read("ec2", "us-east-1"));
        var beside = scanning.scans.queue(other.id(), "manual", "tester", scanning.now);
        scanning.scans.begin(beside, other.id(), scanning.now);
        keep(beside, running("ec2", "us-east-1"));

        assertThat(board(scan).columns())
                .extracting(column -> column.scan().accountName())
                .containsExactly("Clinic", "Annex");
        assertThat(board(scan).rows().get("ec2").get(beside).state()).isEqualTo(CellState.RUNNING);
        assertThat(board(beside).own().scan().id()).isEqualTo(beside);
    }

    @Test
    void countsTheCallsOfEveryServiceByWhoAskedAndTellsAllOfThemBeforehand() {
        var scan = scanning.scan();

        var units = scanning.scans.units(scan.id());
        assertThat(units).noneMatch(ScanUnit::isQueued).noneMatch(ScanUnit::isRunning);
        assertThat(units.stream().mapToLong(ScanUnit::calls).sum())
                .isEqualTo(scan.calls())
                .isPositive();
        assertThat(units).filteredOn(ScanUnit::isUnreadable).allMatch(unit -> unit.cause() != null);
        assertThat(board(scan.id()).own().cells()).isNotEmpty();
    }

    private UUID begun() {
        var scan = scanning.scans.queue(Clinic.ID, "manual", "tester", scanning.now);
        scanning.scans.begin(scan, Clinic.ID, scanning.now);
        return scan;
    }

    private void keep(UUID scan, ScanUnit... units) {
        assertThat(scanning.scans.keepUnits(scan, List.of(units), 9, 2, scanning.now))
                .isFalse();
    }

    private ScanBoard board(UUID scan) {
        return boards.of(scanning.scans.find(scan).orElseThrow());
    }

    private ScanCell cell(UUID scan, String service) {
        return board(scan).rows().get(service).get(scan);
    }

    private ScanUnit running(String service, String region) {
        return ScanUnit.queued(service, region).begun(scanning.now);
    }

    private ScanUnit read(String service, String region) {
        return unit(service, region, "read", scanning.now, scanning.now, 0, 2, null, "")
                .counted(7, 2);
    }

    private ScanUnit unread(String service, int resources, int lists, int unreadable, Cause cause, String detail) {
        return new ScanUnit(
                service,
                "us-east-1",
                "unreadable",
                resources,
                unreadable,
                scanning.now,
                scanning.now,
                1,
                0,
                lists,
                cause,
                detail);
    }

    private static ScanUnit unit(
            String service,
            String region,
            String state,
            Instant began,
            Instant ended,
            int unreadable,
            int lists,
            @Nullable Cause cause,
            String detail) {
        return new ScanUnit(service, region, state, 1, unreadable, began, ended, 1, 0, lists, cause, detail);
    }
}
