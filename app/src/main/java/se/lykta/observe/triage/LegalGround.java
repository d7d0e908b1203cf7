package se.lykta.observe.triage;

/// On which ground may a report be given to somebody else? Chosen and explained in each case; nothing is given
/// by itself.
enum LegalGround {
    /// Nothing in what is given points at a person, so no secrecy is in the way (not so in a tiny group).
    DE_IDENTIFIED,
    /// Lag 2025:170: a municipality hands data that law-enforcement bodies need to them, unless a secrecy
    /// interest clearly weighs more (6 §); not for what its 8 § leaves out.
    LAW_2025_170,
    /// OSL 10:15 a: to prevent or detect crime, after weighing the interests.
    OSL_10_15A
}
