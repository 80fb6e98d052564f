package org.exhibit.app.cli;

import org.exhibit.app.cli.TextTable.Column;
import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.finding.RefusedRule;
import org.exhibit.indexer.finding.RuleSwitches;
import org.exhibit.indexer.finding.run.RuleBook;
import org.exhibit.indexer.index.EventJson;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `exhibit findings rules`.
@Command(
        name = "rules",
        description = {
            "List the rules: those that come with Exhibit and your own; runs nothing.",
            "With --off or --on leave rules out of this case or take them in again; custody keeps"
                    + " who and why, and every run says what was off."
        })
final class FindingsRulesCommand implements Task {
    private final ProgramContext context;

    @Mixin CaseArgument target = new CaseArgument();

    @Option(names = "--rules", paramLabel = "DIR", description = "a folder of your own Sigma rules")
    @Nullable Path rules;

    @Option(names = "--off", paramLabel = "RULE", description = "leave it out; may repeat")
    List<String> off = new ArrayList<>();

    @Option(names = "--on", paramLabel = "RULE", description = "take it in again; may repeat")
    List<String> on = new ArrayList<>();

    @Option(names = "--reason", paramLabel = "T", description = "why; needed to leave rules out")
    String reason = "";

    @Option(names = "--json", description = "as JSON")
    boolean json;

    FindingsRulesCommand(ProgramContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        RuleBook book;
        RuleSwitches switches;
        try (CaseReader reader = context.service().open(target.folder)) {
            book = context.service().findings().rules(reader, rules);
            switches = RuleSwitches.of(reader.custody());
        }
        if (!off.isEmpty() || !on.isEmpty()) {
            return change(book, switches);
        }
        for (RefusedRule refused : book.refused()) {
            context.console().say("Not read: " + CellText.safe(refused.text()) + '.');
        }
        if (json) {
            print(book, switches);
        } else {
            table(book, switches);
        }
        return ExitStatus.DONE;
    }

    private int change(RuleBook book, RuleSwitches switches) throws IOException {
        if (!off.isEmpty() && reason.isBlank()) {
            throw new WrongUsage("To leave a rule out takes a reason: --reason T.");
        }
        List<String> named = new ArrayList<>(off);
        named.addAll(on);
        for (String rule : named) {
            if (book.entries().stream().noneMatch(each -> each.id().equals(rule))) {
                throw new WrongUsage(
                        "There is no rule " + rule + "; exhibit findings rules CASE lists them.");
            }
        }
        for (String rule : named) {
            boolean wanted = on.contains(rule);
            if (switches.isOn(rule) == wanted) {
                context.console().say(rule + " is " + (wanted ? "on" : "off") + " already.");
                continue;
            }
            context.service().findings().switchRule(target.folder, rule, wanted, reason.strip());
            context.console().say(rule + (wanted ? " is on." : " is off in this case."));
        }
        return ExitStatus.DONE;
    }

    private static String origin(RuleBook.Entry rule) {
        return switch (rule.origin()) {
            case SIGMA -> "sigma";
            case CODE -> "code";
            case OWN -> "own";
        };
    }

    private void print(RuleBook book, RuleSwitches switches) throws IOException {
        try (Json.Lines lines = new Json.Lines(context.console())) {
            for (RuleBook.Entry rule : book.entries()) {
                lines.element(out -> {
                    out.writeStartObject();
                    out.writeStringField("rule", rule.id());
                    out.writeStringField("title", rule.title());
                    if (rule.level() != null) {
                        out.writeStringField("level", rule.level().word());
                    }
                    out.writeStringField("origin", origin(rule));
                    if (!rule.file().isEmpty()) {
                        out.writeStringField("file", rule.file());
                    }
                    out.writeBooleanField("on", rule.on());
                    Optional<RuleSwitches.Switch> last = switches.last(rule.id());
                    if (last.isPresent()) {
                        out.writeStringField("author", last.get().author());
                        out.writeStringField("reason", last.get().reason());
                        out.writeStringField("at", EventJson.instant(last.get().at()));
                    }
                    out.writeEndObject();
                });
            }
        }
    }

    private void table(RuleBook book, RuleSwitches switches) throws IOException {
        TextTable table =
                new TextTable(
                        context.console(),
                        Column.whole("RULE"),
                        Column.whole("STATE"),
                        Column.whole("FROM"),
                        Column.cut("TITLE", 30),
                        Column.cut("BY", 10),
                        Column.cut("REASON", 24));
        for (RuleBook.Entry rule : book.entries()) {
            Optional<RuleSwitches.Switch> last = switches.last(rule.id());
            table.row(
                    rule.id(),
                    rule.on() ? "on" : "off",
                    origin(rule),
                    rule.title(),
                    last.map(RuleSwitches.Switch::author).orElse(""),
                    last.map(RuleSwitches.Switch::reason).orElse(""));
        }
        table.flush();
    }
}
