package org.exhibit.app.ui.common;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.exhibit.app.service.CaseService;
import org.exhibit.indexer.progress.CancelToken;
import org.exhibit.indexer.progress.ProgressBoard;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/// What all screens look at: the open case, how times are shown, the theme, the tasks that run.
///
/// Everything here is read and changed on the window's thread; the work itself goes through
/// `Background`.
public final class Workspace {
    private final CaseService service;
    private final Background background;
    private final ReadOnlyObjectWrapper<@Nullable OpenCase> openCase =
            new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<TimeDisplay> times = new SimpleObjectProperty<>(TimeDisplay.UTC);
    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    private final BooleanProperty online = new SimpleBooleanProperty();
    private final ObservableList<RunningTask> tasks = FXCollections.observableArrayList();

    public Workspace(CaseService service, Background background) {
        this.service = service;
        this.background = background;
    }

    public CaseService service() {
        return service;
    }

    public Background background() {
        return background;
    }

    /// The case on the screen, null while none is open.
    public ReadOnlyObjectProperty<@Nullable OpenCase> openCase() {
        return openCase.getReadOnlyProperty();
    }

    public ObjectProperty<TimeDisplay> times() {
        return times;
    }

    public ObjectProperty<Theme> theme() {
        return theme;
    }

    /// Whether something asks AWS at this moment.
    public BooleanProperty online() {
        return online;
    }

    /// The tasks under way, oldest first.
    public ObservableList<RunningTask> tasks() {
        return tasks;
    }

    /// Opens a case and shows it in place of the one before. Where that fails the one before stays.
    public void open(Path folder, Consumer<OpenCase> opened, Consumer<Failure> failed) {
        background
                .job(cancel -> OpenCase.of(service.open(folder)))
                .onSuccess(next -> {
                    show(next);
                    opened.accept(next);
                })
                .onFailure(e ->
                        failed.accept(
                                Failure.of(
                                        "The case in " + folder + " could not be opened.",
                                        "Nothing in the folder was changed.",
                                        e)));
    }

    /// Reads the open case again, so that the screens show what was written since.
    public void refresh(Consumer<Failure> failed) {
        OpenCase current = openCase.get();
        if (current != null) {
            open(current.folder(), next -> {}, failed);
        }
    }

    /// Writes something down in a case.
    @FunctionalInterface
    public interface Deed {
        void run(Path folder) throws IOException;
    }

    /// Writes something down in the open case and reads it again; nothing without a case.
    ///
    /// @param what that could not be done, where it fails
    /// @param safe what then is as it was
    public void write(Deed deed, String what, String safe, Consumer<Failure> failed) {
        write(deed, () -> {}, what, safe, failed);
    }

    /// Likewise; `done` runs once the case is read again.
    public void write(
            Deed deed, Runnable done, String what, String safe, Consumer<Failure> failed) {
        OpenCase open = openCase.get();
        if (open == null) {
            return;
        }
        Path folder = open.folder();
        background
                .job(cancel -> {
                    deed.run(folder);
                    return folder;
                })
                .onSuccess(written -> {
                    OpenCase current = openCase.get();
                    if (current != null) {
                        open(current.folder(), next -> done.run(), failed);
                    }
                })
                .onFailure(e -> failed.accept(Failure.of(what, safe, e)));
    }

    public void close() {
        show(null);
    }

    private void show(@Nullable OpenCase next) {
        OpenCase before = openCase.get();
        openCase.set(next);
        if (before != null) {
            background
                    .job(cancel -> {
                        before.close();
                        return before;
                    })
                    .onFailure(e ->
                            System.getLogger(Workspace.class.getName())
                                    .log(System.Logger.Level.WARNING, "a case was not closed", e));
        }
    }

    /// A job that writes to a case, with progress and a token to stop it.
    @FunctionalInterface
    public interface LongWork<T> {
        T run(ProgressBoard board, CancelToken cancel) throws Exception;
    }

    /// Starts a long job and lists it until it ends.
    public <T> RunningTask start(String title, LongWork<T> work, TaskEnd<T> end) {
        RunningTask task =
                new RunningTask(title, new ProgressBoard(), new CancelToken(), Instant.now());
        tasks.add(task);
        end.started(task);
        background
                .<T>job(cancel -> work.run(task.board(), cancel))
                .cancelledBy(task.cancel())
                .onSuccess(result -> {
                    tasks.remove(task);
                    end.succeeded(result);
                })
                .onCancelled(() -> {
                    tasks.remove(task);
                    end.cancelled();
                })
                .onFailure(e -> {
                    tasks.remove(task);
                    end.failed(e);
                });
        return task;
    }

    /// The three ways a long job ends; none can be left out.
    public interface TaskEnd<T> {
        /// Told of the task before its work begins.
        default void started(RunningTask task) {}

        void succeeded(T result);

        void cancelled();

        void failed(Throwable cause);
    }
}
