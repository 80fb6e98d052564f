package org.exhibit.reports.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.casefile.Exclusion;
import org.exhibit.indexer.event.SourceKind;
import org.exhibit.indexer.evidence.MemberStep;
import org.exhibit.indexer.evidence.Origin;
import org.exhibit.indexer.finding.TriageState;
import org.exhibit.indexer.index.Counts;
import org.exhibit.indexer.index.Totals;
import org.exhibit.reports.facts.CertificateFacts;
import org.exhibit.reports.facts.ExhibitFacts;
import org.exhibit.reports.facts.FindingFacts;
import org.exhibit.reports.facts.PackFacts;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/// Writes `manifest.json`: what the pack holds, with the hash of every other attachment. The pages
/// print the manifest's own hash, and the signature covers both.
final class Manifest {
    /// Version of the manifest's form; a reader refuses one it does not know.
    static final String SCHEMA = "exhibit.pack/1";

    private static final JsonFactory JSON = new JsonFactory();

    private final PackFacts facts;

    Manifest(PackFacts facts) {
        this.facts = facts;
    }

    String write(List<Attachment> exhibits, List<Attachment> all) {
        StringWriter out = new StringWriter();
        DefaultPrettyPrinter printer =
                new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
        try (JsonGenerator json = JSON.createGenerator(out).setPrettyPrinter(printer)) {
            json.writeStartObject();
            json.writeStringField("schema", SCHEMA);
            pack(json);
            theCase(json, facts.description());
            json.writeObjectFieldStart("custody");
            json.writeStringField("path", Companions.CUSTODY);
            json.writeNumberField("sequence", facts.custody().sequence());
            json.writeStringField("head", facts.custody().head().hex());
            json.writeEndObject();
            accounting(
                    json,
                    facts.totals(),
                    facts.exclusions().stream().mapToLong(Exclusion::files).sum());
            findings(json, facts.findings(), all);
            signer(json);
            json.writeArrayFieldStart("exhibits");
            for (int i = 0; i < exhibits.size(); i++) {
                exhibit(json, facts.exhibits().get(i), exhibits.get(i));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("attachments");
            for (Attachment attachment : all) {
                attachment(json, attachment);
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return out.append('\n').toString();
    }

    private void pack(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("pack");
        json.writeStringField("id", facts.packId());
        json.writeStringField("freeze", Times.iso(facts.freeze()));
        json.writeStringField("tool", "Exhibit");
        json.writeStringField("version", facts.toolVersion());
        json.writeEndObject();
    }

    private static void theCase(JsonGenerator json, CaseDescription description)
            throws IOException {
        json.writeObjectFieldStart("case");
        json.writeStringField("title", description.title());
        json.writeStringField("number", description.number());
        json.writeStringField("examiner", description.examiner());
        json.writeStringField("organisation", description.organisation());
        json.writeStringField("authority", description.authority());
        json.writeStringField("created", Times.iso(description.created()));
        json.writeEndObject();
    }

    private static void accounting(JsonGenerator json, Totals totals, long excluded)
            throws IOException {
        json.writeObjectFieldStart("accounting");
        counts(json, totals.counts());
        json.writeNumberField("conflicts", totals.conflicts());
        json.writeNumberField("warnings", totals.warnings());
        json.writeNumberField("files", totals.files());
        json.writeNumberField("referenceFiles", totals.referenceFiles());
        json.writeNumberField("unknownFiles", totals.unknownFiles());
        json.writeNumberField("unreadableFiles", totals.unreadableFiles());
        json.writeNumberField("excludedFiles", excluded);
        json.writeStringField("from", Times.iso(totals.from()));
        json.writeStringField("to", Times.iso(totals.to()));
        json.writeObjectFieldStart("bySource");
        for (SourceKind source : SourceKind.values()) {
            Counts counts = totals.bySource().get(source);
            if (counts != null) {
                json.writeObjectFieldStart(source.word());
                counts(json, counts);
                json.writeEndObject();
            }
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void counts(JsonGenerator json, Counts counts) throws IOException {
        json.writeNumberField("records", counts.records());
        json.writeNumberField("events", counts.events());
        json.writeNumberField("duplicates", counts.duplicates());
        json.writeNumberField("rejected", counts.rejected());
    }

    /// What the rules came to. The ruleset's hash is that of the attached table of rules.
    private static void findings(
            JsonGenerator json, @Nullable FindingFacts findings, List<Attachment> all)
            throws IOException {
        if (findings == null) {
            return;
        }
        json.writeObjectFieldStart("findings");
        for (TriageState state : TriageState.values()) {
            json.writeNumberField(state.word(), findings.in(state).size());
        }
        json.writeNumberField("undecided", findings.undecided().size());
        json.writeNumberField("rules", findings.rules().size());
        json.writeNumberField(
                "rulesOff", findings.rules().stream().filter(rule -> !rule.entry().on()).count());
        json.writeNumberField("rulesRefused", findings.refused().size());
        for (Attachment attachment : all) {
            if (attachment.name().equals(FindingTables.RULES)) {
                json.writeStringField("rulesetSha256", attachment.sha256().hex());
            }
        }
        json.writeStringField("mapping", "analyst mapping " + findings.mapping());
        json.writeEndObject();
    }

    private void signer(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("signer");
        for (CertificateFacts certificate : facts.signer()) {
            json.writeStartObject();
            json.writeStringField("subject", certificate.subject());
            json.writeStringField("issuer", certificate.issuer());
            json.writeStringField("serial", certificate.serial());
            json.writeStringField("notBefore", Times.iso(certificate.notBefore()));
            json.writeStringField("notAfter", Times.iso(certificate.notAfter()));
            json.writeStringField("sha256", certificate.sha256().hex());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void exhibit(JsonGenerator json, ExhibitFacts exhibit, Attachment attachment)
            throws IOException {
        Origin origin = exhibit.stored().origin();
        json.writeStartObject();
        json.writeStringField("id", exhibit.label());
        json.writeStringField("event", exhibit.mark().event());
        json.writeStringField("citation", exhibit.stored().citation().toString());
        json.writeStringField("source", exhibit.stored().event().source().word());
        json.writeStringField("time", Times.iso(exhibit.stored().event().time()));
        json.writeStringField("note", exhibit.mark().note());
        json.writeStringField("author", exhibit.mark().author());
        json.writeStringField("added", Times.iso(exhibit.mark().added()));
        json.writeStringField("path", attachment.name());
        json.writeStringField("mediaType", attachment.mediaType());
        json.writeNumberField("bytes", exhibit.raw().length());
        json.writeStringField("sha256", exhibit.raw().sha256().hex());
        json.writeStringField("sha512", exhibit.raw().sha512());
        json.writeObjectFieldStart("origin");
        json.writeStringField("evidence", origin.evidence().hex());
        json.writeStringField("file", origin.file());
        json.writeArrayFieldStart("member");
        for (MemberStep step : origin.member()) {
            json.writeStartObject();
            json.writeStringField("kind", step.kind().word());
            json.writeStringField("name", step.name());
            optional(json, "nameBytes", step.nameBytes().isEmpty() ? null : step.nameBytes());
            json.writeNumberField("ordinal", step.ordinal());
            json.writeStringField("sha256", step.content().hex());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("record", origin.record());
        json.writeNumberField("offset", origin.offset());
        json.writeNumberField("length", origin.length());
        optional(json, "payload", origin.payload());
        optional(json, "decode", origin.decode());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void optional(JsonGenerator json, String name, @Nullable String value)
            throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }

    private static void attachment(JsonGenerator json, Attachment attachment) throws IOException {
        json.writeStartObject();
        json.writeStringField("path", attachment.name());
        json.writeStringField("mediaType", attachment.mediaType());
        json.writeStringField("relationship", attachment.relation().word());
        json.writeNumberField("bytes", attachment.length());
        json.writeStringField("sha256", attachment.sha256().hex());
        json.writeEndObject();
    }
}
