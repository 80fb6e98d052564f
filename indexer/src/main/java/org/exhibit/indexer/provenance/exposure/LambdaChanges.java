package org.exhibit.indexer.provenance.exposure;

import org.exhibit.indexer.event.EventField;
import org.exhibit.indexer.provenance.graph.Evidence;
import org.exhibit.indexer.provenance.policy.Audience;
import org.exhibit.indexer.provenance.policy.Grant;
import org.exhibit.indexer.provenance.policy.Patterns;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/// Lambda: functions that others may call, by permission or by a URL without authentication.
final class LambdaChanges implements ChangeReader {
    @Override
    public String service() {
        return "lambda";
    }

    @Override
    public Set<String> actions() {
        return Set.of(
                "AddPermission",
                "RemovePermission",
                "CreateFunctionUrlConfig",
                "UpdateFunctionUrlConfig",
                "DeleteFunctionUrlConfig",
                "DeleteFunction");
    }

    @Override
    public List<Change> read(Call call) {
        String name = call.requested("functionName");
        if (call.failed() || name.isEmpty()) {
            return List.of();
        }
        String resource =
                name.startsWith("arn:")
                        ? name
                        : "arn:aws:lambda:"
                                + call.text(EventField.REGION)
                                + ':'
                                + call.owner()
                                + ":function:"
                                + name;
        Evidence by = call.evidence("requestParameters");
        String slot = "permission:" + call.requested("statementId");
        return switch (call.action()) {
            case "AddPermission" -> added(call, resource, slot);
            case "RemovePermission" -> List.of(new Change.Revoked(call.at(), by, resource, slot));
            case "CreateFunctionUrlConfig", "UpdateFunctionUrlConfig" -> url(call, resource);
            case "DeleteFunctionUrlConfig" ->
                    List.of(new Change.Revoked(call.at(), by, resource, "url"));
            default -> List.of(new Change.Gone(call.at(), by, resource));
        };
    }

    private static List<Change> added(Call call, String resource, String slot) {
        Audience audience = audience(call);
        if (audience == null || audience.equals(new Audience.Account(call.owner()))) {
            return List.of();
        }
        String action = call.requested("action");
        return List.of(
                granted(
                        call,
                        resource,
                        slot,
                        audience,
                        action.isEmpty() ? "lambda:InvokeFunction" : action,
                        ""));
    }

    private static @Nullable Audience audience(Call call) {
        String principal = call.requested("principal");
        String organisation = call.requested("principalOrgID");
        if (principal.equals("*") && !organisation.isEmpty()) {
            return new Audience.Organisation(organisation);
        }
        if (principal.equals("*")) {
            boolean narrowed =
                    !call.requested("sourceArn").isEmpty()
                            || !call.requested("sourceAccount").isEmpty();
            boolean open = call.requested("functionUrlAuthType").equals("NONE");
            return narrowed ? null : open ? new Audience.Anyone() : new Audience.AnyAws();
        }
        String account = principal.replaceFirst("^arn:[^:]*:[^:]*:[^:]*:(\\d{12}):.*$", "$1");
        return account.matches("\\d{12}") ? new Audience.Account(account) : null;
    }

    private static List<Change> url(Call call, String resource) {
        String type = call.requested("authType");
        if (type.isEmpty()) {
            return List.of();
        }
        return type.equals("NONE")
                ? List.of(
                        granted(
                                call,
                                resource,
                                "url",
                                new Audience.Anyone(),
                                "lambda:InvokeFunctionUrl",
                                "only with a permission for everyone beside it"))
                : List.of(
                        new Change.Revoked(
                                call.at(),
                                call.evidence("requestParameters.authType"),
                                resource,
                                "url"));
    }

    private static Change granted(
            Call call,
            String resource,
            String slot,
            Audience audience,
            String action,
            String limits) {
        return new Change.Granted(
                call.at(),
                call.evidence("requestParameters"),
                resource,
                Change.Kind.SHARE,
                slot,
                List.of(
                        new Grant(
                                audience,
                                Patterns.of(List.of(action)),
                                Patterns.of(List.of()),
                                limits)));
    }
}
