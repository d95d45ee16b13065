package io.tidings.infra;

import java.io.File;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The construct library runs in node: without one on the PATH these tests are skipped, aloud. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsNode.Condition.class)
@interface NeedsNode {

    /** Looks along the PATH. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            String path = System.getenv().getOrDefault("PATH", "");
            for (String folder : path.split(Pattern.quote(File.pathSeparator), -1)) {
                if (new File(folder, "node").canExecute() || new File(folder, "node.exe").canExecute()) {
                    return ConditionEvaluationResult.enabled("node is at " + folder);
                }
            }
            System.err.println(
                    "SKIPPED " + context.getDisplayName() + ": there is no node on the PATH to run the CDK with");
            return ConditionEvaluationResult.disabled("no node on the PATH");
        }
    }
}
