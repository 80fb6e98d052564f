package org.exhibit.app.ui.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.exhibit.indexer.acquire.s3.S3Request;
import org.exhibit.indexer.acquire.s3.S3Scope;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;

class PullFormTest {

    private static PullForm form(String url, String from, String to, String accounts) {
        return new PullForm(
                " ir ",
                "",
                "",
                "",
                "",
                "http://localhost:9",
                url,
                from,
                to,
                accounts,
                "eu-west-1",
                false);
    }

    @Test
    void fieldsBecomeARequest() throws PullForm.Mistake {
        PullForm form =
                form(
                        " s3://logs/AWSLogs/ ",
                        "2026-03-09",
                        "2026-03-11",
                        "111122223333, 444455556666");
        assertThat(form.request())
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
        AwsOptions options = form.options();
        assertThat(options.profile()).isEqualTo("ir");
        assertThat(options.roleArn()).isNull();
        assertThat(options.endpoint()).isEqualTo(URI.create("http://localhost:9"));
        assertThat(options.pathStyle()).isTrue();
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> form("logs", "", "", "").request())
                .hasMessageContaining("s3://bucket/prefix");
        assertThatThrownBy(() -> form("s3://logs", "9.3.2026", "", "").request())
                .hasMessageContaining("2026-03-09");
        assertThatThrownBy(() -> form("s3://logs", "2026-03-09", "2026-03-08", "").request())
                .hasMessageContaining("before the first");
        assertThatThrownBy(() -> form("s3://logs", "", "", "1234").request())
                .hasMessageContaining("12 digits");
    }
}
