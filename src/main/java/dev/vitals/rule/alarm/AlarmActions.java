package dev.vitals.rule.alarm;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Verdict;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** Whether anybody hears an alarm. */
final class AlarmActions {

    private AlarmActions() {}

    /** What keeps an alarm from being heard, if anything does. */
    static Optional<Verdict.Fail> trouble(MetricAlarm alarm, Inventory inventory) {
        if (!Reading.required(alarm.actionsEnabled(), "ActionsEnabled")) {
            return Optional.of(Verdict.fail("Alarm %s has its actions switched off".formatted(alarm.alarmName()))
                    .at("ActionsEnabled", false)
                    .expected("true"));
        }
        var topics = alarm.alarmActions().stream().filter(Topics::isTopic).toList();
        if (topics.isEmpty()) {
            return Optional.of(Verdict.fail("Alarm %s notifies no topic".formatted(alarm.alarmName()))
                    .at("AlarmActions", alarm.alarmActions())
                    .expected("a topic with a confirmed subscriber"));
        }
        return isHeard(topics, inventory)
                ? Optional.empty()
                : Optional.of(Verdict.fail("Alarm %s notifies only %s, which has no confirmed subscriber"
                                .formatted(alarm.alarmName(), String.join(", ", topics)))
                        .at("AlarmActions[0]", topics.getFirst())
                        .expected("a confirmed subscriber"));
    }

    private static boolean isHeard(List<String> topics, Inventory inventory) {
        var heard = topics.stream()
                .map(topic -> Reading.attempt(() -> Topics.isHeard(topic, inventory)))
                .toList();
        if (heard.stream().anyMatch(reading -> reading instanceof Reading.Known<Boolean>(Boolean yes) && yes)) {
            return true;
        }
        heard.forEach(Reading::orElseThrow);
        return false;
    }
}
