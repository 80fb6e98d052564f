package org.exhibit.indexer.acquire.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Lets no call through but those of `AwsCall`, and counts them, every attempt once. Thread-safe.
public final class ReadOnlyGuard implements ExecutionInterceptor {
    private final Map<AwsCall, LongAdder> made = new EnumMap<>(AwsCall.class);

    public ReadOnlyGuard() {
        for (AwsCall call : AwsCall.values()) {
            made.put(call, new LongAdder());
        }
    }

    @Override
    public void beforeExecution(
            Context.BeforeExecution context, ExecutionAttributes executionAttributes) {
        String service = executionAttributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME);
        String operation = executionAttributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        count(
                AwsCall.of(service, operation)
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "Exhibit does not call "
                                                + service
                                                + ":"
                                                + operation
                                                + ": it only reads. Nothing was sent.")));
    }

    /// Counts a call that is made without the SDK's client for its service.
    void count(AwsCall call) {
        made(call).increment();
    }

    private LongAdder made(AwsCall call) {
        return java.util.Objects.requireNonNull(made.get(call));
    }

    public long count(AwsCall call, AwsCall... more) {
        long sum = made(call).sum();
        for (AwsCall other : more) {
            sum += made(other).sum();
        }
        return sum;
    }

    /// The calls made so far, each with how often.
    public Map<AwsCall, Long> counts() {
        Map<AwsCall, Long> counts = new EnumMap<>(AwsCall.class);
        made.forEach((call, count) -> {
            if (count.sum() > 0) {
                counts.put(call, count.sum());
            }
        });
        return Collections.unmodifiableMap(counts);
    }
}
