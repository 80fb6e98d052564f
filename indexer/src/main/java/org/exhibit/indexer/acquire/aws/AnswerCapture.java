package org.exhibit.indexer.acquire.aws;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/// Keeps the bytes of the last answer that each thread got, as they came. Thread-safe.
public final class AnswerCapture implements ExecutionInterceptor {
    private static final int LONGEST = 32 << 20;

    private final ThreadLocal<byte[]> last = ThreadLocal.withInitial(() -> new byte[0]);

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes executionAttributes) {
        Optional<InputStream> body = context.responseBody();
        if (body.isEmpty()) {
            last.set(new byte[0]);
            return body;
        }
        try (InputStream in = body.get()) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IOException("an answer of more than 32 MB");
            }
            last.set(bytes);
            return Optional.of(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The body of the answer to this thread's last call.
    public byte[] last() {
        return last.get();
    }
}
