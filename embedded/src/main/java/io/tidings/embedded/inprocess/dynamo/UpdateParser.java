package io.tidings.embedded.inprocess.dynamo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads update expressions: the clauses SET, REMOVE, ADD and DELETE, each once. */
final class UpdateParser {
    private final Tokens tokens;
    private final List<Change> changes = new ArrayList<>();

    private UpdateParser(Tokens tokens) {
        this.tokens = tokens;
    }

    static List<Change> parse(Tokens tokens) {
        UpdateParser parser = new UpdateParser(tokens);
        Set<String> seen = new HashSet<>();
        while (!tokens.atEnd()) {
            String clause = tokens.peek();
            if (!seen.add(clause)) {
                throw tokens.wrong("the clause " + clause + " stands twice");
            }
            tokens.expect(clause);
            do {
                parser.changes.add(parser.change(clause));
            } while (tokens.take(","));
        }
        return List.copyOf(parser.changes);
    }

    private Change change(String clause) {
        String path = tokens.next();
        return switch (clause) {
            case "SET" -> {
                tokens.expect("=");
                yield new Change.Assign(path, sum());
            }
            case "REMOVE" -> new Change.Remove(path);
            case "ADD" -> new Change.Add(path, tokens.next());
            case "DELETE" -> new Change.Delete(path, tokens.next());
            default -> throw tokens.wrong("no clause has the name " + clause);
        };
    }

    private Operand sum() {
        Operand operand = operand();
        String sign = tokens.peek();
        return tokens.take("+") || tokens.take("-") ? new Operand.Arithmetic(sign, operand, operand()) : operand;
    }

    private Operand operand() {
        if (!tokens.isCall()) {
            return new Operand.Named(tokens.next());
        }
        String function = tokens.next();
        tokens.expect("(");
        Operand operand =
                switch (function) {
                    case "if_not_exists" -> {
                        String path = tokens.next();
                        tokens.expect(",");
                        yield new Operand.IfNotExists(path, operand());
                    }
                    case "list_append" -> {
                        Operand first = operand();
                        tokens.expect(",");
                        yield new Operand.Joined(first, operand());
                    }
                    default -> throw tokens.wrong("no function has the name " + function);
                };
        tokens.expect(")");
        return operand;
    }
}
