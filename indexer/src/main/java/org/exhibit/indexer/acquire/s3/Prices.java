package org.exhibit.indexer.acquire.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;

/// What AWS charges for reading, from the data file `prices.json`, which has a date.
final class Prices {
    private static final double GB = 1L << 30;

    private final JsonNode table;

    private Prices(JsonNode table) {
        this.table = table;
    }

    static Prices builtIn() {
        try (InputStream in =
                Objects.requireNonNull(Prices.class.getResourceAsStream("prices.json"))) {
            return new Prices(new ObjectMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own price table cannot be read", e);
        }
    }

    /// @param lists requests for pages of listings
    /// @param fetched objects and bytes to fetch, by storage class
    S3Plan.Cost cost(long lists, Map<String, S3Plan.Amount> fetched) {
        double get = 0;
        double retrieval = 0;
        long bytes = 0;
        for (Map.Entry<String, S3Plan.Amount> entry : fetched.entrySet()) {
            JsonNode prices = table.path("classes").path(entry.getKey());
            if (prices.isMissingNode()) {
                prices = table.path("classes").path("STANDARD");
            }
            S3Plan.Amount amount = entry.getValue();
            get += amount.objects() / 1000.0 * prices.path("getPer1000").asDouble();
            retrieval += amount.bytes() / GB * prices.path("retrievalPerGB").asDouble();
            bytes += amount.bytes();
        }
        return new S3Plan.Cost(
                lists / 1000.0 * table.path("listPer1000").asDouble(),
                get,
                retrieval,
                bytes / GB * table.path("transferPerGB").asDouble(),
                table.path("currency").asText(),
                table.path("asOf").asText(),
                table.path("basis").asText());
    }
}
