package org.exhibit.app.ui.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import org.exhibit.app.ui.common.Workspace;
import org.exhibit.app.ui.fixture.Direct;
import org.exhibit.app.ui.fixture.FixtureCase;
import org.exhibit.app.ui.fixture.FixturePulls;
import org.exhibit.app.ui.fixture.FixtureService;
import org.exhibit.indexer.acquire.s3.Prices;
import org.exhibit.indexer.acquire.s3.S3Group;
import org.exhibit.indexer.acquire.s3.S3Plan;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

class PullViewModelTest {
    private static final S3Group DIGESTS =
            new S3Group("CloudTrail-Digest", "444455556666", "eu-west-1");

    private final FixtureService service =
            new FixtureService(0).with(Direct.CASE, () -> FixtureCase.of(Direct.CASE, 100));
    private final FixturePulls aws = service.pulls();
    private final Workspace workspace = new Workspace(service, Direct.background());
    private final EvidenceViewModel screen = new EvidenceViewModel(workspace);
    private PullViewModel model = screen.newPull();

    @BeforeEach
    void open() {
        workspace.open(
                Direct.CASE,
                opened -> {},
                failure -> {
                    throw new AssertionError(failure.copyText());
                });
        model = screen.newPull();
    }

    private static PullForm form(String profile, String device, String endpoint, String url) {
        return new PullForm(
                new PullForm.Access(
                        profile, device.isEmpty() ? "" : "role", device, "", "", endpoint),
                new PullForm.Scope(url, "2026-03-01", "2026-04-02", "", "", false));
    }

    private void toScope() throws PullForm.Mistake {
        model.edit(form("ir", "", "", "s3://nl-log-archive/AWSLogs/"));
        model.checkIdentity("");
    }

    private void toPlan() throws PullForm.Mistake {
        toScope();
        model.list();
    }

    @Test
    void whoAsksIsShownBeforeAnythingIsListed() throws PullForm.Mistake {
        assertThat(model.identity().get()).isInstanceOf(PullIdentity.Unknown.class);
        model.go(PullViewModel.Step.SCOPE);
        assertThat(model.step().get()).isEqualTo(PullViewModel.Step.ACCESS);
        toScope();
        assertThat(model.identity().get()).isEqualTo(new PullIdentity.Known(FixturePulls.CALLER));
        assertThat(model.step().get()).isEqualTo(PullViewModel.Step.SCOPE);
        assertThat(aws.asked()).containsExactly("open ir as null", "caller");
        assertThat(workspace.online().get()).isFalse();
    }

    @Test
    void aRefusalNamesCallAndCodeAndStopsThere() throws PullForm.Mistake {
        aws.refuse(new IOException("sts:GetCallerIdentity was answered with ExpiredToken"));
        toScope();
        assertThat(model.identity().get())
                .asInstanceOf(type(PullIdentity.Failed.class))
                .satisfies(failed -> {
                    assertThat(failed.failure().reason()).contains("sts:GetCallerIdentity");
                    assertThat(failed.failure().kept()).contains("only read");
                });
        assertThat(model.step().get()).isEqualTo(PullViewModel.Step.ACCESS);
        assertThat(aws.asked()).last().isEqualTo("close");
    }

    @Test
    void aServerOtherThanAwsNeedNotSayWhoAsks() throws PullForm.Mistake {
        aws.knowNobody();
        model.edit(form("ir", "", "http://localhost:9000", "s3://logs"));
        model.checkIdentity("");
        assertThat(model.identity().get()).isInstanceOf(PullIdentity.Untold.class);
        assertThat(model.step().get()).isEqualTo(PullViewModel.Step.SCOPE);
    }

    @Test
    void aDevicesCodeIsUsedOnceForAllSteps() throws PullForm.Mistake {
        model.edit(form("ir", "arn:aws:iam::1:mfa/p", "", "s3://logs"));
        assertThatThrownBy(() -> model.checkIdentity("")).hasMessageContaining("six digits");
        model.checkIdentity("123456");
        model.list();
        model.pull();
        assertThat(aws.asked())
                .containsExactly(
                        "code 123456",
                        "open ir as role",
                        "caller",
                        "list logs",
                        "pull logs",
                        "close");
    }

    @Test
    void anotherAccessMakesIdentityAndDryRunStale() throws PullForm.Mistake {
        toPlan();
        assertThat(model.canPull()).isTrue();
        model.edit(form("other", "", "", "s3://nl-log-archive/AWSLogs/"));
        assertThat(model.identity().get()).isInstanceOf(PullIdentity.Unknown.class);
        assertThat(model.dryRun().listing().get()).isInstanceOf(PullListing.None.class);
        assertThat(model.canPull()).isFalse();
        model.pull();
        assertThat(aws.pulled()).isNull();
    }

    @Test
    void anotherScopeMakesTheDryRunStaleAndKeepsTheIdentity() throws PullForm.Mistake {
        toPlan();
        model.edit(form("ir", "", "", "s3://another"));
        assertThat(model.identity().get()).isInstanceOf(PullIdentity.Known.class);
        assertThat(model.canPull()).isFalse();
    }

    @Test
    void rowsTellWhatIsThereWhatIsInTheCaseAndWhatIsArchived() throws PullForm.Mistake {
        toPlan();
        PullListing.Ready ready = (PullListing.Ready) model.dryRun().listing().get();
        List<String> rows =
                PullRow.of(ready.plan(), ready.request().scope()).stream()
                        .map(row ->
                                String.join(
                                        " | ",
                                        row.kind(),
                                        row.group().region(),
                                        Long.toString(row.amount().objects()),
                                        row.days() + (row.daysMissing() ? "!" : ""),
                                        row.note(),
                                        row.canBeChosen() ? "tick" : "no tick"))
                        .toList();
        assertThat(rows)
                .containsExactly(
                        "CloudTrail | eu-west-1 | 9812 | 13 / 33! |  | tick",
                        "CloudTrail, archived | eu-west-1 | 318 |  | needs restore | no tick",
                        "CloudTrail | us-east-1 | 6104 | 33 / 33 | 4,752 in case | tick",
                        "CloudTrail-Digest | eu-west-1 | 783 | 33 / 33 |  | tick",
                        "vpcflowlogs | eu-west-1 | 0 | 31 / 33! | 4,752 in case | no tick");
    }

    @Test
    void onlyWhatIsTickedIsCountedPricedAndPulled() throws PullForm.Mistake {
        toPlan();
        S3Plan plan = ((PullListing.Ready) model.dryRun().listing().get()).plan();
        assertThat(model.dryRun().chosen()).isEqualTo(new S3Plan.Amount(16_699, 1_554_100_000));
        double all = model.dryRun().cost(plan, model.prices().get()).total();
        model.dryRun().choose(DIGESTS, false);
        assertThat(model.dryRun().chosen()).isEqualTo(new S3Plan.Amount(15_916, 1_550_000_000));
        assertThat(PullText.pull(model.dryRun().chosen()))
                .isEqualTo("Pull 15,916 objects, 1.55 GB");
        assertThat(model.dryRun().cost(plan, model.prices().get()).total()).isLessThan(all);
        model.pull();
        assertThat(aws.requirePulled().without()).containsExactly(DIGESTS);
        model.dryRun().choose(DIGESTS, true);
        assertThat(model.dryRun().left().get()).isEmpty();
    }

    @Test
    void nothingTickedCannotBePulled() throws PullForm.Mistake {
        toPlan();
        FixturePulls.examplePlan()
                .groups()
                .forEach(group -> model.dryRun().choose(group.group(), false));
        assertThat(model.canPull()).isFalse();
    }

    @Test
    void editedPricesAreUsedAndRemembered() throws PullForm.Mistake {
        toPlan();
        S3Plan plan = ((PullListing.Ready) model.dryRun().listing().get()).plan();
        TreeMap<String, Prices.OfClass> classes = new TreeMap<>();
        classes.put("STANDARD", new Prices.OfClass(0, 0));
        Prices own = new Prices("2026-11-01", "EUR", "as entered here", 1_000, 0, classes);
        model.prices().set(own);
        assertThat(model.dryRun().cost(plan, model.prices().get()).total()).isEqualTo(31);
        assertThat(screen.newPull().prices().get()).isEqualTo(own);
        model.prices().set(Prices.builtIn());
        assertThat(screen.pullPrices().get()).isEmpty();
    }

    @Test
    void theListingIsSavedAsItsNameSays(@TempDir Path folder) throws PullForm.Mistake, IOException {
        toPlan();
        Path csv = folder.resolve("l.csv");
        Path json = folder.resolve("l.json");
        for (Path target : List.of(csv, json)) {
            model.dryRun()
                    .save(
                            target,
                            () -> {},
                            failure -> {
                                throw new AssertionError(failure.copyText());
                            });
        }
        assertThat(Files.readAllLines(csv)).hasSize(3);
        assertThat(Files.readString(csv)).contains("aws s3api restore-object");
        assertThat(Files.readString(json)).startsWith("[").contains("\"restore\"");
    }

    @Test
    void aPullTellsWhatItBroughtInTheDialogAndOnTheScreen() throws PullForm.Mistake {
        toPlan();
        model.pull();
        assertThat(model.step().get()).isEqualTo(PullViewModel.Step.PULL);
        PullRun.Done done = (PullRun.Done) model.run().get();
        assertThat(PullText.done(done.report()))
                .containsExactly(
                        "E-12: 15,916 new objects, 9,504 not fetched, since the case has them.",
                        "The case: 572,976 read = 571,002 events + 1,962 duplicates + 12"
                                + " rejected.",
                        "AWS saw " + FixturePulls.CALLER.arn() + ". Custody has this.",
                        "318 objects in archives, not acquired; Rejected has the command that"
                                + " restores each.",
                        "5 requests made again: 3 since S3 asked for fewer, 1 since bytes were not"
                                + " those announced; 1 transfer went on in the middle.",
                        "1 place left out as asked; custody names them.");
        assertThat(screen.importing().get()).isInstanceOf(ImportState.Done.class);
        assertThat(workspace.online().get()).isFalse();
    }

    @Test
    void aPullThatWasStoppedSaysWhatIsKeptAndGoesOn() throws PullForm.Mistake {
        toPlan();
        aws.stopAtHalf();
        model.pull();
        PullRun.Cancelled stopped = (PullRun.Cancelled) model.run().get();
        assertThat(stopped.kept())
                .isEqualTo(
                        "Stopped as asked. 7,958 files, 775,000,000 bytes, came whole: they are in"
                                + " the case as E-12, in custody and in the index. Nothing half is"
                                + " kept.");
        assertThat(screen.importing().get()).isInstanceOf(ImportState.Cancelled.class);
        model.goOn();
        assertThat(model.run().get()).isInstanceOf(PullRun.Done.class);
        assertThat(aws.asked())
                .endsWith(
                        "pull nl-log-archive",
                        "close",
                        "open ir as null",
                        "pull nl-log-archive",
                        "close");
    }

    @Test
    void aPullThatFailedNamesCallAndCodeAndCanBeTriedAgain() throws PullForm.Mistake {
        toPlan();
        aws.refuse(new IOException("s3:GetObject was answered with AccessDenied"));
        model.pull();
        PullRun.Failed failed = (PullRun.Failed) model.run().get();
        assertThat(failed.failure().reason()).contains("s3:GetObject").contains("AccessDenied");
        assertThat(failed.failure().kept()).contains("what had come whole is in the case");
        aws.refuse(null);
        model.goOn();
        assertThat(model.run().get()).isInstanceOf(PullRun.Done.class);
    }

    @Test
    void aDeviceIsAskedAgainBeforeAPullGoesOn() throws PullForm.Mistake {
        model.edit(form("ir", "arn:aws:iam::1:mfa/p", "", "s3://logs"));
        model.checkIdentity("123456");
        model.list();
        aws.stopAtHalf();
        model.pull();
        model.goOn();
        assertThat(model.step().get()).isEqualTo(PullViewModel.Step.ACCESS);
        assertThat(model.run().get()).isInstanceOf(PullRun.NotYet.class);
    }

    @Test
    void closingEndsTheSessionAndForgetsTheListing() throws PullForm.Mistake {
        toPlan();
        model.close();
        assertThat(aws.asked()).last().isEqualTo("close");
        assertThat(model.dryRun().listing().get()).isInstanceOf(PullListing.None.class);
    }
}
