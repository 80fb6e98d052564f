package org.exhibit.app.ui.shell;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import org.exhibit.app.service.AcquireRequest;
import org.exhibit.app.service.CaseService;
import org.exhibit.app.ui.common.Background;
import org.exhibit.app.ui.common.Choosers;
import org.exhibit.app.ui.common.Destination;
import org.exhibit.app.ui.common.Failure;
import org.exhibit.app.ui.common.Fonts;
import org.exhibit.app.ui.common.LoadingBars;
import org.exhibit.app.ui.common.Preferences;
import org.exhibit.app.ui.common.ScreenView;
import org.exhibit.app.ui.common.Theme;
import org.exhibit.app.ui.common.Workspace;
import org.exhibit.app.ui.custody.CustodyController;
import org.exhibit.app.ui.custody.CustodyViewModel;
import org.exhibit.app.ui.events.EventsController;
import org.exhibit.app.ui.events.EventsViewModel;
import org.exhibit.app.ui.events.QueryBar;
import org.exhibit.app.ui.evidence.EvidenceController;
import org.exhibit.app.ui.evidence.EvidenceViewModel;
import org.exhibit.app.ui.findings.FindingsController;
import org.exhibit.app.ui.findings.FindingsViewModel;
import org.exhibit.app.ui.findings.SuggestionsViewModel;
import org.exhibit.app.ui.overview.OverviewController;
import org.exhibit.app.ui.overview.OverviewViewModel;
import org.exhibit.app.ui.provenance.ProvenanceController;
import org.exhibit.app.ui.provenance.ProvenanceViewModel;
import org.exhibit.app.ui.start.RecentCase;
import org.exhibit.app.ui.start.RecentCases;
import org.exhibit.app.ui.start.StartController;
import org.exhibit.app.ui.start.StartViewModel;
import org.exhibit.app.ui.timeline.TimelineController;
import org.exhibit.app.ui.timeline.TimelineViewModel;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;

/// The workbench: wires the screens to one workspace and shows them in one scene.
public final class Workbench {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final Workspace workspace;
    private final Choosers choosers;
    private final ShellViewModel model;
    private final ShellController shell = new ShellController();
    private final EventsViewModel events;
    private final EvidenceViewModel evidence;
    private final TimelineViewModel timeline;
    private final ProvenanceViewModel provenance;
    private final FindingsViewModel findings;
    private final SuggestionsViewModel suggestions;
    private final StartViewModel start;
    private final QueryBar query;
    private final StatusBar status;
    private final Map<Screen, ScreenView> screens = new EnumMap<>(Screen.class);
    private final Scene scene;
    private @Nullable StartController startScreen;

    Workbench(Workspace workspace, Engines engines, Choosers choosers, Preferences preferences) {
        this(workspace, engines, choosers, preferences, false);
    }

    /// @param opening whether a case is being opened: the start screen, which takes longest to
    ///   make, is made only if that fails
    private Workbench(
            Workspace workspace,
            Engines engines,
            Choosers choosers,
            Preferences preferences,
            boolean opening) {
        this.workspace = workspace;
        this.choosers = choosers;
        model = new ShellViewModel(workspace);
        events = new EventsViewModel(workspace, engines.language());
        evidence = new EvidenceViewModel(workspace);
        evidence.pullPrices().set(preferences.get("pull-prices"));
        evidence.pullPrices()
                .addListener((property, before, now) -> preferences.put("pull-prices", now));
        timeline = new TimelineViewModel(workspace, engines.teller());
        provenance = new ProvenanceViewModel(workspace, engines.tracer());
        findings = new FindingsViewModel(workspace, engines.finder());
        suggestions = new SuggestionsViewModel(workspace, engines.suggester());
        OwnRules.remember(findings.patterns(), preferences);
        RecentCases recent = new RecentCases(preferences);
        start = new StartViewModel(workspace, preferences, recent, this::importDropped);
        query = new QueryBar(events, shell.layer(), () -> model.show(Screen.EVENTS));
        status = new StatusBar(model, workspace);
        scene = new Scene(shell.root(), WIDTH, HEIGHT);
        CaseMenu menu =
                new CaseMenu(
                        model,
                        workspace,
                        () -> recent.cases().stream().map(RecentCase::folder).toList(),
                        new MenuActions());
        TopBar top = new TopBar(model, workspace, menu, query, this::help);
        Rail rail = new Rail(model, workspace, this::settings);
        rail.badge(Screen.FINDINGS, findings.unjudged(), "new");
        shell.frame(top, query, rail, status);
        query.disableProperty().bind(workspace.openCase().isNull());
        for (Theme theme : Theme.values()) {
            if (theme.word().equals(preferences.get("theme"))) {
                workspace.theme().set(theme);
            }
        }
        workspace.theme().addListener((property, before, now) -> dress(now, preferences));
        workspace.theme().get().apply(scene);
        model.screen().addListener((property, before, now) -> showScreen(now));
        scene.addEventFilter(KeyEvent.KEY_PRESSED, keys()::handle);
        if (opening) {
            shell.await(new LoadingBars("Opening the case"));
        } else {
            showScreen(model.screen().get());
        }
    }

    private void dress(Theme theme, Preferences preferences) {
        theme.apply(scene);
        preferences.put("theme", theme.word());
    }

    Scene scene() {
        return scene;
    }

    EventsViewModel events() {
        return events;
    }

    EvidenceViewModel evidence() {
        return evidence;
    }

    void hideDialog() {
        shell.modals().hide();
    }

    private void showScreen(@Nullable Screen screen) {
        shell.show(screen == null ? startScreen() : screen(screen));
    }

    private ScreenView screen(Screen screen) {
        ScreenView made = screens.get(screen);
        if (made == null) {
            made = make(screen);
            screens.put(screen, made);
        }
        return made;
    }

    private StartController startScreen() {
        StartController made = startScreen;
        if (made == null) {
            made = new StartController(start, workspace, choosers, shell.modals());
            startScreen = made;
        }
        return made;
    }

    private ScreenView make(Screen screen) {
        return switch (screen) {
            case OVERVIEW ->
                    new OverviewController(
                            new OverviewViewModel(workspace),
                            workspace,
                            choosers,
                            shell.modals(),
                            this::go,
                            () -> importFiles(List.of()));
            case EVIDENCE ->
                    new EvidenceController(evidence, workspace, choosers, shell.modals(), this::go);
            case EVENTS ->
                    new EventsController(events, workspace, choosers, shell.modals(), this::go);
            case TIMELINE -> new TimelineController(timeline, workspace, shell.modals(), this::go);
            case PROVENANCE ->
                    new ProvenanceController(provenance, workspace, shell.modals(), this::go);
            case FINDINGS ->
                    new FindingsController(
                            findings, suggestions, workspace, choosers, shell.modals(), this::go);
            case CUSTODY ->
                    new CustodyController(
                            new CustodyViewModel(workspace), workspace, choosers, shell.modals());
        };
    }

    private void go(Destination destination) {
        switch (destination) {
            case Destination.Overview overview -> {}
            case Destination.Evidence wanted -> evidence.tab().set(wanted.tab());
            case Destination.Events wanted -> events.show(wanted);
            case Destination.Timeline wanted -> timeline.tell(wanted.selector());
            case Destination.Provenance wanted -> provenance.trace(wanted.selector());
            case Destination.Findings wanted -> {}
            case Destination.Custody custody -> {}
        }
        model.show(ShellViewModel.screenOf(destination));
    }

    private void importFiles(List<Path> given) {
        if (workspace.openCase().get() != null) {
            model.show(Screen.EVIDENCE);
            if (screen(Screen.EVIDENCE) instanceof EvidenceController screen) {
                screen.ask(given);
            }
        }
    }

    private void importDropped(List<Path> given) {
        model.show(Screen.EVIDENCE);
        evidence.importPaths(AcquireRequest.of(given));
    }

    private void buildPack() {
        if (screens.get(Screen.OVERVIEW) instanceof OverviewController overview
                && !shell.isDialogOpen()) {
            model.show(Screen.OVERVIEW);
            overview.buildPack();
        }
    }

    private void newCase() {
        workspace.close();
        startScreen().newCase();
    }

    private void tryDemo() {
        if (model.screen().get() == null) {
            startScreen().tryDemo();
        }
    }

    private void help() {
        ScreenView front = shell.front();
        Screen screen = model.screen().get();
        javafx.scene.Node keys =
                KeysHelp.of(
                        screen == null ? "Start" : screen.title(),
                        front == null ? List.of() : front.keys());
        shell.modals().show("Keys", keys, keys);
    }

    private void settings() {
        SettingsDialog.show(workspace, shell.modals());
    }

    private void openCase() {
        choosers.folder("Open a case folder").ifPresent(this::open);
    }

    private void open(Path folder) {
        workspace.open(folder, opened -> {}, shell::report);
    }

    private Keys keys() {
        Map<KeyCombination, Runnable> actions = new HashMap<>();
        for (Screen screen : Screen.values()) {
            actions.put(Keys.alt(Keys.digit(screen.number())), () -> model.show(screen));
        }
        actions.put(Keys.ctrl(KeyCode.K), query::edit);
        actions.put(Keys.ctrl(KeyCode.U), model::toggleTimes);
        actions.put(Keys.ctrl(KeyCode.O), this::openCase);
        actions.put(Keys.ctrl(KeyCode.N), this::newCase);
        actions.put(Keys.ctrl(KeyCode.D), this::tryDemo);
        actions.put(Keys.alt(KeyCode.I), () -> importFiles(List.of()));
        actions.put(Keys.alt(KeyCode.B), this::buildPack);
        actions.put(Keys.ctrl(KeyCode.PERIOD), model::cancelTask);
        actions.put(Keys.ctrl(KeyCode.COMMA), this::settings);
        actions.put(Keys.plain(KeyCode.F1), this::help);
        actions.put(Keys.plain(KeyCode.F6), () -> shell.walk(1));
        actions.put(Keys.plain(KeyCode.F6, KeyCombination.SHIFT_DOWN), () -> shell.walk(-1));
        return Keys.of(actions);
    }

    private final class MenuActions implements CaseMenu.Actions {
        @Override
        public void openCase() {
            Workbench.this.openCase();
        }

        @Override
        public void newCase() {
            Workbench.this.newCase();
        }

        @Override
        public void open(Path folder) {
            Workbench.this.open(folder);
        }
    }

    private void notOpened(Failure failure) {
        showScreen(model.screen().get());
        shell.report(failure);
    }

    /// Opens the window and returns once it has been closed.
    ///
    /// @param caseToOpen opened while the window comes up; otherwise the start screen is shown
    public static void launch(CaseService service, Optional<Path> caseToOpen) {
        CountDownLatch ready = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        ExecutorService workers = Background.pool();
        Workspace workspace =
                new Workspace(service, new Background(workers, update -> later(ready, update)));
        AtomicReference<@Nullable Workbench> shown = new AtomicReference<>();
        caseToOpen.ifPresent(folder ->
                workspace.open(
                        folder,
                        opened -> {},
                        failure -> Objects.requireNonNull(shown.get()).notOpened(failure)));
        Platform.startup(() -> {
            Fonts.load();
            Stage stage = new Stage();
            Workbench workbench =
                    new Workbench(
                            workspace,
                            Engines.of(service),
                            new SystemChoosers(() -> stage),
                            Preferences.ofUser(),
                            caseToOpen.isPresent());
            shown.set(workbench);
            stage.setTitle("Exhibit");
            stage.setScene(workbench.scene());
            stage.setMinWidth(960);
            stage.setMinHeight(600);
            stage.setOnShown(e -> workbench.status.run(true));
            stage.setOnHidden(e -> {
                workbench.status.run(false);
                closed.countDown();
            });
            FirstFrame.watch(stage, workspace, caseToOpen.isPresent());
            stage.show();
            ready.countDown();
        });
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        workers.shutdown();
    }

    /// Runs an update on the window's thread, which takes none before the window is there.
    private static void later(CountDownLatch ready, Runnable update) {
        try {
            ready.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        Platform.runLater(update);
    }
}
