package se.lykta.area;

/// Carries the reason why a file as a whole is refused from a reader to [AreaFile].
final class AreaRefusal extends Exception {

    private static final long serialVersionUID = 1;

    private final transient AreaProblem problem;

    AreaRefusal(AreaProblem.Code code, String found) {
        super(code + ": " + found);
        this.problem = AreaProblem.ofFile(code, found);
    }

    AreaProblem problem() {
        return problem;
    }
}
