package org.exhibit.indexer.acquire.s3;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// What AWS charges for reading, as of a day. The program brings a table, `prices.json`; a person
/// may have another.
///
/// @param asOf day of the prices, as who wrote them says it
/// @param basis whose prices they are, one sentence part
/// @param listPer1000 for a thousand requests for pages of listings
/// @param transferPerGB from AWS to here; a GB is 2^30 bytes
/// @param classes by storage class
public record Prices(
        String asOf,
        String currency,
        String basis,
        double listPer1000,
        double transferPerGB,
        SortedMap<String, OfClass> classes) {
    public static final String SCHEMA = "exhibit.s3-prices/1";

    private static final double GB = 1L << 30;
    private static final String STANDARD = "STANDARD";

    public Prices {
        classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
    }

    /// Prices of one storage class.
    public record OfClass(double getPer1000, double retrievalPerGB) {}

    public static Prices builtIn() {
        try (InputStream in =
                Objects.requireNonNull(Prices.class.getResourceAsStream("prices.json"))) {
            return read(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own price table cannot be read", e);
        }
    }

    /// @throws IOException where it is no price table; says what is wrong
    public static Prices read(byte[] json) throws IOException {
        JsonNode table = new ObjectMapper().readTree(json);
        if (!SCHEMA.equals(table.path("schema").asText())) {
            throw new IOException("The price table is not of the form " + SCHEMA + ".");
        }
        SortedMap<String, OfClass> classes = new TreeMap<>();
        for (Map.Entry<String, JsonNode> one : table.path("classes").properties()) {
            classes.put(
                    one.getKey(),
                    new OfClass(
                            price(one.getValue(), "getPer1000"),
                            price(one.getValue(), "retrievalPerGB")));
        }
        if (!classes.containsKey(STANDARD)) {
            throw new IOException("The price table has no prices of the class STANDARD.");
        }
        return new Prices(
                table.path("asOf").asText(),
                table.path("currency").asText(),
                table.path("basis").asText(),
                price(table, "listPer1000"),
                price(table, "transferPerGB"),
                classes);
    }

    private static double price(JsonNode of, String name) throws IOException {
        JsonNode price = of.path(name);
        if (!price.isNumber() || price.asDouble() < 0) {
            throw new IOException("The price table has no price " + name + ".");
        }
        return price.asDouble();
    }

    /// As `read` takes it.
    public String write() {
        ObjectNode table = new ObjectMapper().createObjectNode();
        table.put("schema", SCHEMA)
                .put("asOf", asOf)
                .put("currency", currency)
                .put("basis", basis)
                .put("listPer1000", listPer1000)
                .put("transferPerGB", transferPerGB);
        ObjectNode byClass = table.putObject("classes");
        classes.forEach((name, prices) ->
                byClass.putObject(name)
                        .put("getPer1000", prices.getPer1000())
                        .put("retrievalPerGB", prices.retrievalPerGB()));
        return table.toString();
    }

    /// @param lists requests for pages of listings
    /// @param fetched objects and bytes to fetch, by storage class; a class without prices counts
    ///   as the standard one
    public PullCost cost(long lists, Map<String, S3Plan.Amount> fetched) {
        double get = 0;
        double retrieval = 0;
        long bytes = 0;
        for (Map.Entry<String, S3Plan.Amount> entry : fetched.entrySet()) {
            OfClass prices = of(entry.getKey());
            S3Plan.Amount amount = entry.getValue();
            get += amount.objects() / 1000.0 * prices.getPer1000();
            retrieval += amount.bytes() / GB * prices.retrievalPerGB();
            bytes += amount.bytes();
        }
        return new PullCost(
                lists / 1000.0 * listPer1000,
                get,
                retrieval,
                bytes / GB * transferPerGB,
                currency,
                asOf,
                basis);
    }

    /// The prices of a class; those of the standard one where it has none.
    public OfClass of(String storageClass) {
        OfClass found = classes.get(storageClass);
        return found == null ? Objects.requireNonNull(classes.get(STANDARD)) : found;
    }
}
