package org.exhibit.app.ui.evidence;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.exhibit.app.service.AcquireRequest;
import org.exhibit.app.ui.common.Choosers;
import org.exhibit.app.ui.common.Glyph;
import org.exhibit.app.ui.common.Modals;
import org.exhibit.indexer.store.ZipPasswords;

import java.nio.file.Path;
import java.util.List;

/// Asks what to import and how.
final class ImportDialog extends VBox {
    private final ObservableList<Path> paths = FXCollections.observableArrayList();
    private final CheckBox byReference =
            new CheckBox("Leave the originals where they are; keep only their hashes");
    private final TextField flowFormat = new TextField();
    private final PasswordField zipPassword = new PasswordField();
    private final Button start = new Button("Import", Glyph.FILE_COPY.icon());

    private ImportDialog(
            EvidenceViewModel model, Choosers choosers, Modals modals, List<Path> given) {
        super(8);
        paths.setAll(given);
        ListView<Path> list = new ListView<>(paths);
        list.setPrefSize(560, 160);
        list.setPlaceholder(new Label("Drop files, folders or archives here, or add them"));
        list.setAccessibleText("To import");
        list.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.DELETE) {
                paths.remove(list.getSelectionModel().getSelectedItem());
            }
        });
        acceptDrops(list);
        Button files = new Button("Add files…");
        files.setOnAction(e -> add(choosers.files("Files to import")));
        Button folder = new Button("Add folder…");
        folder.setOnAction(
                e -> choosers.folder("Folder to import").ifPresent(path -> add(List.of(path))));
        HBox adding = new HBox(8, files, folder);
        flowFormat.setPromptText(
                "version account-id interface-id … ; empty for the version 2 default");
        zipPassword.setPromptText("only for encrypted zip archives; kept until Exhibit is closed");
        Label promise =
                new Label(
                        "The originals are opened read-only and never changed. Every file is hashed"
                            + " (SHA-256 and SHA-512) before it is read, and entered in the chain"
                            + " of custody.");
        promise.setWrapText(true);
        promise.setMaxWidth(560);
        promise.getStyleClass().addAll("muted", "small");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button cancel = new Button("Cancel");
        cancel.setOnAction(e -> modals.hide());
        start.getStyleClass().add("accent");
        start.setDefaultButton(true);
        start.setId("start-import");
        start.disableProperty().bind(javafx.beans.binding.Bindings.isEmpty(paths));
        start.setOnAction(e -> {
            modals.hide();
            model.importPaths(request());
        });
        HBox actions = new HBox(8, space, cancel, start);
        actions.setAlignment(Pos.CENTER_RIGHT);
        getChildren()
                .addAll(
                        list,
                        adding,
                        byReference,
                        labelled("Fields of headerless VPC flow logs", flowFormat),
                        labelled("Password of zip archives", zipPassword),
                        promise,
                        actions);
    }

    static void show(EvidenceViewModel model, Choosers choosers, Modals modals, List<Path> given) {
        ImportDialog dialog = new ImportDialog(model, choosers, modals, given);
        modals.show("Import files", dialog, dialog.start);
    }

    private static VBox labelled(String text, Region field) {
        Label label = new Label(text);
        label.getStyleClass().addAll("muted", "small");
        label.setLabelFor(field);
        return new VBox(3, label, field);
    }

    private void add(List<Path> more) {
        more.stream().filter(path -> !paths.contains(path)).forEach(paths::add);
    }

    private void acceptDrops(Region target) {
        target.setOnDragOver(e -> {
            if (e.getDragboard().hasFiles()) {
                e.acceptTransferModes(TransferMode.COPY);
            }
            e.consume();
        });
        target.setOnDragDropped(e -> {
            add(e.getDragboard().getFiles().stream().map(java.io.File::toPath).toList());
            e.setDropCompleted(true);
            e.consume();
        });
    }

    private AcquireRequest request() {
        String format = flowFormat.getText().strip();
        String password = zipPassword.getText();
        return new AcquireRequest(
                paths,
                byReference.isSelected(),
                format.isEmpty() ? null : format,
                password.isEmpty() ? ZipPasswords.NONE : ZipPasswords.of(password.toCharArray()));
    }
}
