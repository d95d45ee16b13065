package io.tidings;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.tidings.topic.Confirmations;
import io.tidings.topic.Models;
import io.tidings.topic.Training;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Holds the arrows of the design: who may import whom. */
@AnalyzeClasses(packages = "io.tidings", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule packagesHaveNoCircles =
            slices().matching("io.tidings.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule tableKnowsNothingOfOurs = mayUse("table");

    @ArchTest
    static final ArchRule articleKnowsTables = mayUse("article", "table");

    @ArchTest
    static final ArchRule subscriberKnowsTables = mayUse("subscriber", "table");

    @ArchTest
    static final ArchRule renderKnowsNothingOfOurs = mayUse("render");

    @ArchTest
    static final ArchRule signInKnowsNothingOfOurs = mayUse("signin");

    @ArchTest
    static final ArchRule topicKnowsArticlesAndTables = mayUse("topic", "article", "table");

    @ArchTest
    static final ArchRule editionKnowsArticlesTopicsTemplatesAndTables =
            mayUse("edition", "article", "topic", "render", "table");

    @ArchTest
    static final ArchRule deliveryKnowsEditionsSubscribersTemplatesAndTables =
            mayUse("delivery", "edition", "subscriber", "render", "table");

    @ArchTest
    static final ArchRule feedbackKnowsDeliveryAndSubscribers = mayUse("feedback", "delivery", "edition", "subscriber");

    @ArchTest
    static final ArchRule statsKnowDeliveryEditionsSubscribersAndTables =
            mayUse("stats", "delivery", "edition", "subscriber", "table");

    @ArchTest
    static final ArchRule webKnowsNothingOfArticlesFeedbackAndFunctions =
            mayUse("web", "edition", "topic", "subscriber", "stats", "delivery", "render", "signin");

    @ArchTest
    static final ArchRule onlyFunctionsKnowLambda = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackage("io.tidings.function..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.amazonaws..");

    @ArchTest
    static final ArchRule inTopicOnlyTheStoresKnowAws = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("io.tidings.topic")
            .and()
            .doNotBelongToAnyOf(Confirmations.class, Models.class)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    @ArchTest
    static final ArchRule inTopicOnlyTrainingHasAClock = ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("io.tidings.topic")
            .and()
            .doNotBelongToAnyOf(Training.class)
            .should()
            .dependOnClassesThat()
            .areAssignableTo(InstantSource.class);

    @ArchTest
    static final ArchRule pagesAndTemplatesKnowNothingOfAws = ArchRuleDefinition.noClasses()
            .that()
            .resideInAnyPackage("io.tidings.web", "io.tidings.render")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon..");

    private static ArchRule mayUse(String owner, String... others) {
        Set<String> allowed =
                Arrays.stream(others).map(name -> "io.tidings." + name).collect(Collectors.toSet());
        String own = "io.tidings." + owner;
        return ArchRuleDefinition.noClasses()
                .that()
                .resideInAPackage(own)
                .should()
                .dependOnClassesThat(
                        new DescribedPredicate<JavaClass>("are ours but not in " + own + " or " + allowed) {
                            @Override
                            public boolean test(JavaClass type) {
                                String name = type.getPackageName();
                                return name.startsWith("io.tidings.") && !name.equals(own) && !allowed.contains(name);
                            }
                        })
                .allowEmptyShould(true);
    }
}
