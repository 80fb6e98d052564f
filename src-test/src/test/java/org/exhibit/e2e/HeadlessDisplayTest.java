package org.exhibit.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// Window tests must run where there is no screen, and their clicks must arrive.
@ExtendWith(ApplicationExtension.class)
class HeadlessDisplayTest {

    @Start
    void show(Stage stage) {
        Button button = new Button("before");
        button.setOnAction(event -> button.setText("after"));
        stage.setScene(new Scene(button, 200, 100));
        stage.show();
    }

    @Test
    void clicksWithoutAScreen(FxRobot robot) {
        Button button = robot.lookup(".button").queryButton();
        robot.clickOn(button);
        assertThat(button.getText()).isEqualTo("after");
    }
}
