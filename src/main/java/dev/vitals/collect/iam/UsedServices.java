package dev.vitals.collect.iam;

import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.GetServiceLastAccessedDetailsResponse;
import software.amazon.awssdk.services.iam.model.JobStatusType;
import software.amazon.awssdk.services.iam.model.ServiceLastAccessed;

/**
 * Which granted services a principal used. AWS prepares this in a job per principal, so it is bounded; who lies beyond
 * the bound is unreadable, by name, and not silently left out.
 */
final class UsedServices {

    private static final int MOST = 1000;

    private final IamClient client;
    private final Sweep sweep;
    private final Set<String> asked;

    UsedServices(IamClient client, Sweep sweep, List<String> principals) {
        this.client = client;
        this.sweep = sweep;
        this.asked = Set.copyOf(new TreeSet<>(principals).stream().limit(MOST).toList());
    }

    ServiceUse of(String arn) {
        if (!asked.contains(arn)) {
            return new ServiceUse(
                    arn, Reading.unreadable(Cause.THROTTLED_OUT, "not asked: more than " + MOST + " principals"));
        }
        return new ServiceUse(arn, sweep.read(() -> services(arn)));
    }

    private List<ServiceUse.Service> services(String arn) {
        var job = client.generateServiceLastAccessedDetails(request -> request.arn(arn))
                .jobId();
        var page = Job.await("iam:GetServiceLastAccessedDetails", () -> done(job, null));
        var found = new ArrayList<ServiceLastAccessed>(page.servicesLastAccessed());
        while (Boolean.TRUE.equals(page.isTruncated())) {
            page = done(job, page.marker()).orElseThrow();
            found.addAll(page.servicesLastAccessed());
        }
        return found.stream()
                .map(service -> new ServiceUse.Service(
                        Reading.required(service.serviceNamespace(), "ServiceNamespace"),
                        Reading.ofNullable(service.lastAuthenticated())))
                .sorted(Comparator.comparing(ServiceUse.Service::namespace))
                .toList();
    }

    private Optional<GetServiceLastAccessedDetailsResponse> done(
            String job, @org.jspecify.annotations.Nullable String marker) {
        var answer = client.getServiceLastAccessedDetails(
                request -> request.jobId(job).maxItems(1000).marker(marker));
        if (answer.jobStatus() == JobStatusType.FAILED) {
            throw new UnreadableException(Cause.MALFORMED, "iam:GetServiceLastAccessedDetails failed");
        }
        return answer.jobStatus() == JobStatusType.COMPLETED ? Optional.of(answer) : Optional.empty();
    }
}
