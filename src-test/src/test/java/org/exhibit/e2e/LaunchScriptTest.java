package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Other programs read what `./exhibit` prints: neither the script nor the JVM may add to it.
@DisabledOnOs(OS.WINDOWS)
class LaunchScriptTest {

    @TempDir Path folder;

    @Test
    void printsTheProgramsOutputAlone() throws IOException, InterruptedException {
        printsItAlone(false);
    }

    /// The first start after a build, unless somebody made it already.
    @Test
    @Tag("slow")
    void printsItAloneWhereItRehearsesFirst() throws IOException, InterruptedException {
        printsItAlone(true);
    }

    private void printsItAlone(boolean rehearsing) throws IOException, InterruptedException {
        Run run = run(rehearsing);
        assertThat(run.output()).startsWith("exhibit ").hasLineCount(1);
        assertThat(run.status()).isZero();
    }

    private Run run(boolean rehearsing) throws IOException, InterruptedException {
        File output = folder.resolve("output").toFile();
        File messages = folder.resolve("messages").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(JavaSources.CHECKOUT.resolve("exhibit").toString(), "--version")
                        .redirectOutput(output)
                        .redirectError(messages);
        builder.environment().put("EXHIBIT_REHEARSE", rehearsing ? "yes" : "no");
        int status = builder.start().waitFor();
        return new Run(
                status, Files.readString(output.toPath()), Files.readString(messages.toPath()));
    }

    private record Run(int status, String output, String messages) {}
}
