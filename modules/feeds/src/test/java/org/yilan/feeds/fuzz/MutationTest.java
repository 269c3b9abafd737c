package org.yilan.feeds.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yilan.feeds.Specimens.Specimen;

import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Every format against its own documents with random damage: the same damage every time, so that what is found stays
/// found. `-Dyilan.fuzz.rounds` makes it longer, `-Dyilan.fuzz.seed` other.
@Timeout(3600)
class MutationTest {
    private static final int ROUNDS = Integer.getInteger("yilan.fuzz.rounds", 500);
    private static final long SEED = Long.getLong("yilan.fuzz.seed", 20_240_915L);

    static List<Specimen> specimens() {
        return Reading.specimens();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("specimens")
    void damageIsRefusedAndNothingWorse(Specimen specimen) throws Exception {
        assertThat(Reading.understood(specimen)).isPositive();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        Mutator mutator = new Mutator(random, Reading.specimens());
        for (int i = 0; i < ROUNDS; i++) {
            byte[] damaged = mutator.damaged(specimen.body());
            try {
                Reading.of(specimen, damaged);
            } catch (RuntimeException | Error e) {
                throw new AssertionError(
                        specimen
                                + ", round "
                                + i
                                + ": "
                                + e
                                + "\nthe document: "
                                + Base64.getEncoder().encodeToString(damaged),
                        e);
            }
        }
    }
}
