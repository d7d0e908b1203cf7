package se.lykta.access;

/// In which capacity does somebody use the program? Everybody has one role; whoever has not signed in is a resident.
public enum Role {
    ADMINISTRATOR,
    COORDINATOR,
    REPORTER,
    UNIT_LEAD,
    POLICE_PARTNER,
    COUNCIL_MEMBER,
    ELECTED_REPRESENTATIVE,
    AUDITOR,
    RESIDENT
}
