package dev.alidade.monitoring.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.alidade.sandbox.SandboxExtension;
import dev.alidade.sandbox.TestDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Checks of a user's own, as the samples have them. */
@ExtendWith(SandboxExtension.class)
class OwnSamplesIT {
    private static final Path FOLDER = Path.of("resources/samples/json-chat/checks");

    @ParameterizedTest
    @EnumSource(Login.class)
    void theChatsIntegrityIsChecked(Login login, TestDatabase sandbox) {
        var own = OwnChecks.read(FOLDER);
        assertThat(own.refused()).isEmpty();
        assertThat(own.checks())
                .extracting(Check::id)
                .containsExactly("memories_without_agent", "messages_left_behind");
        var database = login.open(sandbox);
        var memories = CheckProof.of(own.checks().getFirst(), database).with("minimum_rows", 1);
        var messages = CheckProof.of(own.checks().getLast(), database);
        assertThat(memories.result().verdict()).isEqualTo(CheckResult.Verdict.NOT_CHECKED);
        memories.make("""
            create table agents (id int primary key);
            create table agent_memories (id int primary key, agent_id int, created_at timestamptz default now());
            create table chat_messages (id int primary key);
            create table chat_messages_v2 (id int primary key);
            insert into agents values (1);
            insert into agent_memories values (1, 1), (2, null);
            insert into chat_messages values (1), (2), (3);
            insert into chat_messages_v2 values (1), (2), (3)\
            """).isSilent();
        messages.isSilent();
        memories.make("insert into agent_memories values (3, 7), (4, 7)").finds("public.agent_memories");
        assertThat(memories.findings().getFirst().detail()).contains("2 memories of 1 agents");
        messages.make("delete from chat_messages_v2 where id > 1").finds("public.chat_messages_v2");
        assertThat(messages.findings().getFirst().detail()).contains("of 3 old messages 2 are missing among the 1 new");
        messages.with("tolerated_rows", 2).isSilent();
        memories.with("minimum_rows", 3).isSilent();
    }
}
