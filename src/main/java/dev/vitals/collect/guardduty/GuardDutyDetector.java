package dev.vitals.collect.guardduty;

import dev.vitals.inventory.Reading;
import java.util.List;
import software.amazon.awssdk.services.guardduty.model.GetDetectorResponse;

/**
 * The detector of a region.
 *
 * @param detector its settings (GetDetector)
 * @param openFindings those that nobody has archived, by id
 */
public record GuardDutyDetector(
        String id, Reading<GetDetectorResponse> detector, Reading<List<GuardDutyFinding>> openFindings) {}
