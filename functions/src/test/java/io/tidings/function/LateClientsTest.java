package io.tidings.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The SDK's interfaces answer what nobody wrote down with an exception: so all that our code asks must be written down. */
final class LateClientsTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.tidings");

    @Test
    void s3HandsOnAllThatOurCodeAsksOfIt() {
        assertThat(written(LateS3.class)).containsAll(asked(S3Client.class));
    }

    @Test
    void dynamoHandsOnAllThatOurCodeAsksOfIt() {
        assertThat(written(LateDynamo.class)).containsAll(asked(DynamoDbClient.class));
    }

    @Test
    void sqsHandsOnAllThatOurCodeAsksOfIt() {
        assertThat(written(LateSqs.class)).containsAll(asked(SqsClient.class));
    }

    private static Set<String> written(Class<?> late) {
        return Arrays.stream(late.getDeclaredMethods()).map(Method::getName).collect(Collectors.toSet());
    }

    /** A paginator makes the calls it is named after, by the client it is asked of. */
    private static Set<String> asked(Class<?> client) {
        Set<String> asked = OURS.stream()
                .filter(ours -> !ours.getPackageName().startsWith("io.tidings.embedded"))
                .flatMap(ours -> ours.getMethodCallsFromSelf().stream())
                .map(JavaMethodCall::getTarget)
                .filter(target -> target.getOwner().isEquivalentTo(client))
                .map(target -> target.getName().replace("Paginator", ""))
                .filter(name -> !Set.of("builder", "close").contains(name))
                .collect(Collectors.toSet());
        assertThat(asked).isNotEmpty();
        return asked;
    }
}
