package org.einthoven.diagnosis.criterion;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.einthoven.diagnosis.Comparison.Relation;
import org.einthoven.ecg.LeadName;

/**
 * The language of the criteria.
 *
 * <pre>
 * condition := all { "or" all }
 * all       := one { "and" one }
 * one       := "(" condition ")" | search | sum relation sum
 * search    := number ("of" | "adjacent" "of") "(" leads { "|" leads } ")" "have" one
 * relation  := "&gt;" | "&gt;=" | "&lt;" | "&lt;="
 * sum       := term { ("+" | "-") term }
 * term      := number | "{limit}" | "max" "(" sum { "," sum } ")" | name | name "(" lead ")"
 * </pre>
 *
 * Names are those of {@link Measured} in lower case. Within a search a name without a lead means the lead looked at.
 */
final class FormulaParser {

    private static final Pattern TOKEN =
            Pattern.compile("\\s*(?:(\\{limit\\}|[A-Za-z][A-Za-z0-9_]*|\\d+(?:\\.\\d+)?|>=|<=|[-+(),|<>]))");

    private final String formula;
    private final List<String> tokens = new ArrayList<>();
    private int next;

    private FormulaParser(String formula) {
        this.formula = formula;
        Matcher matcher = TOKEN.matcher(formula);
        int end = 0;
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            end = matcher.end();
            matcher.region(end, formula.length());
        }
        if (!formula.substring(end).isBlank()) {
            throw wrong("\"" + formula.substring(end) + "\" is no word of the language");
        }
    }

    /** Throws IllegalArgumentException that says where the formula goes wrong. */
    static Condition parse(String formula) {
        FormulaParser parser = new FormulaParser(formula);
        Condition condition = parser.condition();
        if (parser.next < parser.tokens.size()) {
            throw parser.wrong("\"" + parser.peek() + "\" comes after the end");
        }
        return condition;
    }

    private Condition condition() {
        List<Condition> parts = new ArrayList<>(List.of(all()));
        while (accept("or")) {
            parts.add(all());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.Any(parts);
    }

    private Condition all() {
        List<Condition> parts = new ArrayList<>(List.of(one()));
        while (accept("and")) {
            parts.add(one());
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
    }

    private Condition one() {
        if (accept("(")) {
            Condition inside = condition();
            expect(")");
            return inside;
        }
        String after = next + 1 < tokens.size() ? tokens.get(next + 1) : "";
        return after.equals("of") || after.equals("adjacent") ? search() : comparison();
    }

    private Condition search() {
        int count = Integer.parseInt(take());
        boolean adjacent = accept("adjacent");
        expect("of");
        expect("(");
        List<List<LeadName>> groups = new ArrayList<>();
        do {
            List<LeadName> group = new ArrayList<>();
            while (!peek().equals("|") && !peek().equals(")")) {
                group.add(lead());
            }
            groups.add(group);
        } while (accept("|"));
        expect(")");
        expect("have");
        return new Condition.InLeads(count, adjacent, groups, one());
    }

    private Condition comparison() {
        Term left = sum();
        String sign = take();
        Relation relation =
                switch (sign) {
                    case ">" -> Relation.ABOVE;
                    case ">=" -> Relation.AT_LEAST;
                    case "<" -> Relation.BELOW;
                    case "<=" -> Relation.AT_MOST;
                    default -> throw wrong("\"" + sign + "\" compares nothing");
                };
        return new Condition.Compare(left, relation, sum());
    }

    private Term sum() {
        List<Term> parts = new ArrayList<>();
        List<Integer> signs = new ArrayList<>();
        signs.add(accept("-") ? -1 : 1);
        parts.add(term());
        while (peek().equals("+") || peek().equals("-")) {
            signs.add(take().equals("+") ? 1 : -1);
            parts.add(term());
        }
        if (parts.size() > 1) {
            return new Term.Sum(parts, signs);
        }
        boolean negative = signs.get(0) < 0;
        return negative && parts.get(0) instanceof Term.Constant constant
                ? new Term.Constant(-constant.number())
                : negative ? new Term.Sum(parts, signs) : parts.get(0);
    }

    private Term term() {
        String token = take();
        if (token.equals("{limit}")) {
            return new Term.LimitOfPerson();
        }
        if (Character.isDigit(token.charAt(0))) {
            return new Term.Constant(Double.parseDouble(token));
        }
        if (token.equals("max")) {
            return largest();
        }
        Measured what = measured(token);
        if (!accept("(")) {
            return new Term.Measurement(what, null);
        }
        LeadName lead = lead();
        expect(")");
        return new Term.Measurement(what, lead);
    }

    private Term largest() {
        List<Term> parts = new ArrayList<>();
        expect("(");
        do {
            parts.add(sum());
        } while (accept(","));
        expect(")");
        return new Term.Largest(parts);
    }

    private Measured measured(String name) {
        try {
            return Measured.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw wrong("nothing measured is called \"" + name + "\"");
        }
    }

    private LeadName lead() {
        String name = take();
        try {
            return LeadName.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw wrong("no lead is called \"" + name + "\"");
        }
    }

    private String peek() {
        return next < tokens.size() ? tokens.get(next) : "";
    }

    private String take() {
        if (next == tokens.size()) {
            throw wrong("it ends too early");
        }
        return tokens.get(next++);
    }

    private boolean accept(String token) {
        boolean there = peek().equals(token);
        next += there ? 1 : 0;
        return there;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw wrong("\"" + token + "\" is missing before \"" + peek() + "\"");
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " in the formula: " + formula);
    }
}
