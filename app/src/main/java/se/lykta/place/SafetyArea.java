package se.lykta.place;

/// Which of BoTryggt2030's nine areas is looked at in an inspection? In the order of the model
/// (https://botryggt.se/modell/).
public enum SafetyArea {
    DESIGN,
    MIXED_FUNCTIONS,
    MIXED_PEOPLE,
    CLARITY,
    SOCIAL_CONTROL,
    LIGHTING,
    SHELL_PROTECTION,
    MANAGEMENT,
    INFORMATION
}
