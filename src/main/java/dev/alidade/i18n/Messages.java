package dev.alidade.i18n;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/**
 * Looks texts up in the bundles {@code i18n/messages-<feature>.properties}, where the feature is the key's first word.
 * Bundles are UTF-8 and cached by the JDK; a look-up costs a map access.
 */
public final class Messages {
    private Messages() {}

    /**
     * The text of a key in the JVM's language, with {@code {0}}, {@code {1}} … replaced as {@link MessageFormat} does.
     * Numbers are formatted for the language; pass a String where digits must stay as they are (ports, years).
     *
     * @throws MissingResourceException for an unknown key: a defect that a test finds
     */
    public static String text(String key, Object... arguments) {
        var dot = key.indexOf('.');
        if (dot < 1) {
            throw new MissingResourceException("key without a feature word: " + key, "messages", key);
        }
        var bundle = ResourceBundle.getBundle("i18n.messages-" + key.substring(0, dot), Locale.getDefault());
        var pattern = bundle.getString(key);
        return new MessageFormat(pattern, Locale.getDefault()).format(arguments);
    }
}
