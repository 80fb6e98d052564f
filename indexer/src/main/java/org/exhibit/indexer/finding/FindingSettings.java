package org.exhibit.indexer.finding;

import org.exhibit.indexer.casefile.Subject;
import org.exhibit.indexer.custody.CustodyEntry;
import org.exhibit.indexer.event.Address;
import org.exhibit.indexer.event.Network;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.policy.Glob;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What the rules go by besides the records: what an examiner knows of the organisation. See
/// `docs/findings.md`. Where nothing is said, nothing is approved.
///
/// @param approvedAccounts accounts that may be worked with
/// @param sensitiveBuckets buckets whose objects must be logged and locked
/// @param labels what objects are, by where they lie
/// @param egressThreshold bytes to one destination in one hour
/// @param allowedDestinations networks that may be sent to
/// @param approvedPorts ports that a security group may open to everywhere
/// @param ciActors ARNs of roles and users that release code; `*` for any run of characters
/// @param codeBaseline `codeSha256` of code that is meant to run
/// @param retentionDays for which logs must be kept
/// @param rotationDays within which a new key's rotation must be on; 0 where that is not asked
/// @param productionSources names of databases, volumes or snapshots with production data
/// @param syntheticPlaces accounts, networks and environment tags meant for synthetic data
/// @param deidentification names of jobs that take out what identifies people; `*` as above
public record FindingSettings(
        Set<String> approvedAccounts,
        Set<String> sensitiveBuckets,
        List<LabelRule> labels,
        long egressThreshold,
        List<Network> allowedDestinations,
        Set<String> approvedPorts,
        List<String> ciActors,
        Set<String> codeBaseline,
        int retentionDays,
        int rotationDays,
        List<String> productionSources,
        Set<String> syntheticPlaces,
        List<String> deidentification) {

    /// Kind of the entries of custody that hold settings.
    public static final String ENTRY = "finding-settings";

    public static final FindingSettings DEFAULT =
            new FindingSettings(
                    Set.of(),
                    Set.of(),
                    List.of(),
                    100_000_000L,
                    List.of(),
                    Set.of(),
                    List.of(),
                    Set.of(),
                    365,
                    0,
                    List.of(),
                    Set.of(),
                    List.of());

    /// Objects below a place are of a sort.
    ///
    /// @param label e.g. `PHI`
    /// @param place `bucket/prefix`; `*` for any bucket
    /// @param exact whether the place is the one object of that name
    public record LabelRule(String label, String place, boolean exact) {
        public LabelRule(String label, String place) {
            this(label, place, false);
        }

        /// Its name or pattern.
        public String bucket() {
            int slash = place.indexOf('/');
            return slash < 0 ? place : place.substring(0, slash);
        }

        /// What keys begin with, or the whole key where `exact`.
        public String prefix() {
            int slash = place.indexOf('/');
            return slash < 0 ? "" : place.substring(slash + 1);
        }

        public boolean covers(String bucket, String key) {
            return new Glob(bucket()).matches(bucket)
                    && (exact ? key.equals(prefix()) : key.startsWith(prefix()));
        }

        /// The objects of a bucket that are meant, as a query.
        public String query(String bucket) {
            String in = "bucket:" + CaseRecords.quoted(bucket);
            if (prefix().isEmpty()) {
                return in;
            }
            return in
                    + " AND key:"
                    + (exact ? CaseRecords.quoted(prefix()) : CaseRecords.beginning(prefix()));
        }

        /// Whether every object of a bucket is meant.
        public boolean coversWhole(String bucket) {
            return covers(bucket, "") && !place.startsWith("*");
        }
    }

    public FindingSettings {
        approvedAccounts = Set.copyOf(approvedAccounts);
        sensitiveBuckets = Set.copyOf(sensitiveBuckets);
        labels = List.copyOf(labels);
        allowedDestinations = List.copyOf(allowedDestinations);
        approvedPorts = Set.copyOf(approvedPorts);
        ciActors = List.copyOf(ciActors);
        codeBaseline = Set.copyOf(codeBaseline);
        productionSources = List.copyOf(productionSources);
        syntheticPlaces = Set.copyOf(syntheticPlaces);
        deidentification = List.copyOf(deidentification);
    }

    /// The settings that were entered last; the defaults where none were.
    public static FindingSettings of(List<CustodyEntry> custody) throws YamlException {
        FindingSettings last = DEFAULT;
        for (CustodyEntry entry : custody) {
            if (entry.kind().equals(ENTRY)) {
                last = SettingsReader.read(entry.details().getOrDefault("yaml", ""));
            }
        }
        return last;
    }

    /// The same with what the case's subjects say: their places are of their sorts, and the buckets
    /// they lie in are sensitive, since they are what is investigated.
    public FindingSettings with(List<Subject> subjects) {
        Set<String> buckets = new TreeSet<>(sensitiveBuckets);
        Set<LabelRule> rules = new LinkedHashSet<>(labels);
        for (Subject subject : subjects) {
            String place = place(subject.selector());
            if (place.isEmpty()) {
                continue;
            }
            boolean exact = Selector.parse(subject.selector()) instanceof Selector.OneObject;
            buckets.add(new LabelRule("", place, exact).bucket());
            if (subject.kind() != Subject.Kind.SYNTHETIC) {
                rules.add(new LabelRule("PHI", place, exact));
            }
            if (subject.kind() != Subject.Kind.PHI) {
                rules.add(new LabelRule("SYNTHETIC", place, exact));
            }
        }
        return new FindingSettings(
                approvedAccounts,
                buckets,
                List.copyOf(rules),
                egressThreshold,
                allowedDestinations,
                approvedPorts,
                ciActors,
                codeBaseline,
                retentionDays,
                rotationDays,
                productionSources,
                syntheticPlaces,
                deidentification);
    }

    /// `bucket/prefix` of a selector in S3; empty for anything else.
    private static String place(String selector) {
        return switch (Selector.parse(selector)) {
            case Selector.OneObject(String bucket, String key) -> bucket + '/' + key;
            case Selector.Prefix(String bucket, String prefix) -> bucket + '/' + prefix;
            case Selector.Bucket(String bucket) -> bucket;
            case Selector.Arn any -> "";
            case Selector.AccessKey any -> "";
            case Selector.Session any -> "";
            case Selector.Ip any -> "";
        };
    }

    /// Whether work with an account needs no finding.
    public boolean isApproved(String account) {
        return account.isEmpty() || approvedAccounts.contains(account);
    }

    public boolean isAllowed(Address destination) {
        return allowedDestinations.stream().anyMatch(network -> network.contains(destination));
    }

    /// Whether an actor releases code, by its ARN or the one of the role that issued its session.
    public boolean releasesCode(String arn, String issuer) {
        return ciActors.stream()
                .map(Glob::new)
                .anyMatch(glob -> glob.matches(arn) || glob.matches(issuer));
    }

    /// Whether a job of this name is approved to take out what identifies people.
    public boolean deidentifies(String name) {
        return deidentification.stream().map(Glob::new).anyMatch(glob -> glob.matches(name));
    }

    public boolean isProduction(String name) {
        return productionSources.stream().map(Glob::new).anyMatch(glob -> glob.matches(name));
    }

    /// The sorts of an object by where it lies.
    public List<String> labels(String bucket, String key) {
        List<String> found = new ArrayList<>();
        for (LabelRule rule : labels) {
            if (rule.covers(bucket, key) && !found.contains(rule.label())) {
                found.add(rule.label());
            }
        }
        return found;
    }

    /// Whether a bucket is sensitive: named so, or all of it holds PHI or production data.
    public boolean isSensitive(String bucket) {
        return sensitiveBuckets.contains(bucket)
                || labels.stream()
                        .anyMatch(rule ->
                                rule.coversWhole(bucket)
                                        && (rule.label().equals("PHI")
                                                || rule.label().equals("PROD")));
    }

    /// The buckets that are sensitive by name.
    public List<String> sensitive() {
        Set<String> names = new TreeSet<>(sensitiveBuckets);
        for (LabelRule rule : labels) {
            if (isSensitive(rule.bucket())) {
                names.add(rule.bucket());
            }
        }
        return List.copyOf(names);
    }

    /// Reads settings from their YAML.
    public static FindingSettings read(String yaml) throws YamlException {
        return SettingsReader.read(yaml);
    }
}
