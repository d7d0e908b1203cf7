package se.lykta.access;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The table of who may do what: the one place where it is decided, and what the administrator sees as a
/// matrix.
///
/// The last column is a ceiling for people whose organisation is not an authority, whatever their role: municipal
/// companies, guard companies, property owners, associations, churches and shops may hand in reports and see
/// aggregates, never dots, single incidents or free text (GDPR article 10; see [OrganisationKind]).
public final class AccessRules {
    private static final String FULL = "full";
    private static final String LIMITED = "lim";

    private static final String TABLE = """
            permission         ADMI COOR REPO UNIT POLI COUN ELEC AUDI RESI | ceiling
            PICTURE_VIEW       lim  full lim  full full lim  lim  lim  .    | lim
            PICTURE_DOTS       .    full .    full full .    .    .    .    | .
            PICTURE_EXPORT     .    full .    lim  lim  lim  lim  .    .    | lim
            VIEW_SAVE          .    full .    full full lim  lim  .    .    | lim
            INCIDENT_READ      .    full .    full full .    .    .    .    | .
            INCIDENT_TEXT      .    full .    .    full .    .    .    .    | .
            INGEST_READ        full full lim  lim  .    .    .    full .    | lim
            INGEST_RUN         .    full lim  lim  .    .    .    .    .    | lim
            INGEST_UNDO        .    full .    .    .    .    .    .    .    | .
            SHIFT_READ         .    full lim  full full .    .    full .    | lim
            SHIFT_REPORT       .    full lim  .    .    .    .    .    .    | lim
            FIELD_REPORT       .    full full full .    .    .    .    .    | full
            AGREEMENT_MANAGE   .    full .    .    .    .    .    .    .    | .
            PLACE_READ         lim  full lim  full full lim  lim  lim  .    | lim
            PLACE_MANAGE       .    full .    .    .    .    .    .    .    | .
            PLACE_NOTE         .    full .    full full .    .    .    .    | .
            ACTION_READ        .    full lim  full full full full full .    | lim
            ACTION_WRITE       .    full .    lim  lim  .    .    .    .    | lim
            ACTION_DECIDE      .    full .    .    .    .    .    .    .    | .
            TRIAGE             .    full .    lim  lim  .    .    .    .    | .
            ALERT_READ         .    full .    full full .    .    full .    | .
            ALERT_HANDLE       .    full .    .    .    .    .    .    .    | .
            MEETING_READ       .    full lim  full full .    .    full .    | lim
            MEETING_LEAD       .    full .    .    .    .    .    .    .    | .
            AREA_LOAD          full full .    .    .    .    .    .    .    | full
            MUNICIPALITY_LOAD  full .    .    .    .    .    .    .    .    | full
            ACCESS_READ        full .    .    .    .    .    .    full .    | full
            ACCESS_MANAGE      full .    .    .    .    .    .    .    .    | full
            AUDIT_READ         full .    .    .    .    .    .    full .    | full
            OWN_ACCOUNT        full full full full full full full full .    | full
            """;

    private static final Map<Permission, Row> ROWS = parse();

    private record Row(List<Grant> byRole, Grant ceiling) {}

    private AccessRules() {}

    /// How far the permission reaches for the role, in an organisation that is an authority.
    public static Grant grant(Permission permission, Role role) {
        return row(permission).byRole().get(role.ordinal());
    }

    /// How far the permission reaches for the role in that kind of organisation.
    public static Grant grant(Permission permission, Role role, OrganisationKind kind) {
        var grant = grant(permission, role);
        return kind.isAuthority() ? grant : grant.atMost(ceiling(permission));
    }

    /// How far the permission can reach at most outside authorities.
    public static Grant ceiling(Permission permission) {
        return row(permission).ceiling();
    }

    private static Row row(Permission permission) {
        var row = ROWS.get(permission);
        if (row == null) {
            throw new IllegalStateException("no row for " + permission);
        }
        return row;
    }

    private static Map<Permission, Row> parse() {
        var rows = new EnumMap<Permission, Row>(Permission.class);
        TABLE.lines().skip(1).forEach(line -> {
            var words = line.replace("|", "").strip().split(" +");
            var grants = new ArrayList<Grant>();
            for (int i = 1; i < words.length; i++) {
                grants.add(parse(words[i]));
            }
            var roles = Role.values().length;
            rows.put(Permission.valueOf(words[0]), new Row(List.copyOf(grants.subList(0, roles)), grants.get(roles)));
        });
        return rows;
    }

    private static Grant parse(String word) {
        return switch (word) {
            case FULL -> Grant.FULL;
            case LIMITED -> Grant.LIMITED;
            case "." -> Grant.NONE;
            default -> throw new IllegalStateException("unknown word in the table of rules: " + word);
        };
    }
}
