package org.exhibit.indexer.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How sessions begin: the records that issue their credentials.
final class Sts {
    private static final DateTimeFormatter EXPIRY =
            DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm:ss a", Locale.US)
                    .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Sts() {}

    /// A service takes a role. EC2 and Lambda leave `assumedRoleUser` out of their answers.
    static TrailCall byService(String scenario, String id, Caller.Session session, String service) {
        boolean silent = service.startsWith("ec2") || service.startsWith("lambda");
        ObjectNode response = issued(session, 6);
        if (silent) {
            response.remove("assumedRoleUser");
        }
        return call(scenario, id, session.account(), session, Caller.service(service))
                .request(
                        "{'roleArn':'%s','roleSessionName':'%s'}",
                        session.roleArn(), session.name())
                .response(response)
                .shared("shared " + id);
    }

    /// A principal takes a role.
    ///
    /// @param recipient whose copy of the record it is
    static TrailCall assume(
            String scenario, String id, String recipient, Caller.Session session, Caller by) {
        ObjectNode request =
                Json.object(
                        "{'roleArn':'%s','roleSessionName':'%s'}",
                        session.roleArn(), session.name());
        ObjectNode response = issued(session, 1);
        if (!session.person().isEmpty()) {
            request.put("sourceIdentity", session.person());
            response.put("sourceIdentity", session.person());
        }
        return call(scenario, id, recipient, session, by).request(request).response(response);
    }

    private static TrailCall call(
            String scenario, String id, String recipient, Caller.Session session, Caller by) {
        String time = TIME.format(session.created());
        return new TrailCall(scenario, id, recipient, time, by, "sts", "AssumeRole")
                .resource(session.account(), "AWS::IAM::Role", session.roleArn())
                .readOnly();
    }

    /// The answer to a call that issues a session's credentials.
    static ObjectNode issued(Caller.Session session, int hours) {
        return Json.object(
                "{'credentials':{'accessKeyId':'%s','sessionToken':'IQoJb3JpZ2luX2VjE%s',"
                        + "'expiration':'%s'},'assumedRoleUser':{'assumedRoleId':'%s','arn':'%s'}}",
                session.accessKey(),
                Ids.base64("token " + session.key(), 540),
                EXPIRY.format(session.created().plus(Duration.ofHours(hours))),
                session.principal(),
                session.arn());
    }
}
