package org.exhibit.app.investigation;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// Who calls, from where and with what program.
///
/// @param identity CloudTrail's `userIdentity`
/// @param requester as the access log names the caller
/// @param address an IP address, or a service's name where AWS calls on its own
/// @param console whether the credentials came from the console
record Caller(
        ObjectNode identity, String requester, String address, String agent, boolean console) {
    static final String CLI =
            "aws-cli/2.27.41 md/awscrt#0.26.1 ua/2.1 os/linux#6.8.0-60-generic md/arch#x86_64"
                + " lang/python#3.13.4 md/pyimpl#CPython cfg/retry-mode#standard md/installer#exe"
                + " md/prompt#off";
    static final String BROWSER =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/134.0.0.0 Safari/537.36";

    /// A session of a role.
    ///
    /// @param person the source identity a person's session carries, null for machines and services
    record Session(String role, String name, String key, Instant created, @Nullable String person) {
        String principal() {
            return Ids.unique("AROA", role) + ":" + name;
        }

        String arn() {
            return "arn:aws:sts::" + Estate.ACCOUNT + ":assumed-role/" + role + "/" + name;
        }

        Caller from(String address, String agent) {
            return new Caller(identity(key, created), arn(), address, agent, false);
        }

        Caller inConsole(String address) {
            return new Caller(identity(key, created), arn(), address, BROWSER, true);
        }

        private ObjectNode identity(String accessKey, Instant since) {
            ObjectNode context =
                    Json.object(
                            "sessionIssuer",
                            Json.object(
                                    "type",
                                    "Role",
                                    "principalId",
                                    Ids.unique("AROA", role),
                                    "arn",
                                    Estate.role(role),
                                    "accountId",
                                    Estate.ACCOUNT,
                                    "userName",
                                    role),
                            "attributes",
                            Json.object(
                                    "creationDate",
                                    Estate.stamp(since),
                                    "mfaAuthenticated",
                                    "false"));
            if (person != null) {
                context.put("sourceIdentity", person);
            }
            return Json.object(
                    "type",
                    "AssumedRole",
                    "principalId",
                    principal(),
                    "arn",
                    arn(),
                    "accountId",
                    Estate.ACCOUNT,
                    "accessKeyId",
                    accessKey,
                    "sessionContext",
                    context);
        }

        /// A service that calls on in the session's name, with credentials no record issues.
        Caller through(String service, Instant time) {
            String forwarded = Ids.key("ASIA", "", "forwarded " + key + time);
            ObjectNode identity = identity(forwarded, time);
            identity.put("invokedBy", service);
            return new Caller(identity, arn(), service, service, false);
        }
    }

    /// An AWS service on its own account.
    static Caller service(String name) {
        ObjectNode identity = Json.object("type", "AWSService", "invokedBy", name);
        return new Caller(identity, "svc:" + name, name, name, false);
    }

    /// A user with a key that does not expire.
    static Caller user(String name, String address, String agent) {
        String arn = "arn:aws:iam::" + Estate.ACCOUNT + ":user/" + name;
        ObjectNode identity =
                Json.object(
                        "type",
                        "IAMUser",
                        "principalId",
                        Ids.unique("AIDA", name),
                        "arn",
                        arn,
                        "accountId",
                        Estate.ACCOUNT,
                        "accessKeyId",
                        Ids.key("AKIA", "", name),
                        "userName",
                        name);
        return new Caller(identity, arn, address, agent, false);
    }

    /// Nobody known: as the access log prints it.
    static Caller anonymous(String address, String agent) {
        ObjectNode identity =
                Json.object(
                        "type",
                        "AWSAccount",
                        "principalId",
                        "",
                        "accountId",
                        "ANONYMOUS_PRINCIPAL");
        return new Caller(identity, "-", address, agent, false);
    }

    boolean isService() {
        return address.endsWith(".amazonaws.com");
    }

    Caller using(String otherAgent) {
        return new Caller(identity, requester, address, otherAgent, console);
    }
}
