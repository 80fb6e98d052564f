package org.exhibit.e2e.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.exhibit.indexer.acquire.aws.AwsException;
import org.exhibit.indexer.acquire.aws.AwsOptions;
import org.exhibit.indexer.acquire.aws.IamPolicy;
import org.exhibit.indexer.acquire.s3.S3Request;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The ways of people into AWS, as their profiles have them, against servers that speak STS's and
/// the sign-in portal's protocols; and that nothing secret of them is ever written down.
class SignInTest {
    private static final String ROLE = "arn:aws:iam::111122223333:role/ForensicReadOnly";
    private static final String DEVICE = "arn:aws:iam::111122223333:mfa/phone";
    private static final S3Request SOME = S3Request.of("log-archive", "AWSLogs/");

    @TempDir static Path home;

    private static final LocalS3 S3 = LocalS3.inMemory();

    private final AwsFront aws = new AwsFront(S3.endpoint());
    private final List<String> asked = new ArrayList<>();
    private PullCase made = PullCase.notYet(Path.of(""));

    @BeforeAll
    static void profiles() throws IOException {
        LogArchive.cloudTrail("log-archive", 12, 3, 1).upload(S3.client());
        Path config =
                Files.writeString(
                        home.resolve("config"),
                        """
                        [profile plain]
                        region = eu-west-1
                        [profile role]
                        role_arn = %s
                        source_profile = pull
                        external_id = case-114
                        region = eu-west-1
                        [profile coded]
                        role_arn = %s
                        source_profile = pull
                        mfa_serial = %s
                        region = eu-west-1
                        [profile person]
                        sso_session = clinic
                        sso_account_id = 111122223333
                        sso_role_name = Audit
                        region = eu-west-1
                        [profile late]
                        sso_session = lapsed
                        sso_account_id = 111122223333
                        sso_role_name = Audit
                        region = eu-west-1
                        [profile through]
                        role_arn = %s
                        source_profile = person
                        region = eu-west-1
                        [sso-session clinic]
                        sso_region = eu-west-1
                        sso_start_url = https://clinic.invalid/start
                        [sso-session lapsed]
                        sso_region = eu-west-1
                        sso_start_url = https://clinic.invalid/start
                        """
                                .formatted(ROLE, ROLE, DEVICE, ROLE),
                        StandardCharsets.UTF_8);
        Path credentials = LocalS3.credentials(home);
        Files.writeString(
                credentials,
                "[plain]\naws_access_key_id = "
                        + LocalS3.KEY
                        + "\naws_secret_access_key = "
                        + LocalS3.SECRET
                        + "\n",
                StandardCharsets.UTF_8,
                java.nio.file.StandardOpenOption.APPEND);
        token("clinic", Instant.now().plusSeconds(3600));
        token("lapsed", Instant.parse("2026-01-01T00:00:00Z"));
        System.setProperty("aws.configFile", config.toString());
        System.setProperty("aws.sharedCredentialsFile", credentials.toString());
    }

    private static void token(String session, Instant until) throws IOException {
        Path cache = Files.createDirectories(home.resolve("sso").resolve("cache"));
        try {
            String name =
                    HexFormat.of()
                            .formatHex(
                                    MessageDigest.getInstance("SHA-1")
                                            .digest(session.getBytes(StandardCharsets.UTF_8)));
            Files.writeString(
                    cache.resolve(name + ".json"),
                    "{\"startUrl\":\"https://clinic.invalid/start\",\"accessToken\":\""
                            + AwsFront.SSO_TOKEN
                            + "\",\"expiresAt\":\""
                            + until
                            + "\"}");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterAll
    static void forget() {
        System.clearProperty("aws.configFile");
        System.clearProperty("aws.sharedCredentialsFile");
        S3.close();
    }

    @BeforeEach
    void make(@TempDir Path folder) throws IOException {
        made = PullCase.make(folder.resolve("case"));
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private AwsOptions as(String profile, @Nullable String role, @Nullable String device) {
        return new AwsOptions(
                profile,
                role,
                device,
                null,
                null,
                aws.endpoint(),
                true,
                serial -> {
                    asked.add(serial);
                    return AwsFront.CODE;
                });
    }

    private void pull(AwsOptions options) throws IOException {
        made.pull(options, SOME, new ProgressBoard(), new CancelToken());
        assertThat(made.held()).hasSize(12);
        SecretSearch.none(made.folder());
    }

    private String caller() throws IOException {
        List<String> entries = made.custody("aws-caller");
        assertThat(entries).hasSize(1);
        return entries.getFirst().replaceAll(".*\"caller\":\"([^\"]*)\".*", "$1");
    }

    private Map<String, String> assumed() {
        return aws.queries().stream()
                .filter(query -> "AssumeRole".equals(query.get("Action")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aProfilesOwnKeysAreUsedAndTheirOwnerIsInCustody() throws IOException {
        pull(as("plain", null, null));
        assertThat(caller()).isEqualTo("arn:aws:iam::111122223333:user/examiner");
        assertThat(aws.s3Keys()).isEqualTo(Set.of(LocalS3.KEY));
    }

    @Test
    void aRoleThatIsNamedIsAssumedAndItsSessionIsLimitedToReads() throws IOException {
        pull(as("plain", ROLE, null));
        assertThat(assumed())
                .containsEntry("RoleArn", ROLE)
                .containsEntry("signer", LocalS3.KEY)
                .containsEntry("Policy", IamPolicy.document().replaceAll("\\s", ""));
        assertThat(aws.s3Keys()).isEqualTo(Set.of("ASIACANARYSESSION001"));
        assertThat(caller())
                .isEqualTo("arn:aws:sts::111122223333:assumed-role/ForensicReadOnly/exhibit");
    }

    @Test
    void aProfilesRoleIsLimitedToReadsToo() throws IOException {
        pull(as("role", null, null));
        assertThat(assumed())
                .containsEntry("ExternalId", "case-114")
                .containsKey("Policy")
                .doesNotContainKey("SerialNumber");
        assertThat(aws.s3Keys()).isEqualTo(Set.of("ASIACANARYSESSION001"));
    }

    @Test
    void aDevicesCodeIsAskedForOnceAndKeptNowhere() throws IOException {
        pull(as("coded", null, null));
        assertThat(asked).containsExactly(DEVICE);
        assertThat(assumed())
                .containsEntry("SerialNumber", DEVICE)
                .containsEntry("TokenCode", AwsFront.CODE);
    }

    @Test
    void aWrongCodeIsToldAndNothingBegins() throws IOException {
        AwsOptions wrong =
                new AwsOptions(
                        "plain",
                        ROLE,
                        DEVICE,
                        null,
                        null,
                        aws.endpoint(),
                        true,
                        serial -> "000000");
        assertThatThrownBy(() -> made.pull(wrong, SOME, new ProgressBoard(), new CancelToken()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("AccessDenied");
        assertThat(made.custody("acquisition-started")).isEmpty();
    }

    @Test
    void aPersonWhoSignedInIsAskedNothing() throws IOException {
        pull(as("person", null, null));
        assertThat(aws.s3Keys()).isEqualTo(Set.of("ASIACANARYSSOKEYS001"));
        assertThat(caller())
                .isEqualTo(
                        "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Audit/p.examiner");
        assertThat(asked).isEmpty();
    }

    @Test
    void aRoleCanBeAssumedBySomebodyWhoSignedIn() throws IOException {
        pull(as("through", null, null));
        assertThat(assumed()).containsEntry("signer", "ASIACANARYSSOKEYS001");
        assertThat(aws.s3Keys()).isEqualTo(Set.of("ASIACANARYSESSION001"));
    }

    @Test
    void aSignInThatHasExpiredIsToldBeforeAnythingIsAsked() {
        assertThatThrownBy(() ->
                        made.pull(
                                as("late", null, null),
                                SOME,
                                new ProgressBoard(),
                                new CancelToken()))
                .hasMessageContaining("aws sso login");
        assertThat(aws.queries()).isEmpty();
    }

    @Test
    void aProfileThatIsNotThereIsTold() {
        assertThatThrownBy(() ->
                        made.pull(
                                as("nobody", null, null).in("eu-west-1"),
                                SOME,
                                new ProgressBoard(),
                                new CancelToken()))
                .isNotInstanceOf(AwsException.class)
                .hasMessageContaining("There is no profile nobody");
    }

    @Test
    void aServerThatDoesNotKnowWhoAsksIsNoHindranceAndCustodySaysSo() throws IOException {
        made.pull(S3.endpoint(), SOME);
        assertThat(caller()).startsWith("not told: sts:GetCallerIdentity");
        assertThat(made.held()).hasSize(12);
    }
}
