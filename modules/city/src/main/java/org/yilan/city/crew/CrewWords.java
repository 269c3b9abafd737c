package org.yilan.city.crew;

import org.yilan.city.scenario.Words;

import java.util.List;

/// What those who are played say: it goes into the journal in the city's language, as what people type does.
final class CrewWords {
    static final List<Words> DONE =
            List.of(
                    new Words("已落实，电话报告", "done, reported by telephone"),
                    new Words("已完成，照片已上传", "done, photographs uploaded"),
                    new Words("已完成，现场负责人确认", "done, confirmed by whoever leads on site"));

    static final List<Words> LATE =
            List.of(
                    new Words("人手不足，延后完成", "short of people, done later than asked"),
                    new Words("道路受阻，延后完成", "roads blocked, done later than asked"));

    static final List<Words> WAIVED =
            List.of(
                    new Words("辖区内无此类点位", "there is nothing of the kind in this area"),
                    new Words("已由上级统一部署", "taken on by the tier above for all"),
                    new Words("前一等级已落实，无须重复", "was done at the level before"));

    static final Words READY = new Words("人员物资到位", "people and material in place");
    static final Words NOT_READY = new Words("备勤力量尚未到岗", "the reserve is not at its post yet");
    static final Words READY_NOW = new Words("备勤力量已到岗", "the reserve is at its post now");

    static final List<Words> RETURNED =
            List.of(
                    new Words("管养单位不是我方", "somebody else maintains it"),
                    new Words("点位在邻近辖区", "the place is in the neighbouring area"),
                    new Words("队伍都在外，无法按时到场", "all teams are out, cannot be there in time"));

    static final Words AGAIN = new Words("退单后改派", "assigned anew after it was sent back");
    static final Words RULED = new Words("按管养台账裁定", "ruled by the register of who maintains what");
    static final Words ANSWERED = new Words("已督促，正在处置", "urged on, being dealt with");

    static final List<Words> RESOLVED =
            List.of(
                    new Words("现场处置完毕，留人值守", "dealt with on site, somebody stays on watch"),
                    new Words("已设警示并交属地值守", "cordoned off and handed to the local watch"),
                    new Words("险情已排除，巡查继续", "the danger is removed, patrols go on"));

    private CrewWords() {}
}
