package dev.alidade.change;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReasonTest {
    @Test
    void rowsAreToldInGroupsOfThree() {
        assertThat(new Reason(Reason.Code.COLUMN_DROPPED, "public.rider.name", "16000").text())
                .contains("about 16,000 rows");
    }

    @Test
    void rowsThatNobodyCountedAreNotToldAsNone() {
        for (var code :
                new Reason.Code[] {Reason.Code.TABLE_DROPPED, Reason.Code.COLUMN_DROPPED, Reason.Code.TRUNCATED}) {
            assertThat(new Reason(code, "public.rider", "?").text()).contains("not counted yet");
        }
    }

    @Test
    void aNameThatLooksLikeANumberStaysAName() {
        assertThat(new Reason(Reason.Code.VALUES_MISSING, "public.rider", "2024").text())
                .contains("2024");
    }
}
