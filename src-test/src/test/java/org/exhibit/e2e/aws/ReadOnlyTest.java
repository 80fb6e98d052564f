package org.exhibit.e2e.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import org.exhibit.indexer.acquire.aws.AwsAccess;
import org.exhibit.indexer.acquire.aws.AwsCall;
import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.exhibit.indexer.acquire.aws.IamPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Every call to AWS is a read: those the code makes, those the guard lets through, and those the
/// policy allows are the same.
class ReadOnlyTest {
    private static final Set<String> NO_CALLS =
            Set.of("Builder", "Create", "Close", "ServiceName", "ServiceClientConfiguration");

    @Test
    void theCodeMakesTheListedCallsAndNoOther() {
        Set<String> used = new TreeSet<>();
        // Owners of calls are known by name; AWS's own classes need not be read.
        boolean before = ArchConfiguration.get().resolveMissingDependenciesFromClassPath();
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
        for (JavaClass type :
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(
                                "org.exhibit.indexer", "org.exhibit.app", "org.exhibit.reports")) {
            for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                String owner = access.getTargetOwner().getName();
                if (owner.matches("software\\.amazon\\.awssdk\\.services\\.\\w+\\.\\w+Client")) {
                    used.add(operation(access.getTarget().getName()));
                }
            }
        }
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(before);
        used.removeAll(NO_CALLS);
        Set<String> listed = new TreeSet<>();
        for (AwsCall call : AwsCall.values()) {
            listed.add(call.operation());
        }
        // Made by the SDK's own provider, and by the signed query.
        listed.remove("AssumeRole");
        listed.remove("DescribeFlowLogs");
        assertThat(used).isEqualTo(listed);
    }

    private static String operation(String method) {
        return method.substring(0, 1).toUpperCase(Locale.ROOT) + method.substring(1);
    }

    @Test
    void everyListedCallIsARead() {
        for (AwsCall call : AwsCall.values()) {
            boolean session = call == AwsCall.ASSUME_ROLE;
            assertThat(call.operation())
                    .matches(session ? "AssumeRole" : "(Get|List|Head|Describe|Lookup)[A-Z].*");
        }
    }

    @Test
    void theGuardSendsNothingElse(@TempDir Path folder) throws IOException {
        System.setProperty("aws.sharedCredentialsFile", LocalS3.credentials(folder).toString());
        AwsOptions options =
                new AwsOptions(
                        "pull",
                        null,
                        null,
                        null,
                        "us-east-1",
                        URI.create("http://127.0.0.1:1"),
                        true,
                        AwsOptions.ofEnvironment().prompt());
        try (AwsAccess access = AwsAccess.open(options)) {
            assertThatThrownBy(() -> access.s3().deleteObject(r -> r.bucket("bucket").key("key")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("only reads");
        } finally {
            System.clearProperty("aws.sharedCredentialsFile");
        }
    }

    @Test
    void thePolicyInTheDocumentsIsTheOneThatTheCallsNeed() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(
                java.util.Objects.requireNonNull(root).resolve("docs/iam-policy.json"))) {
            root = root.getParent();
        }
        String document =
                Files.readString(root.resolve("docs/iam-policy.json"), StandardCharsets.UTF_8);
        assertThat(document).isEqualTo(IamPolicy.document());
        JsonNode policy = new ObjectMapper().readTree(document);
        for (JsonNode statement : policy.path("Statement")) {
            for (JsonNode action : statement.path("Action")) {
                assertThat(action.asText())
                        .matches("\\w+:(Get|List|Describe|Lookup)[A-Z]\\w*|kms:Decrypt");
            }
        }
        // AWS allows a session's policy no more.
        assertThat(policy.toString().length()).isLessThan(2_048);
    }
}
