package dev.headroom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Set;

/** Rules of the house that no compiler checks. */
@AnalyzeClasses(packages = "dev.headroom", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] DOMAIN = {
        "dev.headroom.commitments.alerts..",
        "dev.headroom.commitments.balance..",
        "dev.headroom.commitments.cube..",
        "dev.headroom.commitments.intake..",
        "dev.headroom.commitments.terms..",
        "dev.headroom.failover.machine..",
        "dev.headroom.failover.placement..",
        "dev.headroom.failover.policy..",
        "dev.headroom.failover.signal..",
        "dev.headroom.fleet.rollup..",
        "dev.headroom.fleet.shard.."
    };

    @ArchTest
    static final ArchRule DOMAIN_IS_PLAIN_JAVA = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.kafka..", "org.apache.avro..", "dev.headroom.events..", "dev.headroom.tables..");

    @ArchTest
    static final ArchRule ONLY_FEW_CLASSES_KNOW_KAFKA_STREAMS = classes()
            .that()
            .resideInAnyPackage("dev.headroom.commitments..", "dev.headroom.failover..", "dev.headroom.fleet..")
            .and()
            .areTopLevelClasses()
            .and(dependOnStreams())
            .should()
            .haveSimpleNameEndingWith("Topology")
            .orShould()
            .haveSimpleNameEndingWith("Processor")
            .orShould()
            .haveSimpleNameEndingWith("Stores")
            .orShould()
            .haveSimpleName("BalanceTables")
            .orShould()
            .haveSimpleName("DecisionTables")
            .orShould()
            .haveSimpleName("Readings");

    /** Time comes from records; the clock itself lives with the producers. */
    @ArchTest
    static final ArchRule NOTHING_READS_THE_WALL_CLOCK = noClasses()
            .that()
            .resideInAnyPackage("dev.headroom.commitments..", "dev.headroom.failover..", "dev.headroom.fleet..")
            .should()
            .callMethodWhere(readsWallClock());

    /** The mode of a decision, and that markers are late, need to know how old a tick is; the processor alone may ask. */
    @ArchTest
    static final ArchRule ONLY_THE_DECISION_TASK_ASKS_HOW_LATE_IT_IS = noClasses()
            .that()
            .resideInAPackage("dev.headroom.failover..")
            .and()
            .doNotHaveSimpleName("FailoverProcessor")
            .should()
            .accessTargetWhere(asksForSystemTime());

    private static DescribedPredicate<JavaAccess<?>> asksForSystemTime() {
        return new DescribedPredicate<>("ask for the system time") {
            @Override
            public boolean test(JavaAccess<?> access) {
                return access.getName().equals("currentSystemTimeMs");
            }
        };
    }

    private static DescribedPredicate<JavaClass> dependOnStreams() {
        return new DescribedPredicate<>("depend on Kafka Streams") {
            @Override
            public boolean test(JavaClass type) {
                return type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith("org.apache.kafka.streams"));
            }
        };
    }

    private static DescribedPredicate<JavaCall<?>> readsWallClock() {
        Set<String> clocks = Set.of(
                Instant.class.getName(),
                LocalDate.class.getName(),
                LocalDateTime.class.getName(),
                OffsetDateTime.class.getName(),
                ZonedDateTime.class.getName());
        return new DescribedPredicate<>("read the wall clock") {
            @Override
            public boolean test(JavaCall<?> call) {
                String type = call.getTargetOwner().getName();
                String method = call.getName();
                return (clocks.contains(type) && method.equals("now"))
                        || (type.equals(System.class.getName())
                                && (method.equals("currentTimeMillis") || method.equals("nanoTime")))
                        || (type.equals(Clock.class.getName()) && method.startsWith("system"))
                        || (type.equals(Date.class.getName()) && method.equals("<init>"));
            }
        };
    }
}
