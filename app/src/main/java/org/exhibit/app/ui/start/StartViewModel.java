package org.exhibit.app.ui.start;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.OpenCase;
import org.exhibit.app.ui.common.Preferences;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.indexer.casefile.CaseDescription;
import org.exhibit.indexer.integrity.Verification;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The start screen: recent cases, a new case, a dropped folder or file, the bundled investigation.
public final class StartViewModel {
    private static final Pattern NUMBER = Pattern.compile("EX-(\\d{4})-(\\d{4})");

    private final Workspace workspace;
    private final Preferences preferences;
    private final RecentCases recent;
    private final NewCase form = new NewCase();
    private final ObservableList<Path> toImport = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<@Nullable Failure> failure = new ReadOnlyObjectWrapper<>();
    private final Consumer<List<Path>> importer;
    private String proposed = "";

    /// @param importer imports into the case just made
    public StartViewModel(
            Workspace workspace,
            Preferences preferences,
            RecentCases recent,
            Consumer<List<Path>> importer) {
        this.workspace = workspace;
        this.preferences = preferences;
        this.recent = recent;
        this.importer = importer;
        form.number().addListener((property, before, now) -> followNumber());
        clear();
        workspace
                .openCase()
                .addListener((property, before, now) -> {
                    if (now != null) {
                        recent.opened(now, Instant.now());
                    }
                });
    }

    public RecentCases recent() {
        return recent;
    }

    public NewCase form() {
        return form;
    }

    /// What was dropped, to be imported once the case is made.
    public ObservableList<Path> toImport() {
        return toImport;
    }

    /// What went wrong last.
    public ReadOnlyObjectProperty<@Nullable Failure> failure() {
        return failure.getReadOnlyProperty();
    }

    /// Empties the form; the number is the next free one of this year, the names those used last.
    public void clear() {
        form.title().set("");
        form.authority().set("");
        form.examiner()
                .set(firstOf(preferences.get("examiner"), System.getProperty("user.name", "")));
        form.organisation().set(preferences.get("organisation"));
        form.folder().set("");
        proposed = "";
        form.number().set(nextNumber());
        followNumber();
        toImport.clear();
    }

    private static String firstOf(String one, String other) {
        return one.isEmpty() ? other : one;
    }

    private String nextNumber() {
        String year = Year.now(ZoneOffset.UTC).toString();
        int last = 0;
        for (RecentCase entry : recent.cases()) {
            Matcher matcher = NUMBER.matcher(entry.number());
            if (matcher.matches() && matcher.group(1).equals(year)) {
                last = Math.max(last, Integer.parseInt(matcher.group(2)));
            }
        }
        return String.format(Locale.ROOT, "EX-%s-%04d", year, last + 1);
    }

    /// The folder follows the number until a person names another.
    private void followNumber() {
        if (form.folder().get().equals(proposed)) {
            String home =
                    firstOf(
                            preferences.get("casesFolder"),
                            Path.of(System.getProperty("user.home", "."), "Exhibit cases")
                                    .toString());
            proposed =
                    Path.of(home, form.number().get().replaceAll("[^A-Za-z0-9._-]", "-"))
                            .toString();
            form.folder().set(proposed);
        }
    }

    public void open(Path folder) {
        failure.set(null);
        workspace.open(folder, opened -> {}, failure::set);
    }

    /// Makes the case of the form and opens it.
    public void create() {
        Path folder = form.path().orElse(null);
        if (folder == null || form.problem().isPresent()) {
            return;
        }
        failure.set(null);
        CaseDescription description =
                new CaseDescription(
                        form.title().get().strip(),
                        form.examiner().get().strip(),
                        form.number().get().strip(),
                        form.organisation().get().strip(),
                        form.authority().get().strip(),
                        Instant.now());
        List<Path> given = List.copyOf(toImport);
        workspace
                .background()
                .job(cancel -> {
                    workspace.service().create(folder, description);
                    return folder;
                })
                .onSuccess(made -> {
                    remember(description, made);
                    workspace.open(made, opened -> begin(given), failure::set);
                })
                .onFailure(e ->
                        failure.set(
                                Failure.of(
                                        "The case could not be made in " + folder + '.',
                                        "Files that stood there before were not touched.",
                                        e)));
    }

    private void begin(List<Path> given) {
        clear();
        if (!given.isEmpty()) {
            importer.accept(given);
        }
    }

    private void remember(CaseDescription description, Path made) {
        preferences.put("examiner", description.examiner());
        preferences.put("organisation", description.organisation());
        Path parent = made.toAbsolutePath().getParent();
        if (parent != null) {
            preferences.put("casesFolder", parent.toString());
        }
    }

    /// What is dropped is told apart by content: a case opens, a PDF is checked as a pack,
    /// everything else fills the new case.
    ///
    /// @param pack what to do with a pack
    public void drop(List<Path> dropped, Consumer<Path> pack) {
        if (dropped.size() == 1 && Files.exists(dropped.getFirst().resolve("case.json"))) {
            open(dropped.getFirst());
        } else if (dropped.size() == 1 && isPdf(dropped.getFirst())) {
            pack.accept(dropped.getFirst());
        } else {
            dropped.stream().filter(path -> !toImport.contains(path)).forEach(toImport::add);
        }
    }

    private static boolean isPdf(Path file) {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (java.io.InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(5), java.nio.charset.StandardCharsets.ISO_8859_1)
                    .equals("%PDF-");
        } catch (IOException e) {
            return false;
        }
    }

    /// Checks a pack on its own.
    public void checkPack(Path pdf, Consumer<Verification> checked) {
        failure.set(null);
        workspace
                .background()
                .job(cancel -> workspace.service().verifyPack(pdf))
                .onSuccess(checked)
                .onFailure(e ->
                        failure.set(
                                Failure.of(
                                        "The pack " + pdf.getFileName() + " could not be checked.",
                                        "The file was not changed.",
                                        e)));
    }

    /// Makes the case of the bundled investigation in a folder and opens it.
    public void tryDemo(Path folder) {
        failure.set(null);
        String examiner =
                form.examiner().get().isBlank() ? "Examiner" : form.examiner().get().strip();
        Demo demo = new Demo(workspace.service());
        workspace.start(
                "Bundled investigation",
                (board, cancel) -> demo.make(folder, examiner, board, cancel),
                new Workspace.TaskEnd<Demo.Made>() {
                    @Override
                    public void succeeded(Demo.Made made) {
                        if (made.isAsExpected()) {
                            open(made.folder());
                        } else {
                            failure.set(
                                    new Failure(
                                            "The bundled investigation was imported, but its counts"
                                                    + " are not what they must be.",
                                            "The case in " + made.folder() + " is kept.",
                                            "expected "
                                                    + made.expected()
                                                    + ", got "
                                                    + made.report().totals().counts(),
                                            ""));
                        }
                    }

                    @Override
                    public void cancelled() {
                        failure.set(
                                new Failure(
                                        "The bundled investigation was stopped.",
                                        "What was written is in " + folder + "; it can be deleted.",
                                        "Cancelled by the examiner.",
                                        ""));
                    }

                    @Override
                    public void failed(Throwable cause) {
                        failure.set(
                                Failure.of(
                                        "The bundled investigation could not be made.",
                                        "What was written is in " + folder + "; it can be deleted.",
                                        cause));
                    }
                });
    }

    /// Whether a case is open; the start is then not in front.
    public @Nullable OpenCase openCase() {
        return workspace.openCase().get();
    }
}
