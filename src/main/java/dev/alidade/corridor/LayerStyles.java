package dev.alidade.corridor;

import dev.alidade.corridor.layer.LayerId;
import dev.alidade.corridor.layer.SpatialLayer;
import dev.alidade.corridor.style.LayerStyle;
import dev.alidade.corridor.style.SldReader;
import dev.alidade.corridor.style.SldWriter;
import dev.alidade.database.DatabaseTarget;
import dev.alidade.error.AppException;
import dev.alidade.error.Problem;
import dev.alidade.error.ProblemKind;
import dev.alidade.i18n.Messages;
import dev.alidade.settings.AppFolders;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Styles that somebody made, one SLD file a layer, in a folder for each database: other programs read them, too. */
final class LayerStyles {
    private static final Logger LOG = Logger.getLogger(LayerStyles.class.getName());
    private static final int LONGEST_NAME = 180;

    private final Path folder;

    LayerStyles(AppFolders folders, DatabaseTarget target) {
        folder = folders.settings()
                .resolve("styles")
                .resolve(name(target.host() + "-" + target.port() + "-" + target.database()));
    }

    /** Where the style of a layer is kept. */
    Path file(LayerId id) {
        return folder.resolve(name(id.label()) + ".sld");
    }

    /** Writes the style of a layer in one step, or removes it when the layer has its usual look. */
    void keep(SpatialLayer layer) {
        var file = file(layer.id());
        var style = layer.view().style();
        try {
            if (style == null) {
                Files.deleteIfExists(file);
                return;
            }
            AppFolders.create(folder);
            var draft = Files.createTempFile(folder, "style", ".tmp");
            Files.writeString(draft, SldWriter.write(style));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new AppException(
                    Problem.of(
                            ProblemKind.FAILED,
                            "layers.style.notKept",
                            Messages.text("layers.style.notKept", file),
                            Messages.text("layers.style.notKept.next")),
                    e);
        }
    }

    /** The style that was kept; null when none was, or it cannot be read (the file stays). */
    @Nullable
    LayerStyle kept(SpatialLayer layer) {
        var file = file(layer.id());
        if (!Files.isReadable(file)) {
            return null;
        }
        try {
            return SldReader.read(Files.readString(file));
        } catch (IOException | AppException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "unreadable style left alone: " + file, e);
            return null;
        }
    }

    /** A name for a file. */
    static String name(String text) {
        var encoded = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A");
        return encoded.length() <= LONGEST_NAME
                ? encoded
                : encoded.substring(0, LONGEST_NAME) + Integer.toHexString(text.hashCode());
    }
}
