package org.exhibit.indexer.provenance.flow;

import org.exhibit.indexer.index.StoredEvent;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Divides flows and requests of one interface into components (rule R7).
public final class Components {
    private static final Comparator<Window> ORDER =
            Comparator.comparing(Window::from).thenComparing(Window::to).thenComparing(Window::id);

    private Components() {}

    private sealed interface Window {
        Instant from();

        Instant to();

        String id();

        record Flow(FlowRow row) implements Window {
            @Override
            public Instant from() {
                return row.start();
            }

            @Override
            public Instant to() {
                return row.end();
            }

            @Override
            public String id() {
                return row.record().id();
            }
        }

        record Request(S3Request request) implements Window {
            @Override
            public Instant from() {
                return request.from();
            }

            @Override
            public Instant to() {
                return request.to();
            }

            @Override
            public String id() {
                return request.records().stream()
                        .map(StoredEvent::id)
                        .min(Comparator.naturalOrder())
                        .orElse("");
            }
        }
    }

    /// A span in which the flow log is no full account.
    ///
    /// @param record that says so, or null where the configuration does
    public record Skipped(@Nullable StoredEvent record, Instant from, Instant to) {}

    /// @param flows from S3 to the interface
    /// @param requests of the interface
    /// @param pad the flow log's interval
    /// @return by time
    public static List<Component> of(
            List<FlowRow> flows, List<S3Request> requests, List<Skipped> skipped, Duration pad) {
        List<Window> windows = new ArrayList<>();
        flows.forEach(row -> windows.add(new Window.Flow(row)));
        requests.forEach(request -> windows.add(new Window.Request(request)));
        windows.sort(ORDER);
        List<Component> out = new ArrayList<>();
        List<Window> current = new ArrayList<>();
        Instant end = Instant.MIN;
        for (Window window : windows) {
            if (!current.isEmpty() && window.from().isAfter(end.plus(pad))) {
                out.add(component(current, skipped, pad));
                current.clear();
                end = Instant.MIN;
            }
            current.add(window);
            end = window.to().isAfter(end) ? window.to() : end;
        }
        if (!current.isEmpty()) {
            out.add(component(current, skipped, pad));
        }
        return out;
    }

    private static Component component(List<Window> windows, List<Skipped> skipped, Duration pad) {
        List<FlowRow> flows = new ArrayList<>();
        List<S3Request> requests = new ArrayList<>();
        for (Window window : windows) {
            switch (window) {
                case Window.Flow(FlowRow row) -> flows.add(row);
                case Window.Request(S3Request request) -> requests.add(request);
            }
        }
        List<? extends Window> bounds =
                windows.stream().filter(Window.Flow.class::isInstance).toList();
        List<? extends Window> those = bounds.isEmpty() ? windows : bounds;
        Instant from = those.stream().map(Window::from).min(Instant::compareTo).orElse(Instant.MIN);
        Instant to = those.stream().map(Window::to).max(Instant::compareTo).orElse(Instant.MIN);
        boolean gap =
                skipped.stream()
                        .anyMatch(each ->
                                each.from().isBefore(to.plus(pad))
                                        && each.to().isAfter(from.minus(pad)));
        return new Component(flows, requests, from, to, gap);
    }
}
