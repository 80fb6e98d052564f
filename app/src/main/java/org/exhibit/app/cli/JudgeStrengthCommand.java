package org.exhibit.app.cli;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.provenance.graph.Edge;
import org.exhibit.indexer.provenance.graph.Graph;
import org.exhibit.indexer.provenance.graph.Strength;
import org.exhibit.indexer.provenance.lineage.LineageQuestion;
import org.exhibit.indexer.provenance.lineage.LineageQuestion.Direction;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// `exhibit judge strength`.
@Command(
        name = "strength",
        description = {
            "Set how strong an edge of a lineage is. Lowering it takes a reason, raising it above",
            "what the rules say also a record that carries it. Answers and exports show both."
        })
final class JudgeStrengthCommand implements Task {
    private static final String BY_RULES = "by-rules";
    private static final int MOST_NAMED = 12;

    private final ProgramContext context;

    @Mixin CaseArgument target = new CaseArgument();

    @Parameters(
            index = "1",
            paramLabel = "SELECTOR",
            description = "what the lineage with the edge is asked about")
    String selector = "";

    @Option(names = "--from", paramLabel = "NODE", description = "id of the upstream end")
    String from = "";

    @Option(names = "--edge", paramLabel = "KIND", description = "e.g. generated")
    String kind = "";

    @Option(names = "--to", paramLabel = "NODE", description = "id of the downstream end")
    String to = "";

    @Option(
            names = "--strength",
            required = true,
            paramLabel = "S",
            description =
                    "corroborated, recorded, inferred or possible; by-rules takes a decision back")
    String strength = "";

    @Option(names = "--reason", required = true, paramLabel = "T", description = "why")
    String reason = "";

    @Option(
            names = "--record",
            paramLabel = "EVENT",
            description = "a record that carries it: id, citation or exhibit; may be repeated")
    List<String> records = new ArrayList<>();

    JudgeStrengthCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        @Nullable Strength wanted = Strength.ofWord(strength).orElse(null);
        if (wanted == null && !strength.equals(BY_RULES)) {
            throw new WrongUsage(
                    "--strength is corroborated, recorded, inferred, possible or by-rules, not "
                            + strength
                            + '.');
        }
        Graph graph;
        try (CaseReader reader = context.service().open(target.folder)) {
            LineageQuestion question =
                    LineageQuestion.of(SubjectCommands.Selectors.parse(selector), Direction.BOTH);
            graph = context.service().lineage(reader, question, context.cancel()).graph();
        }
        Edge edge = meant(graph);
        try {
            context.service()
                    .judgements()
                    .setStrength(target.folder, graph, edge, wanted, reason, records);
        } catch (IllegalArgumentException e) {
            throw new WrongUsage(e.getMessage() + '.');
        }
        context.console()
                .say(
                        CellText.safe(text(edge))
                                + (wanted == null
                                        ? " is as strong as the rules say again."
                                        : " is " + wanted.word() + ", set by you."));
        return ExitStatus.DONE;
    }

    private Edge meant(Graph graph) {
        List<Edge> fitting =
                graph.edges().stream()
                        .filter(edge -> from.isEmpty() || edge.from().toString().equals(from))
                        .filter(edge -> to.isEmpty() || edge.to().toString().equals(to))
                        .filter(edge -> kind.isEmpty() || edge.kind().word().equals(kind))
                        .toList();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        StringBuilder message =
                new StringBuilder(
                        fitting.isEmpty()
                                ? "No edge of this lineage fits"
                                : fitting.size()
                                        + " edges fit; name one with --from, --edge, --to");
        fitting.stream()
                .limit(MOST_NAMED)
                .forEach(edge -> message.append("\n  ").append(CellText.safe(text(edge))));
        throw new WrongUsage(message.append('.').toString());
    }

    private static String text(Edge edge) {
        return edge.from() + " " + edge.kind().word() + " " + edge.to();
    }
}
