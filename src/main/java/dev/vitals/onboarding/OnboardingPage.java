package dev.vitals.onboarding;

import dev.vitals.scan.Scan;
import dev.vitals.scan.ScanState;
import dev.vitals.scan.ScanStore;
import dev.vitals.scan.ScanUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the steps show. */
@Component
class OnboardingPage {

    private final OnboardingStore paths;
    private final ScanStore scans;
    private final FirstResult results;
    private final String templateUrl;
    private final String organizationTemplateUrl;

    OnboardingPage(
            OnboardingStore paths,
            ScanStore scans,
            FirstResult results,
            @Value("${vitals.onboarding.template-url:}") String templateUrl,
            @Value("${vitals.onboarding.organization-template-url:}") String organizationTemplateUrl) {
        this.paths = paths;
        this.scans = scans;
        this.results = results;
        this.templateUrl = templateUrl;
        this.organizationTemplateUrl = organizationTemplateUrl;
    }

    /**
     * The first scan of an account.
     *
     * @param done services that are read
     * @param begun services that were begun
     */
    record FirstScan(Candidate account, Scan scan, long done, int begun) {}

    /** Where each of those under way is. */
    Map<Onboarding, Step> underWay() {
        var steps = new LinkedHashMap<Onboarding, Step>();
        paths.underWay().forEach(path -> steps.put(path, Step.of(path, isScanning(firstScans(path)))));
        return steps;
    }

    /** Fills the model of the step that somebody wants to see; the step itself is returned. */
    Step describe(Onboarding path, @Nullable String wanted, Model model) {
        var first = firstScans(path);
        var reached = Step.of(path, isScanning(first));
        var step = reached.shown(wanted);
        model.addAttribute("path", path);
        model.addAttribute("reached", reached);
        model.addAttribute("step", step);
        model.addAttribute("steps", Step.values());
        model.addAttribute("accounts", paths.accounts(path.id()));
        model.addAttribute("firstScans", first);
        switch (step) {
            case ROLE ->
                model.addAttribute(
                        "deployment",
                        Deployment.of(path, path.isOrganization() ? organizationTemplateUrl : templateUrl));
            case RESULT ->
                model.addAttribute(
                        "result",
                        results.of(first.stream()
                                .collect(Collectors.toMap(
                                        each -> each.account().account(),
                                        each -> each.scan().state()))));
            default -> {}
        }
        return step;
    }

    private static boolean isScanning(List<FirstScan> first) {
        return first.stream().anyMatch(each -> each.scan().state().isUnderWay());
    }

    private List<FirstScan> firstScans(Onboarding path) {
        var first = new ArrayList<FirstScan>();
        if (path.scanAskedAt() != null) {
            // One question for all: while first scans go on, the newest of each account mostly is its first.
            var newest = scans.latestOfEach().stream().collect(Collectors.toMap(Scan::id, scan -> scan));
            for (Candidate each : paths.accounts(path.id())) {
                UUID id = each.scan();
                if (id != null) {
                    Optional.ofNullable(newest.get(id))
                            .or(() -> scans.find(id))
                            .ifPresent(scan -> first.add(firstScan(each, scan)));
                }
            }
        }
        return first;
    }

    private FirstScan firstScan(Candidate of, Scan scan) {
        var units = scan.state() == ScanState.RUNNING ? scans.units(scan.id()) : List.<ScanUnit>of();
        return new FirstScan(
                of, scan, units.stream().filter(unit -> unit.endedAt() != null).count(), units.size());
    }
}
