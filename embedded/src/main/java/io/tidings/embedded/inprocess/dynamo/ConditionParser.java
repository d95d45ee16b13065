package io.tidings.embedded.inprocess.dynamo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads conditions: OR binds least, then AND, then NOT. */
final class ConditionParser {
    private static final Set<String> SIGNS = Set.of("=", "<>", "<", "<=", ">", ">=");

    private final Tokens tokens;

    private ConditionParser(Tokens tokens) {
        this.tokens = tokens;
    }

    static Condition parse(Tokens tokens) {
        Condition condition = new ConditionParser(tokens).either();
        if (!tokens.atEnd()) {
            throw tokens.wrong("nothing was expected after the condition, but " + tokens.peek());
        }
        return condition;
    }

    private Condition either() {
        Condition condition = both();
        while (tokens.take("OR")) {
            condition = new Condition.Or(condition, both());
        }
        return condition;
    }

    private Condition both() {
        Condition condition = maybeNot();
        while (tokens.take("AND")) {
            condition = new Condition.And(condition, maybeNot());
        }
        return condition;
    }

    private Condition maybeNot() {
        return tokens.take("NOT") ? new Condition.Not(maybeNot()) : single();
    }

    private Condition single() {
        if (tokens.take("(")) {
            Condition inner = either();
            tokens.expect(")");
            return inner;
        }
        return tokens.isCall() && !tokens.peek().equals("SIZE") ? function() : comparison();
    }

    private Condition function() {
        String name = tokens.next();
        tokens.expect("(");
        Condition condition =
                switch (name) {
                    case "attribute_exists" -> new Condition.Exists(tokens.next());
                    case "attribute_not_exists" -> new Condition.Not(new Condition.Exists(tokens.next()));
                    case "begins_with" -> new Condition.BeginsWith(operand(), second());
                    case "contains" -> new Condition.Contains(operand(), second());
                    default -> throw tokens.wrong("no function has the name " + name);
                };
        tokens.expect(")");
        return condition;
    }

    private Operand second() {
        tokens.expect(",");
        return operand();
    }

    private Condition comparison() {
        Operand operand = operand();
        if (tokens.take("BETWEEN")) {
            Operand from = operand();
            tokens.expect("AND");
            return new Condition.Between(operand, from, operand());
        }
        if (tokens.take("IN")) {
            return new Condition.In(operand, list());
        }
        String sign = tokens.next();
        if (!SIGNS.contains(sign)) {
            throw tokens.wrong("expected a comparison before " + sign);
        }
        return new Condition.Compare(sign, operand, operand());
    }

    private List<Operand> list() {
        List<Operand> values = new ArrayList<>();
        tokens.expect("(");
        do {
            values.add(operand());
        } while (tokens.take(","));
        tokens.expect(")");
        return values;
    }

    private Operand operand() {
        if (tokens.isCall() && tokens.take("SIZE")) {
            tokens.expect("(");
            Operand of = operand();
            tokens.expect(")");
            return new Operand.Size(of);
        }
        return new Operand.Named(tokens.next());
    }
}
