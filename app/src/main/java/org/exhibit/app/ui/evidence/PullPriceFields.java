package org.exhibit.app.ui.evidence;

import javafx.scene.control.TextField;

import org.exhibit.indexer.acquire.s3.Prices;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// The prices of a table as fields: those of listing and transfer, and of each storage class that a
/// plan has.
final class PullPriceFields {
    private static final String AS_OF = "Prices of the day";
    private static final String CURRENCY = "Currency";
    private static final String LIST = "1,000 list calls";
    private static final String TRANSFER = "1 GB transfer out";
    private static final String GET = "1,000 get calls, ";
    private static final String RETRIEVAL = "1 GB retrieval, ";

    private final Prices before;
    private final Collection<String> classes;
    private final Map<String, TextField> fields = new LinkedHashMap<>();

    /// @param classes storage classes to ask for
    PullPriceFields(Prices before, Collection<String> classes) {
        this.before = before;
        this.classes = classes;
        put(AS_OF, before.asOf());
        put(CURRENCY, before.currency());
        put(LIST, text(before.listPer1000()));
        put(TRANSFER, text(before.transferPerGB()));
        for (String name : classes) {
            Prices.OfClass prices = before.of(name);
            put(GET + name, text(prices.getPer1000()));
            put(RETRIEVAL + name, text(prices.retrievalPerGB()));
        }
    }

    private void put(String name, String value) {
        TextField field = new TextField(value);
        field.setId("pull-price-" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
        field.setPrefColumnCount(10);
        fields.put(name, field);
    }

    /// By what they are called, in their order.
    Map<String, TextField> fields() {
        return fields;
    }

    private static String text(double price) {
        return new BigDecimal(Double.toString(price)).stripTrailingZeros().toPlainString();
    }

    /// The table as the fields say it.
    Prices prices() throws PullForm.Mistake {
        SortedMap<String, Prices.OfClass> next = new TreeMap<>(before.classes());
        for (String name : classes) {
            next.put(name, new Prices.OfClass(price(GET + name), price(RETRIEVAL + name)));
        }
        String day = value(AS_OF);
        try {
            LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw new PullForm.Mistake("The day of the prices is written as 2026-03-09: " + day);
        }
        String currency = value(CURRENCY);
        if (!currency.matches("[A-Z]{3}")) {
            throw new PullForm.Mistake("A currency is three letters, such as USD: " + currency);
        }
        return new Prices(day, currency, "as entered here", price(LIST), price(TRANSFER), next);
    }

    private String value(String name) {
        return Objects.requireNonNull(fields.get(name)).getText().strip();
    }

    private double price(String name) throws PullForm.Mistake {
        String text = value(name);
        if (!text.matches("\\d{1,6}(\\.\\d{1,9})?")) {
            throw new PullForm.Mistake(name + ": expected a price such as 0.005, not " + text);
        }
        return Double.parseDouble(text);
    }
}
