package se.lykta.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.lykta.database.MunicipalityId;

class AccessRulesTest {
    @ParameterizedTest
    @EnumSource(Permission.class)
    void knowsEveryPermissionForEveryRole(Permission permission) {
        for (var role : Role.values()) {
            assertThat(AccessRules.grant(permission, role)).isNotNull();
        }
        assertThat(AccessRules.grant(permission, Role.RESIDENT)).isEqualTo(Grant.NONE);
    }

    @Test
    void readsTheColumnsInTheOrderOfTheRoles() {
        assertThat(AccessRules.grant(Permission.ACCESS_MANAGE, Role.ADMINISTRATOR))
                .isEqualTo(Grant.FULL);
        assertThat(AccessRules.grant(Permission.INCIDENT_TEXT, Role.COORDINATOR))
                .isEqualTo(Grant.FULL);
        assertThat(AccessRules.grant(Permission.INGEST_RUN, Role.REPORTER)).isEqualTo(Grant.LIMITED);
        assertThat(AccessRules.grant(Permission.PICTURE_DOTS, Role.UNIT_LEAD)).isEqualTo(Grant.FULL);
        assertThat(AccessRules.grant(Permission.INCIDENT_TEXT, Role.POLICE_PARTNER))
                .isEqualTo(Grant.FULL);
        assertThat(AccessRules.grant(Permission.AUDIT_READ, Role.AUDITOR)).isEqualTo(Grant.FULL);
        assertThat(AccessRules.grant(Permission.INCIDENT_TEXT, Role.AUDITOR)).isEqualTo(Grant.NONE);
    }

    @ParameterizedTest
    @EnumSource(OrganisationKind.class)
    void keepsCrimeDataFromEveryRoleOutsideAuthorities(OrganisationKind kind) {
        for (var role : Role.values()) {
            for (var permission : new Permission[] {
                Permission.PICTURE_DOTS, Permission.INCIDENT_READ, Permission.INCIDENT_TEXT, Permission.INGEST_UNDO
            }) {
                var expected = kind.isAuthority() ? AccessRules.grant(permission, role) : Grant.NONE;
                assertThat(AccessRules.grant(permission, role, kind)).isEqualTo(expected);
            }
        }
    }

    @Test
    void letsAGuardCompanyHandInAndSeeAggregates() {
        var guard = access(Role.REPORTER, OrganisationKind.GUARD_COMPANY);
        assertThat(guard.grant(Permission.INGEST_RUN)).isEqualTo(Grant.LIMITED);
        assertThat(guard.grant(Permission.INGEST_READ)).isEqualTo(Grant.LIMITED);
        assertThat(guard.mayWithinLimit(Permission.PICTURE_VIEW)).isTrue();
        assertThat(guard.may(Permission.PICTURE_VIEW)).isFalse();
    }

    @Test
    void limitsEvenACoordinatorInAMunicipalCompany() {
        var coordinator = access(Role.COORDINATOR, OrganisationKind.MUNICIPAL_COMPANY);
        assertThat(coordinator.grant(Permission.PICTURE_VIEW)).isEqualTo(Grant.LIMITED);
        assertThat(coordinator.grant(Permission.INCIDENT_TEXT)).isEqualTo(Grant.NONE);
    }

    @Test
    void givesNothingToWhoeverHasNotSignedIn() {
        for (var permission : Permission.values()) {
            assertThat(Access.ofResident().mayWithinLimit(permission)).isFalse();
        }
    }

    private static Access access(Role role, OrganisationKind kind) {
        var organisation = new Organisation(UUID.randomUUID(), "Example", kind);
        return Access.of(
                new SignedIn(new MunicipalityId("T-1"), UUID.randomUUID(), "Example person", organisation, role));
    }
}
