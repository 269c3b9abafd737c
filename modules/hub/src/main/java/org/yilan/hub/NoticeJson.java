package org.yilan.hub;

import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.response.Announcement;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An announcement as a JSON object. The names of the people who decided stay here.
final class NoticeJson {
    private NoticeJson() {}

    static byte[] of(Announcement a, Notice.Terms terms, boolean test) {
        ResponseLevel level = a.level();
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("type", "response-level");
        json.put("id", a.id());
        json.put("test", test);
        json.put("change", a.kind().name());
        json.put("hazard", level.hazard());
        json.putObject("hazardName")
                .put("zh", terms.get("zh", "hazard." + level.hazard()))
                .put("en", terms.get("en", "hazard." + level.hazard()));
        json.put("issuer", level.issuer());
        json.put("tier", level.tier().name());
        json.put("division", level.division());
        json.put("level", level.level().code());
        if (a.before() != null) {
            json.put("before", a.before().code());
        }
        json.put("from", level.from().toString());
        if (level.reviewBy() != null) {
            json.put("reviewBy", level.reviewBy().toString());
        }
        json.put("reason", a.reason());
        json.put("at", a.at().toString());
        if (a.previous() != null) {
            json.putObject("previous")
                    .put("id", a.previous().id())
                    .put("at", a.previous().at().toString());
        }
        return JsonMapper.shared().writeValueAsBytes(json);
    }
}
