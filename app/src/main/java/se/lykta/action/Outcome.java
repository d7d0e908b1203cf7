package se.lykta.action;

/// What is to become of an action that was looked at, and why?
///
/// @param reason screened, never blank
public record Outcome(Choice choice, String reason) {
    public enum Choice {
        CONTINUE,
        CHANGE,
        STOP
    }

    public Outcome {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("reason is blank, must say why");
        }
    }
}
