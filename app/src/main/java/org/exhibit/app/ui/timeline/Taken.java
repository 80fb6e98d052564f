package org.exhibit.app.ui.timeline;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

import org.exhibit.app.ui.common.Section;

import java.util.List;

/// What was taken, and by whom: the sentences as they are printed elsewhere too.
final class Taken {
    private Taken() {}

    static Node section(List<String> sentences) {
        Section section = new Section("Was it taken?");
        section.setBody(
                sentences.stream()
                        .<Node>map(sentence -> {
                            Label label = new Label(sentence);
                            label.getStyleClass().add("small");
                            label.setWrapText(true);
                            label.setMinHeight(Region.USE_PREF_SIZE);
                            return label;
                        })
                        .toArray(Node[]::new));
        return section;
    }
}
