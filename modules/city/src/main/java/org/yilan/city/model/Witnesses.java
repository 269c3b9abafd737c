package org.yilan.city.model;

import org.yilan.city.scenario.Words;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Others who call about the same thing: what is in a street is seen by everybody who comes by. They stand a little apart, call a
/// little later and say it in other words.
final class Witnesses {
    /// Share of things that anybody else calls about; those are called about by several.
    private static final double CONSPICUOUS = 0.25;

    /// How far apart callers stand, and how long after the first they call, in the mean.
    private static final double APART_KM = 0.08;

    private static final double LATER_S = 900;

    private static final List<Words> BEFORE =
            List.of(
                    new Words("路过看到{title}", "Passing by: {title}"),
                    new Words("{title}，已有一阵子", "{title}, for some time already"),
                    new Words("再次来电：{title}", "Calling again: {title}"),
                    new Words("{title}，请尽快处理", "{title}, please hurry"));

    private static final List<String> DETAIL =
            List.of(
                    "{detail}现场已经有不少人围观。",
                    "本人开车经过，{detail}",
                    "住在旁边楼上看得到，{detail}",
                    "听说已有人打过电话，一直没有人来。{detail}");

    private Witnesses() {}

    /// @param chance of this call alone
    static List<Call> of(Call first, Chance chance) {
        double mean = first.category().repeats();
        if (mean <= 0 || !chance.happens(CONSPICUOUS)) {
            return List.of();
        }
        List<Call> calls = new ArrayList<>();
        int others = chance.poisson(mean / CONSPICUOUS);
        for (int n = 0; n < others; n++) {
            calls.add(again(first, chance));
        }
        return calls;
    }

    private static Call again(Call first, Chance chance) {
        double angle = 2 * Math.PI * chance.unit();
        double far = APART_KM * Math.sqrt(chance.unit());
        GeoPoint point = Geo.moved(first.point(), far * Math.cos(angle), far * Math.sin(angle));
        Instant reported = first.reported().plusSeconds((long) chance.exponential(LATER_S));
        return new Call(
                first.category(),
                first.division(),
                point,
                first.place(),
                first.address(),
                first.severity(),
                BEFORE.get(chance.below(BEFORE.size())).with("title", first.title()),
                DETAIL.get(chance.below(DETAIL.size())).replace("{detail}", first.detail()),
                Callers.caller(chance),
                reported,
                first);
    }
}
