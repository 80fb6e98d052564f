package org.exhibit.app.investigation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How sessions begin: the records that issue their credentials.
final class Sts {
    private static final DateTimeFormatter EXPIRY =
            DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm:ss a", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private Sts() {}

    /// A service takes a role. EC2 and Lambda leave `assumedRoleUser` out of their answers.
    static TrailCall byService(
            String label, Caller.Session session, String service, Duration lifetime) {
        ObjectNode request =
                Json.object(
                        "roleArn", Estate.role(session.role()), "roleSessionName", session.name());
        ObjectNode response = Json.object("credentials", credentials(label, session, lifetime));
        if (!service.equals("ec2.amazonaws.com") && !service.equals("lambda.amazonaws.com")) {
            request.put("durationSeconds", lifetime.toSeconds());
            response.set("assumedRoleUser", assumed(session));
        }
        return new TrailCall(label, session.created(), Caller.service(service), "sts", "AssumeRole")
                .request(request)
                .response(response)
                .resources(Json.array(resource("AWS::IAM::Role", Estate.role(session.role()))))
                .readOnly()
                .shared();
    }

    /// A person takes a role through the identity provider.
    static TrailCall bySaml(
            String label, Caller.Session session, String address, Duration lifetime) {
        String provider = "arn:aws:iam::" + Estate.ACCOUNT + ":saml-provider/Okta";
        String qualifier = Ids.base64("saml qualifier", 20);
        ObjectNode identity =
                Json.object(
                        "type",
                        "SAMLUser",
                        "principalId",
                        qualifier + ":" + session.name(),
                        "userName",
                        session.name(),
                        "identityProvider",
                        qualifier);
        Caller caller = new Caller(identity, "-", address, Caller.BROWSER, false);
        ObjectNode request =
                Json.object(
                        "sAMLAssertionID", "_" + Ids.hex("assertion " + label, 32),
                        "roleSessionName", session.name(),
                        "sourceIdentity", session.person(),
                        "roleArn", Estate.role(session.role()),
                        "principalArn", provider,
                        "durationSeconds", lifetime.toSeconds());
        ObjectNode response =
                Json.object(
                        "subjectType",
                        "persistent",
                        "issuer",
                        "http://www.okta.com/exk4f7q2wz9TtYbLm5d7",
                        "credentials",
                        credentials(label, session, lifetime),
                        "nameQualifier",
                        qualifier,
                        "assumedRoleUser",
                        assumed(session),
                        "subject",
                        session.name(),
                        "audience",
                        "https://signin.aws.amazon.com/saml",
                        "sourceIdentity",
                        session.person());
        return new TrailCall(label, session.created(), caller, "sts", "AssumeRoleWithSAML")
                .request(request)
                .response(response)
                .resources(
                        Json.array(
                                resource("AWS::IAM::Role", Estate.role(session.role())),
                                resource("AWS::IAM::SAMLProvider", provider)))
                .readOnly();
    }

    private static ObjectNode credentials(String label, Caller.Session session, Duration lifetime) {
        Instant expiry = session.created().plus(lifetime);
        return Json.object(
                "accessKeyId",
                session.key(),
                "sessionToken",
                "IQoJb3JpZ2luX2VjE" + Ids.base64("token " + label, 540),
                "expiration",
                EXPIRY.format(expiry));
    }

    private static ObjectNode assumed(Caller.Session session) {
        return Json.object("assumedRoleId", session.principal(), "arn", session.arn());
    }

    private static ObjectNode resource(String type, String arn) {
        return Json.object("accountId", Estate.ACCOUNT, "type", type, "ARN", arn);
    }
}
