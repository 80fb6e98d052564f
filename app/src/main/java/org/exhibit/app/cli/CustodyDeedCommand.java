package org.exhibit.app.cli;

import org.exhibit.app.service.CustodyDeed;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// The commands of `exhibit custody` that enter what was done with the evidence outside Exhibit:
/// one a `DeedForm`.
@Command
final class CustodyDeedCommand implements Task {
    private final ProgramContext context;
    private final DeedForm form;

    @Spec CommandSpec spec = CommandSpec.create();

    @Mixin CaseArgument target = new CaseArgument();

    private CustodyDeedCommand(ProgramContext context, DeedForm form) {
        this.context = context;
        this.form = form;
    }

    static CommandLine of(ProgramContext context, DeedForm form) {
        CommandLine line = new CommandLine(new CustodyDeedCommand(context, form));
        CommandSpec spec = line.getCommandSpec().name(form.command());
        spec.usageMessage().description(form.description());
        for (DeedForm.Part part : form.parts()) {
            spec.addOption(
                    OptionSpec.builder("--" + part.name())
                            .type(String.class)
                            .required(part.required())
                            .paramLabel(part.label())
                            .description(part.description())
                            .build());
        }
        return line;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, String> said = new LinkedHashMap<>();
        for (DeedForm.Part part : form.parts()) {
            String value = spec.findOption("--" + part.name()).getValue();
            if (value != null) {
                said.put(part.member(), value);
            }
        }
        String seals = context.service().enter(target.folder, new CustodyDeed(form.kind(), said));
        context.console().say("Entered in custody. Seals: " + CellText.safe(seals));
        return ExitStatus.DONE;
    }
}
