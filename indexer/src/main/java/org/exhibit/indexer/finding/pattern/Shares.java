package org.exhibit.indexer.finding.pattern;

import com.fasterxml.jackson.databind.JsonNode;

import org.exhibit.indexer.finding.RecordView;
import org.exhibit.indexer.provenance.policy.JsonForms;

import java.util.ArrayList;
import java.util.List;

/// Whom a call shares a snapshot or an image with: accounts, or `all`.
final class Shares {
    private Shares() {}

    /// @param member of the parameters, e.g. `launchPermission`
    static List<String> added(RecordView record, String member) {
        List<String> accounts = new ArrayList<>();
        for (JsonNode item : JsonForms.elements(record.request(member, "add"))) {
            String account = JsonForms.text(JsonForms.member(item, "userId"));
            String group = JsonForms.text(JsonForms.member(item, "group"));
            accounts.add(account.isEmpty() ? group : account);
        }
        accounts.removeIf(String::isEmpty);
        return accounts;
    }

    static List<String> database(RecordView record) {
        return record.requested("attributeName").equals("restore")
                ? JsonForms.texts(record.request("valuesToAdd"))
                : List.of();
    }
}
