package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.provenance.Selector;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.lineage.Lineage;
import org.exhibit.indexer.provenance.lineage.LineageQuestion;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.exhibit.reports.figure.LineageFigure;
import org.exhibit.reports.figure.Typeface;
import org.exhibit.reports.figure.Typeface.Face;
import org.exhibit.reports.interop.CaseJsonLd;
import org.exhibit.reports.interop.GraphvizDot;
import org.exhibit.reports.interop.ProvJson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/// `exhibit lineage`.
@Command(
        name = "lineage",
        description = "Show where something came from and what became of it.",
        footerHeading = "%nStrength%n",
        footer = {
            "  corroborated  two independent logs, or one and a key that a service issued",
            "  recorded      one record names both ends",
            "  inferred      a rule leaves exactly one candidate",
            "  possible      several candidates, or a gap in what the rule needs",
            "",
            "  A way through the graph is as strong as its weakest edge."
        })
final class LineageCommand implements Task {
    private static final List<String> FORMATS = List.of("json", "dot", "svg", "prov-json", "case");

    private final ProgramContext context;

    @Mixin CaseArgument target = new CaseArgument();

    @Parameters(
            index = "1",
            paramLabel = "SELECTOR",
            description =
                    "s3://bucket/key, s3://bucket/prefix*, s3://bucket, arn:…, key:ASIA…,"
                            + " session:NAME or ip:ADDRESS")
    String selector = "";

    @Option(names = "--up", description = "where it came from")
    boolean up;

    @Option(names = "--down", description = "what became of it")
    boolean down;

    @Option(names = "--both", description = "both (default)")
    boolean both;

    @Option(
            names = "--depth",
            paramLabel = "N",
            description = "most edges on a way, default ${DEFAULT-VALUE}")
    int depth = LineageQuestion.DEPTH;

    @Option(
            names = "--min-strength",
            paramLabel = "S",
            defaultValue = "possible",
            description = "weakest edge to follow, default ${DEFAULT-VALUE}")
    String least = "possible";

    @Option(
            names = "--format",
            paramLabel = "F",
            defaultValue = "json",
            description = "json (default), dot, svg, prov-json or case")
    String format = "json";

    @Option(names = "--json", description = "the same as --format json")
    boolean json;

    LineageCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        String chosen = json ? "json" : format;
        if (!FORMATS.contains(chosen)) {
            throw new WrongUsage(
                    "--format is " + String.join(", ", FORMATS) + ", not " + chosen + '.');
        }
        LineageQuestion question = question();
        Lineage lineage;
        try (CaseReader reader = context.service().open(target.folder)) {
            lineage = context.service().lineage(reader, question, context.cancel());
            print(lineage, chosen);
            tell(lineage, reader);
        }
        return ExitStatus.DONE;
    }

    private LineageQuestion question() {
        if (depth < 1) {
            throw new WrongUsage("--depth is at least 1, not " + depth + '.');
        }
        Selector start = SubjectCommands.Selectors.parse(selector);
        Strength strength =
                Strength.ofWord(least)
                        .orElseThrow(() ->
                                new WrongUsage(
                                        "--min-strength is corroborated, recorded,"
                                                + " inferred or possible, not "
                                                + least
                                                + '.'));
        boolean all = both || up == down;
        Direction direction = all ? Direction.BOTH : up ? Direction.UP : Direction.DOWN;
        return new LineageQuestion(start, direction, depth, strength, Set.of());
    }

    private void print(Lineage lineage, String chosen) throws IOException {
        Console console = context.console();
        switch (chosen) {
            case "dot" -> console.line(GraphvizDot.text(lineage.graph()));
            case "svg" ->
                    console.line(
                            new LineageFigure(Typeface.load(Face.TEXT), Typeface.load(Face.FIXED))
                                    .draw(lineage.graph()));
            case "prov-json" -> {
                ProvJson.write(lineage.graph(), console.out());
                console.line("");
            }
            case "case" -> {
                CaseJsonLd.write(lineage.graph(), console.out());
                console.line("");
            }
            default -> console.line(LineageJson.text(lineage.graph()));
        }
        console.flush();
    }

    private void tell(Lineage lineage, CaseReader reader) throws IOException {
        Console console = context.console();
        if (lineage.graph().edges().isEmpty()) {
            console.say(
                    "No edge touches "
                            + CellText.safe(lineage.question().selector().text())
                            + ". Searched: "
                            + Searched.text(
                                    reader.events().totals(),
                                    org.exhibit.indexer.index.TimeRange.ALL));
        } else {
            console.say(
                    Searched.number(lineage.graph().nodes().size(), "node")
                            + ", "
                            + Searched.number(lineage.graph().edges().size(), "edge")
                            + ". What was not logged cannot be shown.");
        }
        for (Lineage.Cut cut : lineage.cut()) {
            console.say(
                    "Not followed further at "
                            + CellText.safe(cut.at().toString())
                            + ": "
                            + cut.reason().text()
                            + (cut.members() > 0 ? " (" + cut.members() + ")" : "")
                            + '.');
        }
        String unsearched = Searched.unsearched(reader);
        if (!unsearched.isEmpty()) {
            console.say(unsearched);
        }
    }
}
