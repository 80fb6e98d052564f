package org.exhibit.indexer.provenance.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import org.exhibit.indexer.casefile.CaseReader;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.index.QueryException;
import org.exhibit.indexer.index.Rows;
import org.exhibit.indexer.index.Search;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.provenance.lineage.Story;
import org.exhibit.indexer.scenario.ScenarioCase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A signed URL opens from its signing until it runs out, or its credential does.
class SignedUrlsTest {
    @TempDir static Path folder;
    private static CaseReader reader;

    private static String uri(String key, String credential, String expires) {
        return "/"
                + key
                + "?X-Amz-Credential="
                + credential
                + "%2F20260310%2Fus-east-1%2Fs3&X-Amz-Date=20260310T100000Z"
                + expires;
    }

    @BeforeAll
    static void acquire() throws IOException {
        String tail = "55 55 7 5 \"-\" \"tool\" - h= SigV4 - QueryString";
        Story story = new Story();
        story.call(
                        "09:30:00",
                        "AKIAA",
                        "sts",
                        "AssumeRole",
                        "{'roleArn':'arn:aws:iam::111111111111:role/r','roleSessionName':'s'}",
                        "{'credentials':{'accessKeyId':'ASIASHORT','expiration':"
                                + "'Mar 10, 2026, 10:30:00 AM'}}")
                .line(
                        "10:10:00",
                        "U1",
                        "REST.GET.OBJECT",
                        "b/long",
                        uri("long", "AKIALONG", "&X-Amz-Expires=3600"),
                        tail)
                .line(
                        "10:11:00",
                        "U2",
                        "REST.GET.OBJECT",
                        "b/short",
                        uri("short", "ASIASHORT", "&X-Amz-Expires=3600"),
                        tail)
                .line(
                        "10:12:00",
                        "U3",
                        "REST.GET.OBJECT",
                        "b/none",
                        uri("none", "AKIANONE", ""),
                        tail)
                .get("10:13:00", "AKIATRAIL", "b/trail", 5, "")
                .with(
                        "requestParameters",
                        Story.place(
                                "b/trail", ",'X-Amz-Date':'20260310T101200Z','X-Amz-Expires':'60'"))
                .with(
                        "additionalEventData",
                        "{'AuthenticationMethod':'QueryString','bytesTransferredOut':5}");
        reader = ScenarioCase.reader(story.acquire(folder));
    }

    @AfterAll
    static void close() throws IOException {
        reader.close();
    }

    @Test
    void runsFromTheSigningToTheSoonerEnd() throws IOException, QueryException {
        List<ExposureWindow> windows;
        try (Rows rows = reader.events().rows(Search.of(new Query.All()))) {
            windows = new SignedUrls(reader, new CancelToken()).windows(rows.page(0, 100));
        }
        assertThat(windows)
                .extracting(window ->
                        window.resource()
                                + " "
                                + window.audience().text()
                                + " "
                                + window.from()
                                + " "
                                + window.to()
                                + " "
                                + window.rests().size())
                .containsExactlyInAnyOrder(
                        "arn:aws:s3:::b/long URL-HOLDER(AKIALONG) 2026-03-10T10:00:00Z"
                                + " 2026-03-10T11:00:00Z 0",
                        "arn:aws:s3:::b/short URL-HOLDER(ASIASHORT) 2026-03-10T10:00:00Z"
                                + " 2026-03-10T10:30:00Z 1",
                        "arn:aws:s3:::b/trail URL-HOLDER(AKIATRAIL) 2026-03-10T10:12:00Z"
                                + " 2026-03-10T10:13:00Z 0");
    }
}
