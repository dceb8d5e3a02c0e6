package dev.alidade.sandbox;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests a real PostgreSQL. One server per test run, started at the first use (one to two seconds); a parameter of
 * type {@link TestDatabase} is a fresh database: one per test method, shared with its {@code @BeforeEach}, or one for
 * the class when a constructor or {@code @BeforeAll} asks for it first. A {@link SandboxServer} parameter is the server.
 *
 * <pre>{@code
 * @ExtendWith(SandboxExtension.class)                 // an empty database
 * class RowEditIT { @Test void undoesAnEdit(TestDatabase database) { … } }
 *
 * @RegisterExtension                                  // any other content
 * static final SandboxExtension SANDBOX = SandboxExtension.with(DatabaseTemplate.SPATIAL);
 * }</pre>
 */
public final class SandboxExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SandboxExtension.class);

    private final DatabaseTemplate template;

    /** Empty databases. */
    public SandboxExtension() {
        this(DatabaseTemplate.PLAIN);
    }

    private SandboxExtension(DatabaseTemplate template) {
        this.template = template;
    }

    /** Databases that hold what the template holds. */
    public static SandboxExtension with(DatabaseTemplate template) {
        return new SandboxExtension(template);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        var type = parameter.getParameter().getType();
        return type == TestDatabase.class || type == SandboxServer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var cluster = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent("cluster", key -> new TestCluster(), TestCluster.class);
        if (parameter.getParameter().getType() == SandboxServer.class) {
            return cluster.server();
        }
        return context.getStore(NAMESPACE)
                .computeIfAbsent("database", key -> cluster.database(template), TestDatabase.class);
    }
}
