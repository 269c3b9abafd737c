package org.yilan.city.model;

import org.jspecify.annotations.Nullable;
import org.yilan.city.scenario.Scenario;
import org.yilan.city.scenario.Scenario.Effect;
import org.yilan.city.scenario.Scenario.Fix;
import org.yilan.city.scenario.Scenario.Station;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;

/// Weather, water and traffic at any place and moment of a scenario: a pure function of scenario and seed.
public final class Climate {
    /// Samples are this far apart.
    public static final int STEP = 300;

    private static final int HOUR = 3600 / STEP;
    private static final double M2 = 12.4206 * 3600;
    private static final double S2 = 12 * 3600;

    private final Scenario scenario;
    private final @Nullable Track track;
    private final long seed;
    private final long first;
    private final int count;
    private final Fix[] storm;

    public Climate(Scenario scenario, @Nullable Track track, long seed) {
        this.scenario = scenario;
        this.track = track;
        this.seed = seed;
        this.first = Math.floorDiv(scenario.begins().getEpochSecond() - 6 * 3600, STEP) * STEP;
        this.count = (int) ((scenario.ends().getEpochSecond() - first) / STEP) + 1;
        this.storm = track == null ? new Fix[0] : sampled(track, first, count);
    }

    private static Fix[] sampled(Track track, long first, int count) {
        Fix[] storm = new Fix[count];
        for (int i = 0; i < count; i++) {
            storm[i] = track.at(Instant.ofEpochSecond(first + (long) i * STEP));
        }
        return storm;
    }

    /// What happens at one place, sampled once for the whole scenario.
    public final class Site {
        private final float[] wind = new float[count];
        private final float[] gust = new float[count];
        private final float[] rain = new float[count];
        private final float[] temperature = new float[count];
        private final float[] depth = new float[count];

        private Site(String id, GeoPoint place, double exposure) {
            long key = id.hashCode();
            double drain = 13 + 9 * Chance.of(seed, key, 7).unit();
            double offset = Chance.smooth(seed, key ^ 3, 0.5);
            double water = 0;
            for (int i = 0; i < count; i++) {
                long second = first + (long) i * STEP;
                double background = scenario.weather().wind().at(second) * (0.55 + 0.45 * exposure);
                double vortex = i < storm.length ? StormField.wind(storm[i], place) : 0;
                double mean = Math.hypot(background, vortex * (0.34 + 0.58 * exposure));
                double noise = Chance.smooth(seed, key, second / 1500.0);
                wind[i] = (float) (mean * (1 + 0.09 * noise));
                double gusty = 1.72 - 0.42 * exposure;
                gust[i] =
                        (float)
                                (mean
                                        * gusty
                                        * (1
                                                + 0.10
                                                        * Chance.smooth(
                                                                seed, key ^ 1, second / 700.0)));
                rain[i] = (float) rainAt(i, second, place, key);
                double cooled = Math.min(3, rain[i] * 0.12);
                temperature[i] =
                        (float)
                                (scenario.weather().temperature().at(second)
                                        - cooled
                                        - 1.1
                                                * exposure
                                                * (scenario.weather().temperature().at(second) < 5
                                                        ? 0.3
                                                        : 1)
                                        + 0.7 * offset
                                        + 0.3 * Chance.smooth(seed, key ^ 4, second / 3600.0));
                water = Math.max(0, water * 0.982 + (rain[i] - drain) / HOUR * 0.85);
                depth[i] = (float) Math.min(160, water);
            }
        }

        public double wind(Instant at) {
            return wind[index(at)];
        }

        /// Strongest of the hour that ends then.
        public double gust(Instant at) {
            int end = index(at);
            float most = 0;
            for (int i = Math.max(0, end - HOUR + 1); i <= end; i++) {
                most = Math.max(most, gust[i]);
            }
            return most;
        }

        /// Of the hour that ends then, mm.
        public double rainHour(Instant at) {
            int end = index(at);
            double sum = 0;
            for (int i = Math.max(0, end - HOUR + 1); i <= end; i++) {
                sum += rain[i];
            }
            return sum / HOUR;
        }

        public double temperature(Instant at) {
            return temperature[index(at)];
        }

        /// Depth of water in cm where the drains do not keep up.
        public double depth(Instant at) {
            return depth[index(at)];
        }
    }

    public Site site(String id, GeoPoint place, double exposure) {
        return new Site(id, place, exposure);
    }

    private double rainAt(int i, long second, GeoPoint place, long key) {
        double background = scenario.weather().rain().at(second);
        double fromStorm = 0;
        if (i < storm.length) {
            double km = Geo.km(storm[i].centre(), place);
            double turn = Geo.bearing(storm[i].centre(), place) / 40;
            double band = Chance.smooth(seed, 11, second / 4500.0 + km / 75 + turn);
            fromStorm = StormField.rain(storm[i], place, band);
        }
        double cell = Math.exp(0.85 * Chance.smooth(seed, key ^ 2, second / 2400.0));
        double rain = (background + fromStorm) * cell;
        return rain < 0.15 ? 0 : rain;
    }

    /// Water level at a tide gauge, m.
    public double tide(Station gauge, Instant at) {
        return still(gauge, at)
                + 0.02 * Chance.smooth(seed, gauge.id().hashCode(), at.getEpochSecond() / 1800.0);
    }

    /// The same without the ripple, m: tide and surge alone, as a forecast has them.
    double still(Station gauge, Instant at) {
        double after =
                at.getEpochSecond()
                        - scenario.tide().highWater().getEpochSecond()
                        - gauge.lagMin() * 60;
        double wave =
                0.78 * Math.cos(2 * Math.PI * after / M2)
                        + 0.22 * Math.cos(2 * Math.PI * after / S2)
                        - 0.10 * Math.sin(Math.PI * after / M2);
        return gauge.mean() + gauge.amplitude() * wave + surge(gauge, at);
    }

    private double surge(Station gauge, Instant at) {
        if (track == null) {
            return 0;
        }
        // Water follows the wind with a delay of about two hours.
        double wind = 0;
        for (int hours = 1; hours <= 3; hours++) {
            wind +=
                    StormField.wind(storm[index(at.minusSeconds(hours * 3600L))], gauge.point())
                            / 3;
        }
        return scenario.tide().surgeM() * Math.min(1.2, Math.pow(wind / 27, 1.5));
    }

    /// Congestion from 0 to 100.
    public double traffic(Station road, Site site, Instant at) {
        double hour = at.atZone(scenario.zone()).toLocalTime().toSecondOfDay() / 3600.0;
        double day =
                14
                        + 52 * bump(hour, 8.4, 1.7)
                        + 58 * bump(hour, 18.0, 2.0)
                        + 34 * bump(hour, 13.0, 4.0);
        double weather = 1 + Math.min(0.45, site.rainHour(at) / 60);
        double noise =
                1 + 0.16 * Chance.smooth(seed, road.id().hashCode(), at.getEpochSecond() / 1800.0);
        double value = day * scenario.traffic().at(at) * weather * noise;
        return Math.clamp(value + effect("traffic-index", road.point(), at), 0, 100);
    }

    private static double bump(double hour, double middle, double width) {
        double x = (hour - middle) / width;
        return Math.exp(-x * x);
    }

    /// Air quality index.
    public double air(Station station, Site site, Instant at) {
        double noise = Chance.smooth(seed, station.id().hashCode(), at.getEpochSecond() / 14400.0);
        double washed = Math.min(30, site.rainHour(at) * 2.5) + Math.min(22, site.wind(at) * 1.3);
        return Math.max(14, 72 + 18 * noise - washed);
    }

    /// Combustible gas, % of the lower explosive limit.
    public double gas(Station station, Instant at) {
        double noise =
                1
                        + 0.25
                                * Chance.smooth(
                                        seed, station.id().hashCode(), at.getEpochSecond() / 240.0);
        return Math.max(0, effect("gas-lel", station.point(), at) * noise);
    }

    private double effect(String quantity, GeoPoint place, Instant at) {
        double sum = 0;
        for (Effect effect : scenario.effects()) {
            if (effect.quantity().equals(quantity)) {
                double x = Geo.km(effect.centre(), place) * 1000 / effect.reachM();
                sum += effect.curve().at(at) * Math.exp(-x * x);
            }
        }
        return sum;
    }

    private int index(Instant at) {
        return (int) Math.clamp((at.getEpochSecond() - first) / STEP, 0, count - 1);
    }
}
