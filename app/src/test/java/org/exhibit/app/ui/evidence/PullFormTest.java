package org.exhibit.app.ui.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.exhibit.indexer.acquire.s3.S3Request;
import org.exhibit.indexer.acquire.s3.S3Scope;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

class PullFormTest {

    private static PullForm.Scope scope(String url, String from, String to, String accounts) {
        return new PullForm.Scope(url, from, to, accounts, "eu-west-1", false);
    }

    @Test
    void fieldsBecomeARequest() throws PullForm.Mistake {
        PullForm.Scope scope =
                scope(
                        " s3://logs/AWSLogs/ ",
                        "2026-03-09",
                        "2026-03-11",
                        "111122223333, 444455556666");
        assertThat(scope.request())
                .isEqualTo(
                        S3Request.of("logs", "AWSLogs/")
                                .within(
                                        new S3Scope(
                                                new TreeSet<>(
                                                        List.of("111122223333", "444455556666")),
                                                new TreeSet<>(List.of("eu-west-1")),
                                                LocalDate.of(2026, 3, 9),
                                                LocalDate.of(2026, 3, 11),
                                                1)));
    }

    @Test
    void fieldsBecomeAWayToAws() throws PullForm.Mistake, IOException {
        AwsOptions options =
                new PullForm.Access(" ir ", " r ", "d", "x", "", "http://localhost:9")
                        .options(" 123456 ");
        assertThat(options.profile()).isEqualTo("ir");
        assertThat(options.roleArn()).isEqualTo("r");
        assertThat(options.externalId()).isEqualTo("x");
        assertThat(options.region()).isNull();
        assertThat(options.endpoint()).isEqualTo(URI.create("http://localhost:9"));
        assertThat(options.pathStyle()).isTrue();
        assertThat(options.prompt().token("d")).isEqualTo("123456");
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> scope("logs", "", "", "").request())
                .hasMessageContaining("s3://bucket/prefix");
        assertThatThrownBy(() -> scope("s3://logs", "9.3.2026", "", "").request())
                .hasMessageContaining("2026-03-09");
        assertThatThrownBy(() -> scope("s3://logs", "2026-03-09", "2026-03-08", "").request())
                .hasMessageContaining("before the first");
        assertThatThrownBy(() -> scope("s3://logs", "", "", "1234").request())
                .hasMessageContaining("12 digits");
        assertThatThrownBy(() -> new PullForm.Access("", "", "d", "", "", "").options("123456"))
                .hasMessageContaining("belongs to a role");
        assertThatThrownBy(() -> new PullForm.Access("", "r", "d", "", "", "").options("12345"))
                .hasMessageContaining("six digits");
        assertThatThrownBy(() -> new PullForm.Access("", "", "", "", "", "ftp://x").options(""))
                .hasMessageContaining("http://");
    }
}
