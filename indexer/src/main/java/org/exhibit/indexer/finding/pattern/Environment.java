package org.exhibit.indexer.finding.pattern;

import org.exhibit.indexer.coverage.Coverage;
import org.exhibit.indexer.index.StoredEvent;
import org.exhibit.indexer.provenance.graph.Strength;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What coverage, exposure and lineage know, as far as they were asked.
public interface Environment {

    /// What was logged; nothing where it was not worked out.
    Optional<Coverage> coverage() throws IOException;

    /// Whether anyone could reach objects of a bucket at some time after an instant; nothing where
    /// that was not worked out.
    Optional<Boolean> wasPublic(String bucket, Instant from) throws IOException;

    /// The sorts of the versions in a bucket that lineage tells, beyond where they lie.
    List<Labelled> labelled(String bucket) throws IOException;

    /// An object's version that is of a sort because of where its content came from.
    ///
    /// @param version S3's id, or as lineage calls it
    /// @param label e.g. `SYNTHETIC`
    /// @param evidence content ids
    record Labelled(
            String bucket,
            String key,
            String version,
            String label,
            Strength strength,
            List<String> evidence) {}

    /// What content that is PHI became, among objects that lie where synthetic ones do.
    List<Residue> residues() throws IOException;

    /// Where the objects of a label were not followed to all that they may have become, as far as
    /// what they became was asked.
    List<Unfollowed> unfollowed(String label);

    /// @param subject empty where it stands for many
    /// @param reason a clause without a full stop
    record Unfollowed(String subject, String reason) {}

    /// Synthetic output of a job into which PHI went.
    ///
    /// @param job as lineage names it
    /// @param outputs `s3://bucket/key@version`
    /// @param sources what the PHI came from
    /// @param strength of the best way from there
    /// @param way the names of the jobs in between
    /// @param evidence content ids of the records the way rests on, by time
    record Residue(
            String job,
            List<String> outputs,
            List<String> sources,
            Strength strength,
            List<String> way,
            List<StoredEvent> evidence) {}

    /// An environment that knows nothing.
    Environment NONE =
            new Environment() {
                @Override
                public Optional<Coverage> coverage() {
                    return Optional.empty();
                }

                @Override
                public Optional<Boolean> wasPublic(String bucket, Instant from) {
                    return Optional.empty();
                }

                @Override
                public List<Labelled> labelled(String bucket) {
                    return List.of();
                }

                @Override
                public List<Unfollowed> unfollowed(String label) {
                    return List.of();
                }

                @Override
                public List<Residue> residues() {
                    return List.of();
                }
            };
}
