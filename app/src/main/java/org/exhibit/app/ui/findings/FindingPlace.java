package org.exhibit.app.ui.findings;

import org.exhibit.indexer.finding.Finding;
import org.exhibit.indexer.provenance.Selector;

import java.util.Optional;

/// What Timeline and Provenance can be asked about a finding.
final class FindingPlace {
    private FindingPlace() {}

    /// Its bucket, objects or object; nothing where it is about something outside S3.
    static Optional<String> of(Finding finding) {
        try {
            Selector selector = Selector.parse(finding.subject());
            return switch (selector) {
                case Selector.OneObject object -> Optional.of(object.text());
                case Selector.Prefix prefix -> Optional.of(prefix.text());
                case Selector.Bucket bucket -> Optional.of(bucket.text());
                case Selector.Arn arn -> Optional.empty();
                case Selector.AccessKey key -> Optional.empty();
                case Selector.Session session -> Optional.empty();
                case Selector.Ip ip -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
