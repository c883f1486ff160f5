package dev.vitals.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How often AWS may be asked for one class of calls, per account and region: a bucket that holds {@code burst} calls and
 * gets {@code perSecond} new ones. Where AWS publishes a rate alone, the bucket holds that of one second.
 *
 * @param service the SDK's own service name; {@code *} for all without a row of their own
 * @param operations the operations that share the bucket, or {@code *} for all of the service without a row of their own
 * @param regions where this holds, or {@code *} for everywhere else
 */
record RequestQuota(String service, List<String> operations, List<String> regions, double perSecond, double burst) {

    private static final String TABLE = "/facts/request-quotas.tsv";
    private static final List<String> ALL = List.of("*");
    private static final List<RequestQuota> QUOTAS = load();
    private static final ConcurrentMap<String, RequestQuota> FOUND = new ConcurrentHashMap<>();

    /** The bucket that a call takes from. */
    static RequestQuota of(String service, String operation, String region) {
        return FOUND.computeIfAbsent(service + ":" + operation + "@" + region, any -> find(service, operation, region));
    }

    /** A name for the calls of a service that share this bucket. */
    String serves(String service) {
        return operations.equals(ALL) ? service : service + ":" + String.join(",", operations);
    }

    /** The table has what is said of one region before what holds everywhere, and each row counts for what it names. */
    private static RequestQuota find(String service, String operation, String region) {
        return QUOTAS.stream()
                .filter(quota -> quota.isOf(service) && quota.names(operation, region))
                .findFirst()
                .or(() -> QUOTAS.stream()
                        .filter(quota -> quota.isOf(service) && quota.operations.equals(ALL))
                        .findFirst())
                .orElseGet(QUOTAS::getLast);
    }

    private boolean isOf(String wanted) {
        return service.equals(wanted);
    }

    private boolean names(String operation, String region) {
        return operations.contains(operation) && (regions.equals(ALL) || regions.contains(region));
    }

    private static List<RequestQuota> load() {
        try (var table = RequestQuota.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException("The table of request quotas is not in the jar: " + TABLE);
            }
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(RequestQuota::parse)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static RequestQuota parse(String row) {
        var cells = row.split("\t", -1);
        return new RequestQuota(
                cells[0],
                List.of(cells[1].split(",")),
                List.of(cells[2].split(",")),
                Double.parseDouble(cells[3]),
                Double.parseDouble(cells[4]));
    }
}
