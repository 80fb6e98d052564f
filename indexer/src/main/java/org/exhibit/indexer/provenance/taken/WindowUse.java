package org.exhibit.indexer.provenance.taken;

import org.exhibit.indexer.provenance.exposure.ExposureWindow;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.policy.Audience;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Who used a window of exposure.
///
/// @param window its strength raised where a request through it succeeded: that proves it open
/// @param takings of those the window let in, within it
/// @param attempts requests of theirs within it that were refused or failed
/// @param internal successful requests within it by the owner's own
public record WindowUse(ExposureWindow window, List<Taking> takings, int attempts, int internal) {
    public WindowUse {
        takings = List.copyOf(takings);
    }

    /// @param requests of objects that the window is about
    /// @param owner the account whose objects they are; empty where it is not known
    public static WindowUse of(ExposureWindow window, List<TakenRequest> requests, String owner) {
        List<TakenRequest> through = new ArrayList<>();
        int attempts = 0;
        int internal = 0;
        for (TakenRequest each : requests) {
            boolean within =
                    each.time() != null && window.contains(each.time()) && lets(window, each);
            boolean url = window.audience() instanceof Audience.UrlHolder;
            if (!within || each.taker().bySignedUrl() != url) {
                continue;
            }
            boolean outside = comesThrough(window.audience(), each.taker(), owner);
            if (outside && each.succeeded()) {
                through.add(each);
            } else if (outside) {
                attempts++;
            } else if (each.succeeded()) {
                internal++;
            }
        }
        boolean proven =
                through.stream().anyMatch(each -> each.taker().isAnonymous())
                        && window.audience() instanceof Audience.Anyone;
        ExposureWindow judged = proven ? proven(window) : window;
        return new WindowUse(judged, Taken.of(through), attempts, internal);
    }

    private static ExposureWindow proven(ExposureWindow window) {
        return window.confirmed(Strength.CORROBORATED);
    }

    private static boolean lets(ExposureWindow window, TakenRequest request) {
        String arn = "arn:aws:s3:::" + request.object().replaceFirst("^s3://", "");
        return S3Action.of(request).stream().anyMatch(action -> window.lets(action, arn));
    }

    private static boolean comesThrough(Audience audience, Taker taker, String owner) {
        boolean foreign =
                !taker.account().isEmpty() && !owner.isEmpty() && !taker.account().equals(owner);
        return switch (audience) {
            case Audience.Anyone anyone -> taker.isAnonymous() || foreign;
            case Audience.AnyAws any -> foreign;
            case Audience.Account(String id) -> taker.account().equals(id);
            // Which accounts an organisation has, the records do not tell.
            case Audience.Organisation organisation -> foreign;
            case Audience.UrlHolder holder -> taker.bySignedUrl();
            case Audience.Cdn cdn -> taker.requester().contains("cloudfront.amazonaws.com");
        };
    }

    /// Bytes of content that were sent through it, at least.
    public long atLeast() {
        return takings.stream().mapToLong(Taking::atLeast).sum();
    }

    /// The addresses that content was sent to.
    public List<String> addresses() {
        TreeSet<String> out = new TreeSet<>();
        takings.stream()
                .filter(taking -> taking.verdict().isTaken())
                .forEach(taking -> out.add(taking.taker().ip()));
        return List.copyOf(out);
    }

    /// What may be said of it in one sentence.
    public String sentence() {
        int addresses = addresses().size();
        if (addresses > 0) {
            return "Used: at least "
                    + TakenWords.bytes(atLeast())
                    + " of content were sent through it to "
                    + addresses
                    + (addresses == 1 ? " address." : " addresses.");
        }
        return takings.isEmpty()
                ? "No use of it is recorded."
                : "Through it only names or attributes were told; no response carried content.";
    }
}
