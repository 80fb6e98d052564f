package org.exhibit.app.investigation;

import com.fasterxml.jackson.databind.node.ArrayNode;

/// What records of the key service have in common.
final class Kms {
    private Kms() {}

    static ArrayNode resources(String keyArn) {
        return Json.array(
                Json.object("accountId", Estate.ACCOUNT, "type", "AWS::KMS::Key", "ARN", keyArn));
    }
}
