package dev.alidade.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init") // fields set by TestFX before each test
class SqlPaneUiTest {
    private Button first;
    private Button last;
    private SqlPane sql;

    @Start
    void start(Stage stage) {
        first = new Button("first");
        last = new Button("last");
        sql = new SqlPane();
        sql.setText("select 1;\nselect 2;");
        stage.setScene(new Scene(new VBox(first, sql, last), 600, 400));
        stage.show();
    }

    @Test
    void tabLeadsThroughATextForReading(FxRobot robot) {
        robot.interact(first::requestFocus);
        robot.push(KeyCode.TAB);
        assertThat(first.isFocused()).isFalse();
        assertThat(last.isFocused()).as("the text takes the keys first").isFalse();
        robot.push(KeyCode.TAB);
        assertThat(last.isFocused()).isTrue();
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        assertThat(first.isFocused()).isTrue();
        assertThat(sql.getText()).isEqualTo("select 1;\nselect 2;");
    }
}
