package org.einthoven.fhir.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Numbers and quantities: {@code [prefix]number|system|code}. A number stands for all that round to it, so 5.4 finds 5.38
 * (FHIR R4, 3.1.1.4.6 and 3.1.1.4.11).
 */
final class QuantityCriterion {

    private static final Set<String> PREFIXES = Set.of("eq", "ne", "gt", "lt", "ge", "le", "sa", "eb", "ap");
    private static final BigDecimal APPROXIMATELY = new BigDecimal("0.1");
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final int LONGEST_NUMBER = 40;
    private static final int LARGEST_EXPONENT = 300;

    private QuantityCriterion() {}

    static Condition of(SearchParameter parameter, String modifier, List<String> values) {
        if (!modifier.isEmpty()) {
            throw SearchText.unknown(parameter.name() + ":" + modifier);
        }
        return Condition.any(values.stream()
                .map(value -> at(parameter.hashes(), parameter.name(), value))
                .toList());
    }

    static Condition at(Long[] places, String name, String value) {
        List<String> parts =
                SearchText.split(value, '|').stream().map(SearchText::plain).toList();
        if (parts.size() > 3 || parts.size() == 2) {
            throw SearchText.invalid(name, value);
        }
        Condition range = range(name, parts.get(0));
        List<Object> bound = new ArrayList<>(range.values());
        StringBuilder sql = new StringBuilder(range.sql());
        if (parts.size() == 3 && !parts.get(2).isEmpty()) {
            String unit = parts.get(2);
            if (parts.get(1).isEmpty()) {
                sql.append(" and (x.code = ? or x.unit = ?)");
                bound.addAll(List.of(unit, unit));
            } else {
                sql.append(" and x.system = ? and x.code = ?");
                bound.addAll(List.of(parts.get(1), unit));
            }
        }
        return Condition.row("fhir_quantity", places, Condition.of(sql.toString(), bound.toArray()));
    }

    private static Condition range(String name, String text) {
        String stated = text.length() < 2 ? "" : text.substring(0, 2);
        String prefix = PREFIXES.contains(stated) ? stated : "eq";
        BigDecimal number = number(name, PREFIXES.contains(stated) ? text.substring(2) : text);
        BigDecimal slack = prefix.equals("ap")
                ? number.abs().multiply(APPROXIMATELY)
                : BigDecimal.ONE.movePointLeft(number.scale()).multiply(HALF);
        double value = number.doubleValue();
        double from = number.subtract(slack).doubleValue();
        // of very many digits, what rounds to a number is that number alone
        double to = Math.max(number.add(slack).doubleValue(), Math.nextUp(value));
        return switch (prefix) {
            case "ne" -> Condition.of("not (x.low >= ? and x.high < ?)", from, to);
            case "gt" -> Condition.of("x.high > ?", value);
            case "ge" -> Condition.of("x.high >= ?", value);
            case "lt" -> Condition.of("x.low < ?", value);
            case "le" -> Condition.of("x.low <= ?", value);
            case "sa" -> Condition.of("x.low > ?", value);
            case "eb" -> Condition.of("x.high < ?", value);
            case "ap" -> Condition.of("x.low <= ? and x.high >= ?", to, from);
            default -> Condition.of("x.low >= ? and x.high < ?", from, to);
        };
    }

    private static BigDecimal number(String name, String text) {
        try {
            BigDecimal number = new BigDecimal(text.length() > LONGEST_NUMBER ? "" : text);
            if (Math.abs(number.scale()) > LARGEST_EXPONENT) {
                throw SearchText.invalid(name, text);
            }
            return number;
        } catch (NumberFormatException malformed) {
            throw SearchText.invalid(name, text);
        }
    }
}
