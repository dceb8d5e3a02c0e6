package dev.alidade.app;

import org.junit.jupiter.api.Nested;

/** Every version that Alidade promises besides the one that the other tests run on. */
class ServerVersionsIT {
    @Nested
    class PostgreSql13 extends ServerVersionContract {
        PostgreSql13() {
            super(13);
        }
    }

    @Nested
    class PostgreSql14 extends ServerVersionContract {
        PostgreSql14() {
            super(14);
        }
    }

    @Nested
    class PostgreSql16 extends ServerVersionContract {
        PostgreSql16() {
            super(16);
        }
    }

    @Nested
    class PostgreSql17 extends ServerVersionContract {
        PostgreSql17() {
            super(17);
        }
    }

    @Nested
    class PostgreSql18 extends ServerVersionContract {
        PostgreSql18() {
            super(18);
        }
    }
}
