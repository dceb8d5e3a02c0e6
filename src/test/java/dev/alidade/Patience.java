package dev.alidade;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * How long a test waits for what must come, on any machine and whatever else runs on it: a limit that nobody names is a
 * minute, longer than any period of the server's own (counters 10 s). A test names a limit only where it is the claim.
 * Looks are taken often, so that nobody waits for the next look; one that fails, because what it looks at is not there yet
 * or is just being laid out anew, is a look at what is not yet so. The last failure is told when the limit is reached.
 */
public final class Patience implements BeforeAllCallback {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(40);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(LIMIT);
        Awaitility.setDefaultPollInterval(BETWEEN_LOOKS);
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.ignoreExceptionsByDefault();
    }
}
