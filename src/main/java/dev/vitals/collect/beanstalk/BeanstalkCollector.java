package dev.vitals.collect.beanstalk;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Pages;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.elasticbeanstalk.ElasticBeanstalkClient;
import software.amazon.awssdk.services.elasticbeanstalk.model.DescribeEnvironmentsResponse;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentDescription;

/** Environments of a region that are not terminated. */
final class BeanstalkCollector implements Collector {

    private static final Set<String> KEPT =
            Set.of("aws:elasticbeanstalk:managedactions", "aws:elasticbeanstalk:healthreporting:system");

    static final ResourceKind<BeanstalkEnvironment> ENVIRONMENT = ResourceKind.of(
                    "AWS::ElasticBeanstalk::Environment",
                    BeanstalkEnvironment.class,
                    BeanstalkEnvironment::name,
                    (place, environment) ->
                            String.valueOf(environment.environment().environmentArn()))
            .ignoring("DateUpdated", "Health", "HealthStatus", "Status", "AbortableOperationInProgress");

    @Override
    public String service() {
        return "elasticbeanstalk";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(ENVIRONMENT);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("elasticbeanstalk", "DescribeEnvironments"),
                Operation.of("elasticbeanstalk", "DescribeConfigurationSettings"));
    }

    @Override
    public void collect(Sweep sweep) {
        var beanstalk = sweep.client(ElasticBeanstalkClient.class);
        sweep.list(
                ENVIRONMENT,
                () -> Pages.of(
                        token -> beanstalk.describeEnvironments(
                                request -> request.includeDeleted(false).nextToken(token)),
                        DescribeEnvironmentsResponse::nextToken,
                        DescribeEnvironmentsResponse::environments),
                environment -> new BeanstalkEnvironment(environment, options(sweep, beanstalk, environment)));
    }

    private static Reading<Map<String, String>> options(
            Sweep sweep, ElasticBeanstalkClient beanstalk, EnvironmentDescription environment) {
        return sweep.read(() -> {
            var options = new TreeMap<String, String>();
            beanstalk
                    .describeConfigurationSettings(request -> request.applicationName(environment.applicationName())
                            .environmentName(environment.environmentName()))
                    .configurationSettings()
                    .stream()
                    .flatMap(settings -> settings.optionSettings().stream())
                    .filter(option -> KEPT.contains(option.namespace()))
                    .forEach(option -> options.put(
                            option.namespace() + "/" + option.optionName(),
                            option.value() == null ? "" : option.value()));
            return options;
        });
    }
}
