package dev.whynot.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoleScopesTest {

    @Test
    void rolesMayHaveBlanksCapitalsAndBeDistinguishedNames() {
        RoleScopes roles = RoleScopes.of(" Sales Leads = review ; CN=whynot,OU=Groups=admin;");
        assertThat(roles.scope("Sales Leads")).isEqualTo("review");
        assertThat(roles.scope("CN=whynot,OU=Groups")).isEqualTo("admin");
        assertThat(roles.scope("read")).isEqualTo("read");
        assertThat(roles.scope("sales leads")).isEqualTo("sales leads");
        assertThat(RoleScopes.of("").scope("admin")).isEqualTo("admin");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sales", "=read", "Sales=", "Sales=all"})
    void whatIsNotUnderstoodIsSaid(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoleScopes.of(text))
                .withMessageContaining("ROLE=SCOPE");
    }

    @Test
    void scopesIncludeSmallerOnes() {
        assertThat(Scopes.withIncluded(java.util.List.of("import", "chess")))
                .containsExactlyInAnyOrder("read", "import");
        assertThat(Scopes.withIncluded(java.util.List.of("admin"))).containsExactlyInAnyOrderElementsOf(Scopes.ALL);
    }
}
