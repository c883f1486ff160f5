package dev.vitals.aws;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Place;
import io.micrometer.observation.ObservationRegistry;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.SdkHttpMethod;

/**
 * Stands between every call and the network: refuses what was not declared, paces, counts, records, and names the
 * operation on what failed.
 */
final class CallObserver {

    /** Whether the attempt that is under way was noted to come too soon. */
    private static final ExecutionAttribute<Boolean> SLOWED = new ExecutionAttribute<>("vitals-slowed-attempt");

    private final String account;
    private final Pacer pacer;
    private final CallLog log;
    private final Optional<Recorder> recorder;
    private final Set<String> declared;
    private final CallWatch watch;

    /**
     * @param declared the operations that may be called; empty allows all
     */
    CallObserver(
            String account, Pacer pacer, CallLog log, @Nullable Recorder recorder, Collection<Operation> declared) {
        this(account, pacer, log, recorder, declared, ObservationRegistry.NOOP);
    }

    CallObserver(
            String account,
            Pacer pacer,
            CallLog log,
            @Nullable Recorder recorder,
            Collection<Operation> declared,
            ObservationRegistry observations) {
        this.watch = new CallWatch(account, observations);
        this.account = account;
        this.pacer = pacer;
        this.log = log;
        this.recorder = Optional.ofNullable(recorder);
        this.declared = declared.stream()
                .map(operation -> operation.service() + ":" + operation.name())
                .collect(Collectors.toUnmodifiableSet());
    }

    ExecutionInterceptor interceptor(String service, Place place) {
        return new Observing(service, place.region());
    }

    private final class Observing implements ExecutionInterceptor {

        private final String service;
        private final String region;

        Observing(String service, String region) {
            this.service = service;
            this.region = region;
        }

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            var operation = operation(attributes);
            if (!declared.isEmpty() && !declared.contains(service + ":" + operation)) {
                throw new IllegalStateException(service + ":" + operation + " was not declared by any collector");
            }
            watch.began(service, region, operation, attributes);
        }

        @Override
        public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
            attributes.putAttribute(SLOWED, false);
            pacer.acquire(account, region, call(attributes));
            log.called(service, region);
            watch.sent(attributes);
        }

        @Override
        public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
            var status = context.httpResponse().statusCode();
            if (status == 429 || status == 503) {
                slowDown(attributes);
            }
        }

        @Override
        public Optional<InputStream> modifyHttpResponseContent(
                Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
            return context.httpRequest().method() == SdkHttpMethod.HEAD
                    ? context.responseBody()
                    : context.responseBody()
                            .map(body -> ThrottledAnswer.looked(
                                    context.httpResponse(),
                                    BoundedAnswer.of(
                                            context.httpResponse(), WholeAnswer.of(context.httpResponse(), body)),
                                    () -> slowDown(attributes)));
        }

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            pacer.answered(account, region, call(attributes));
            log.answered(service, operation(attributes));
            watch.answered(attributes);
            recorder.ifPresent(
                    to -> to.answered(service, region, operation(attributes), context.request(), context.response()));
        }

        @Override
        public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
            var failure = CallName.note(context.exception(), service, operation(attributes));
            log.failed(service, region);
            var why = AwsFailure.of(failure);
            log.failed(service, operation(attributes), why);
            if (why.cause() == Cause.THROTTLED_OUT && !Boolean.TRUE.equals(attributes.getAttribute(SLOWED))) {
                slowDown(attributes);
            }
            watch.failed(why.cause(), attributes);
            recorder.ifPresent(to -> to.failed(service, region, operation(attributes), context.request(), failure));
            return failure;
        }

        private void slowDown(ExecutionAttributes attributes) {
            attributes.putAttribute(SLOWED, true);
            watch.throttled(attributes);
            log.throttled(service, region);
            pacer.throttled(account, region, call(attributes));
        }

        private Operation call(ExecutionAttributes attributes) {
            return Operation.of(service, operation(attributes));
        }

        private static String operation(ExecutionAttributes attributes) {
            return attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        }
    }
}
