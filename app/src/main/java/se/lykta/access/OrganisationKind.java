package se.lykta.access;

/// What is an organisation in law? Decides whether it may process data about crime at all (GDPR article 10 and the
/// Swedish data protection act 2018:218, 3 chapter 8 §: authorities may, others only in narrow cases).
public enum OrganisationKind {
    MUNICIPAL_UNIT(true),
    MUNICIPAL_COMPANY(false),
    AUTHORITY(true),
    GUARD_COMPANY(false),
    PROPERTY_OWNER(false),
    ASSOCIATION(false),
    CHURCH(false),
    BUSINESS(false),
    REGION(true);

    private final boolean authority;

    OrganisationKind(boolean authority) {
        this.authority = authority;
    }

    public boolean isAuthority() {
        return authority;
    }
}
