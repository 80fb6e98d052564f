package org.exhibit.app.ui.shell;

import javafx.animation.AnimationTimer;
import javafx.stage.Stage;

import org.exhibit.app.ui.common.Workspace;

/// Says on standard error at which instant the window was painted, in milliseconds since 1970-01-01
/// UTC, where the property `exhibit.firstFrame` is set; with the value `close` it then closes the
/// window. For measuring only.
final class FirstFrame extends AnimationTimer {
    private static final String PROPERTY = "exhibit.firstFrame";

    /// A beat comes before its frame is painted, and a frame is painted before the beat after the
    /// next: what is said is at most one frame too late.
    private static final int BEATS = 3;

    private final Stage stage;
    private final Workspace workspace;
    private final boolean close;
    private int beats;
    private int beatsWithCase;

    private FirstFrame(Stage stage, Workspace workspace, boolean close) {
        this.stage = stage;
        this.workspace = workspace;
        this.close = close;
    }

    /// To be called before the window is shown.
    ///
    /// @param withCase whether a case is about to be opened
    static void watch(Stage stage, Workspace workspace, boolean withCase) {
        String asked = System.getProperty(PROPERTY);
        if (asked != null) {
            FirstFrame watch = new FirstFrame(stage, workspace, asked.equals("close"));
            watch.beatsWithCase = withCase ? 0 : BEATS;
            stage.setOnShowing(e -> watch.start());
        }
    }

    @Override
    public void handle(long now) {
        if (stage.isShowing() && beats < BEATS && ++beats == BEATS) {
            say("window");
        }
        boolean open = workspace.openCase().get() != null;
        if (open && beatsWithCase < BEATS && ++beatsWithCase == BEATS) {
            say("case");
        }
        if (beats == BEATS && beatsWithCase == BEATS) {
            stop();
            if (close) {
                stage.hide();
            }
        }
    }

    private static void say(String what) {
        System.err.println("first frame, " + what + ": " + System.currentTimeMillis());
    }
}
