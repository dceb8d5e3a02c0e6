package dev.alidade.browser.ui.value;

import dev.alidade.browser.value.BytesReading;
import dev.alidade.i18n.Messages;
import dev.alidade.i18n.Sizes;
import java.io.ByteArrayInputStream;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

/** Bytes: a picture when they are one, and their digits. */
final class BytesPane extends VBox {
    private static final int DUMPED = 32 << 10;
    private static final double SIDE = 160;
    private static final int[] PER_LINE = {16, 8, 4};

    /** Margins and the scroll bar. */
    private static final double BESIDE = 40;

    BytesPane(byte[] bytes) {
        getStyleClass().add("value-body");
        if (BytesReading.isPicture(bytes)) {
            // never larger than the panel: a picture of a few bytes may claim to be of enormous size
            var image = new Image(new ByteArrayInputStream(bytes), SIDE, SIDE, true, true);
            if (!image.isError()) {
                var view = new ImageView(image);
                view.setId("value-image");
                getChildren().add(view);
            }
        }
        getChildren()
                .add(new Facts()
                        .add(Messages.text("browser.value.bytes.kind"), BytesReading.ending(bytes))
                        .add(Messages.text("browser.value.bytes.size"), Sizes.bytes(bytes.length)));
        setMinSize(0, 0);
        var dump = new TextArea(BytesReading.dump(bytes, DUMPED, PER_LINE[0]));
        dump.setId("value-hex");
        dump.setEditable(false);
        dump.setMinHeight(0);
        dump.setPrefColumnCount(1);
        dump.getStyleClass().addAll("mono", "value-hex");
        VBox.setVgrow(dump, Priority.ALWAYS);
        getChildren().add(dump);
        dump.widthProperty().addListener((_, _, _) -> fit(dump, bytes));
        dump.fontProperty().addListener((_, _, _) -> fit(dump, bytes));
    }

    /** As many bytes on a line as leave what they are in ASCII in sight. */
    private static void fit(TextArea dump, byte[] bytes) {
        var sign = new Text("0");
        sign.setFont(dump.getFont());
        double room = (dump.getWidth() - BESIDE) / sign.getLayoutBounds().getWidth();
        int perLine = PER_LINE[PER_LINE.length - 1];
        for (int i = PER_LINE.length - 1; i >= 0; i--) {
            perLine = BytesReading.dumpWidth(PER_LINE[i]) <= room ? PER_LINE[i] : perLine;
        }
        var text = BytesReading.dump(bytes, DUMPED, perLine);
        if (!text.equals(dump.getText())) {
            dump.setText(text);
        }
    }
}
