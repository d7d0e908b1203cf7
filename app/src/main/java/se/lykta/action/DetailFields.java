package se.lykta.action;

import java.util.List;
import se.lykta.area.LocalText;

/// What is written down about an action of a kind beyond what all actions have: a camera's assessment, a guard
/// permit, a pledge, a lighting measure. Data, not code.
///
/// @param kind code of the kind
/// @param beforeStart whether the required fields must be there before the action may begin
/// @param lead what it is for, and what law it follows
public record DetailFields(String kind, boolean beforeStart, LocalText lead, List<Field> fields) {
    /// @param code also the name in the form, the document and the register
    public record Field(String code, Type type, boolean required, LocalText label) {}

    public enum Type {
        SHORT,
        LONG,
        DAY,
        NUMBER
    }

    public DetailFields {
        fields = List.copyOf(fields);
    }
}
