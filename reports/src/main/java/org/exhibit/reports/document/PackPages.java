package org.exhibit.reports.document;

import org.exhibit.reports.facts.PackFacts;

import java.util.ArrayList;
import java.util.List;

/// Puts the sections of a pack in their order.
public final class PackPages {
    private PackPages() {}

    public static PackDocument of(PackFacts facts, Companions companions) {
        References references = new References(facts);
        List<Block> blocks = new ArrayList<>(new CoverPage(facts, companions).blocks());
        blocks.addAll(new ExaminedSection(facts).blocks());
        blocks.addAll(new TimelinesSection(facts, references).blocks());
        blocks.addAll(new FindingsSection(facts, companions, references).blocks());
        blocks.addAll(new ExhibitsSection(facts, companions).blocks());
        blocks.addAll(new SourcesSection(facts).blocks());
        blocks.addAll(new CustodySection(facts).blocks());
        blocks.addAll(new LimitsSection(facts).blocks());
        blocks.addAll(new VerifySection(facts, companions).blocks());
        return new PackDocument(
                facts.caseName() + ", evidence pack " + facts.packId(),
                "Evidence pack "
                        + facts.packId()
                        + " of case "
                        + facts.caseName()
                        + ", frozen "
                        + Times.printed(facts.freeze()),
                facts.description().examiner(),
                facts.caseName() + " · Pack " + facts.packId(),
                companions.manifest().sha256(),
                blocks);
    }
}
