package org.exhibit.indexer.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.Locale;

/// Who calls, from where and with what program.
///
/// @param identity CloudTrail's `userIdentity`
/// @param requester as the access log names the caller
/// @param address an IP address, or a service's name where AWS calls on its own
record Caller(ObjectNode identity, String requester, String address, String agent) {
    static final String CLI =
            "aws-cli/2.27.41 md/awscrt#0.26.1 ua/2.1 os/linux#6.8.0-60-generic md/arch#x86_64"
                    + " lang/python#3.13.4 md/pyimpl#CPython cfg/retry-mode#standard";
    static final String BROWSER =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/134.0.0.0 Safari/537.36";

    /// A session of a role.
    ///
    /// @param key the scenario's short name of the credential, e.g. `ASIADANA`
    record Session(
            String account, String role, String name, String key, Instant created, String person) {
        String principal() {
            return roleId() + ":" + name;
        }

        private String roleId() {
            return Ids.unique("AROA", account + role);
        }

        String arn() {
            return "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + name;
        }

        String roleArn() {
            return "arn:aws:iam::" + account + ":role/" + role;
        }

        String accessKey() {
            return Ids.accessKey(key);
        }

        Caller from(String address) {
            return new Caller(identity(accessKey(), created), arn(), address, CLI);
        }

        ObjectNode identity(String accessKey, Instant since) {
            ObjectNode identity =
                    Json.object(
                            "{'type':'AssumedRole','principalId':'%s','arn':'%s','accountId':'%s',"
                                + "'accessKeyId':'%s','sessionContext':{'sessionIssuer':{"
                                + "'type':'Role','principalId':'%s','arn':'%s','accountId':'%s',"
                                + "'userName':'%s'},'attributes':{'creationDate':'%s',"
                                + "'mfaAuthenticated':'false'}}}",
                            principal(),
                            arn(),
                            account,
                            accessKey,
                            roleId(),
                            roleArn(),
                            account,
                            role,
                            since);
            if (!person.isEmpty()) {
                identity.withObject("/sessionContext").put("sourceIdentity", person);
            }
            return identity;
        }

        /// A service that calls on in the session's name, with credentials no record issues.
        Caller through(String service, Instant time) {
            String forwarded =
                    Ids.accessKey("ASIA" + Ids.hex(key + time, 8).toUpperCase(Locale.ROOT));
            ObjectNode identity = identity(forwarded, time);
            identity.put("invokedBy", service);
            return new Caller(identity, arn(), service, service);
        }
    }

    /// An AWS service on its own account.
    static Caller service(String name) {
        return new Caller(
                Json.object("{'type':'AWSService','invokedBy':'%s'}", name),
                "svc:" + name,
                name,
                name);
    }

    /// A user with a key that does not expire.
    static Caller user(String account, String name, String key, String address) {
        String arn = "arn:aws:iam::" + account + ":user/" + name;
        ObjectNode identity =
                Json.object(
                        "{'type':'IAMUser','principalId':'%s','arn':'%s','accountId':'%s',"
                                + "'accessKeyId':'%s','userName':'%s'}",
                        Ids.unique("AIDA", name), arn, account, Ids.accessKey(key), name);
        return new Caller(identity, arn, address, CLI);
    }

    /// Nobody known: as the access log prints it.
    static Caller anonymous(String address) {
        ObjectNode identity =
                Json.object(
                        "{'type':'AWSAccount','principalId':'','accountId':'ANONYMOUS_PRINCIPAL'}");
        return new Caller(identity, "-", address, "curl/8.11.1");
    }

    boolean isService() {
        return address.endsWith(".amazonaws.com");
    }

    Caller using(String otherAgent) {
        return new Caller(identity, requester, address, otherAgent);
    }

    /// With a member of its own in `userIdentity`.
    Caller with(String name, ObjectNode value) {
        ObjectNode more = identity.deepCopy();
        more.set(name, value);
        return new Caller(more, requester, address, agent);
    }

    /// Credentials that an instance's metadata service handed out.
    Caller onInstance() {
        ObjectNode more = identity.deepCopy();
        more.withObject("/sessionContext").put("ec2RoleDelivery", "2.0");
        return new Caller(more, requester, address, agent);
    }
}
