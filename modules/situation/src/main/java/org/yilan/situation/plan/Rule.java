package org.yilan.situation.plan;

import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Tier;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/// One rule of a response plan: what has to be so, and the level that it calls for.
public sealed interface Rule {
    /// Unique in the plan's file.
    String id();

    /// The level that it calls for.
    Grade level();

    /// The tiers that it speaks to.
    Set<Tier> tiers();

    Words words();

    /// How sure the rule is: where it was read.
    Source source();

    /// A signal of this colour is in force for the tier.
    ///
    /// @param hazard the signal's hazard, which need not be the response's: a tide signal may call for the typhoon's
    record OnSignal(
            String id,
            Grade level,
            Set<Tier> tiers,
            Words words,
            Source source,
            String hazard,
            Grade signal)
            implements Rule {
        public OnSignal {
            tiers = Set.copyOf(tiers);
        }
    }

    /// Enough gauges read at least a value.
    ///
    /// @param quantity one of [org.yilan.situation.model.Quantity]'s codes
    /// @param gauges a gauge counts when its name contains one of these; empty for any gauge
    /// @param atLeast threshold in `unit`
    /// @param stations how many gauges must read it; one gauge may lie
    /// @param whileSignal the rule speaks only while some tier has a signal of this hazard in force, so that a winter gale
    ///     is not taken for a typhoon; empty for always
    record OnValue(
            String id,
            Grade level,
            Set<Tier> tiers,
            Words words,
            Source source,
            String quantity,
            List<String> gauges,
            double atLeast,
            String unit,
            int stations,
            String whileSignal)
            implements Rule {
        public OnValue {
            tiers = Set.copyOf(tiers);
            gauges = List.copyOf(gauges);
            if (stations < 1) {
                throw new IllegalArgumentException(
                        "rule " + id + ": stations must be 1 or more, is " + stations);
            }
        }
    }

    /// The city's value fell by at least so much, same time of day against same time of day, and is now at most so low.
    ///
    /// @param window what it is compared with: 24 h or 48 h ago
    /// @param fall at least this much, in `unit`
    /// @param atMost the lowest gauge now reads this or less, in `unit`
    record OnFall(
            String id,
            Grade level,
            Set<Tier> tiers,
            Words words,
            Source source,
            String quantity,
            Duration window,
            double fall,
            double atMost,
            String unit)
            implements Rule {
        public OnFall {
            tiers = Set.copyOf(tiers);
        }
    }

    /// What a person calls the rule.
    record Words(String zh, String en) {
        /// In a language, `zh` or any other for English.
        public String in(String language) {
            return language.equals("zh") ? zh : en;
        }
    }

    /// Where the rule comes from.
    ///
    /// @param mark `V` read in a source, `W` weak source, `M` from memory or by analogy and to be checked, `O` this program's
    ///     own choice; of two links in a chain the weaker one
    record Source(String mark, Words text) {
        public Source(String mark, String text) {
            this(mark, new Words(text, text));
        }

        /// Whether nobody has checked it against the plan's text.
        public boolean unverified() {
            return mark.equals("M");
        }
    }
}
