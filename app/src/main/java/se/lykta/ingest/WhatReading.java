package se.lykta.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.lykta.ingest.map.Table;
import se.lykta.ingest.map.Texts;

/// What does a row say that happened? Holds the answer for the row read last.
final class WhatReading {

    private final Template.What rule;
    private final RuleReading<String> categories;
    private final RuleReading<KnownBy> knownBy;
    private final RuleReading<Verification> verification;
    private final Table<Boolean> notCounted;
    private int notCountedColumn = -1;
    private int[] textColumns = {};
    private String sourceType = "";
    private boolean countable;
    private String text = "";

    WhatReading(Template.What rule, Set<String> categoryCodes) {
        this.rule = rule;
        this.categories =
                new RuleReading<>(rule.category(), RejectCode.CATEGORY_UNKNOWN, code -> category(code, categoryCodes));
        this.knownBy = new RuleReading<>(rule.knownBy(), RejectCode.VALUE_UNKNOWN, named(KnownBy::valueOf));
        this.verification =
                new RuleReading<>(rule.verification(), RejectCode.VALUE_UNKNOWN, named(Verification::valueOf));
        Template.Match match = rule.notCounted();
        this.notCounted = new Table<>(
                match == null
                        ? Map.of()
                        : match.patterns().stream()
                                .distinct()
                                .collect(Collectors.toMap(pattern -> pattern, ignored -> "")),
                ignored -> Boolean.TRUE);
    }

    private static String category(String code, Set<String> categoryCodes) {
        String upper = code.toUpperCase(Locale.ROOT);
        if (!categoryCodes.isEmpty() && !categoryCodes.contains(upper)) {
            throw new IllegalArgumentException("category is " + upper + ", must be one of " + categoryCodes);
        }
        return upper;
    }

    private static <T> Function<String, T> named(Function<String, T> valueOf) {
        return name -> valueOf.apply(name.toUpperCase(Locale.ROOT));
    }

    List<String> columns() {
        List<String> columns = new ArrayList<>(rule.text());
        columns.addAll(categories.columns());
        columns.addAll(knownBy.columns());
        columns.addAll(verification.columns());
        Template.Match match = rule.notCounted();
        if (match != null) {
            columns.add(match.column());
        }
        return columns;
    }

    void bind(Header header) {
        categories.bind(header);
        knownBy.bind(header);
        verification.bind(header);
        textColumns = RowMapping.positions(header, rule.text());
        Template.Match match = rule.notCounted();
        notCountedColumn = match == null ? -1 : header.position(match.column());
    }

    @Nullable
    Rejected read(Row row) {
        sourceType = Texts.clean(Texts.cut(categories.cell(row), 200));
        if (sourceType.isEmpty() && rule.category().fixed() == null && !hasValueForEmpty()) {
            return new Rejected(row.line(), String.valueOf(rule.category().column()), RejectCode.CATEGORY_MISSING, "");
        }
        Rejected fault = categories.read(row);
        fault = fault == null ? knownBy.read(row) : fault;
        fault = fault == null ? verification.read(row) : fault;
        text = Texts.clean(RowMapping.join(row.cells(), textColumns, "\n"));
        countable = (notCountedColumn < 0 || notCounted.get(row.cells()[notCountedColumn]) == null)
                && (fault != null || isCounted(verification.value()));
        return fault;
    }

    private static boolean isCounted(Verification verification) {
        return verification == Verification.CONFIRMED || verification == Verification.UNCONFIRMED;
    }

    private boolean hasValueForEmpty() {
        return rule.category().otherwise() != null || rule.category().values().containsKey("");
    }

    Draft.What value() {
        return new Draft.What(categories.value(), sourceType, knownBy.value(), verification.value(), countable, text);
    }
}
