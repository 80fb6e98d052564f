package org.exhibit.indexer.provenance.exposure;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.index.Query;
import org.exhibit.indexer.provenance.Found;

import java.util.ArrayList;
import java.util.List;

/// The calls that give one object an access control list of its own.
final class ObjectLists {
    private static final List<String> LISTS =
            List.of(
                    "x-amz-acl",
                    "accessControlList",
                    "x-amz-grant-read",
                    "x-amz-grant-write",
                    "x-amz-grant-read-acp",
                    "x-amz-grant-write-acp",
                    "x-amz-grant-full-control");

    private ObjectLists() {}

    static Query query() {
        List<Query> named = new ArrayList<>();
        for (String list : LISTS) {
            named.add(Found.has("requestParameters." + list));
        }
        return Found.any(
                Found.is(EventField.ACTION, "PutObjectAcl"),
                Found.all(Found.isOne(EventField.ACTION, Openers.WRITES), new Query.Or(named)));
    }
}
