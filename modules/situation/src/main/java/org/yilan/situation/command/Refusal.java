package org.yilan.situation.command;

import java.text.MessageFormat;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Why a command can be refused. Each has a sentence in the translations under its [#code()]; the English one is here
/// too, for logs and for consoles that do not know the code.
public enum Refusal {
    /// {0} the person.
    WALL("“{0}” is signed in for watching only: sign in as a dispatcher to act."),
    /// {0} the person.
    COMMANDER_ONLY("Response levels are for commanders: {0} is not one."),
    /// {0} the person.
    SUPERVISOR_ONLY("Stopping clocks and supervision are for supervisors: {0} is not one."),
    /// {0} the person.
    TRAINER_IN_EARNEST("This is no exercise: {0} is a trainer and acts in exercises only."),
    /// {0} the person, {1} the tier, {2} the tiers that they answer for.
    OUTSIDE_TIER("{0} answers for {2}, not for {1}."),
    /// {0} the person, {1} the division, {2} the divisions that they answer for.
    OUTSIDE_DISTRICT("{0} answers for {2}, not for {1}."),
    /// {0} the person, {1} the hazard, may be empty, {2} the hazards that they answer for.
    OUTSIDE_HAZARD("{0} answers for {2} only, and this is put down to something else."),
    /// {0} the incident's id.
    UNKNOWN_INCIDENT(
            "There is no incident {0} any more: it was resolved long ago or never existed."),
    /// {0} the incident's title, {1} who changed it.
    CHANGED_MEANWHILE("“{0}” has just been changed by {1}: look at it again before you act."),
    /// {0} title, {1} owner.
    ALREADY_ACKNOWLEDGED("“{0}” has been taken by {1} already."),
    /// {0} title.
    NOT_TAKEN("Nobody has “{0}”: take it first."),
    /// {0} title.
    PASSED_ON("“{0}” is with a unit already and does not come back by itself."),
    /// {0} hours.
    CLAIM_TOO_LONG("Nobody may have an incident to themselves for longer than {0} hours."),
    /// {0} title, {1} unit.
    ALREADY_ASSIGNED("“{0}” is with {1} already."),
    /// {0} title.
    ALREADY_RESOLVED("“{0}” has been resolved already."),
    /// {0} title.
    ALREADY_CANCELLED("“{0}” has been called off."),
    /// {0} title.
    ALREADY_CLOSED("“{0}” has been closed."),
    /// {0} title, {1} unit.
    ALREADY_ACCEPTED("{1} has accepted “{0}” already."),
    /// {0} title, {1} unit.
    ALREADY_ON_SCENE("{1} is on the scene of “{0}” already."),
    /// {0} title, {1} unit.
    ON_SCENE_CANNOT_RETURN(
            "{1} is on the scene of “{0}”: assign it to another unit instead of returning it."),
    /// {0} title.
    NOT_ASSIGNED("“{0}” is with no unit that could answer: assign it first."),
    /// {0} title.
    NOT_RESOLVED("“{0}” has not been resolved yet."),
    /// {0} title.
    RETURNED("“{0}” was sent back and is with nobody: assign it anew first."),
    /// {0} title.
    NOT_RETURNED("“{0}” is not with nobody after a return: there is nothing to rule on."),
    /// {0} title, {1} unit, {2} cause.
    RULED("It was ruled that “{0}” is for {1}: it cannot be sent back again for this cause ({2})."),
    /// {0} title.
    STILL_OPEN("“{0}” is open: there is nothing to reopen."),
    /// {0} title.
    NOT_ACKNOWLEDGED("“{0}” must be taken by somebody before it can be resolved."),
    /// {0} title, {1} title of the one that leads it.
    MERGED("“{0}” is merged into “{1}”: act there, or split it off first."),
    /// {0} title.
    NOT_MERGED("“{0}” is merged into no other."),
    /// {0} title, {1} title of the one that led it.
    RESOLVED_TOGETHER(
            "“{0}” was resolved together with “{1}”: reopen it, and it goes on by itself."),
    /// {0} title.
    MERGE_SELF("“{0}” cannot be merged with itself."),
    /// {0} title of the other, {1} title of the one that is to lead.
    MERGE_GRAVER("“{0}” is graver than “{1}”: let it lead, and merge the other way round."),
    /// {0} title.
    ALREADY_HELD("The clocks of “{0}” stand still already."),
    /// {0} title.
    NOT_HELD("The clocks of “{0}” are running."),
    /// {0} cause.
    NO_HOLD("The city's time limits do not let a clock stop for this cause ({0})."),
    /// {0} title, {1} tier.
    ALREADY_SUPERVISED("“{0}” is supervised by this tier or a higher one already ({1})."),
    /// {0} tier.
    NO_LADDER("The city's ladder of supervision has no such step ({0}), or no clock is running."),
    /// {0} title.
    NOT_SUPERVISED("Nobody supervises “{0}”."),
    /// {0} title.
    SUPERVISION_ANSWERED("The supervision of “{0}” has been answered already."),
    /// {0} title.
    ASSISTS_ITSELF("“{0}” is one unit's part of another incident: ask for help there."),
    /// {0} title.
    NO_LEAD("“{0}” has no leading unit: assign it before others are asked to help."),
    /// {0} title, {1} how many.
    OTHERS_AT_WORK("{1} other units are still at work on “{0}”."),
    /// {0} the alarm's key.
    UNKNOWN_ALARM("There is no alarm {0} any more: it is over and somebody has seen it."),
    ALARM_SEEN("Somebody has acknowledged this already."),
    /// {0} title, {1} the person who shelved it.
    ALARM_SHELVED("“{0}” has been shelved by {1} already."),
    /// {0} title.
    ALARM_NOT_SHELVED("“{0}” is not shelved."),
    /// {0} title.
    ALARM_OVER("“{0}” is over: there is nothing to shelve."),
    /// {0} title.
    ALARM_OUT_OF_SERVICE("“{0}” is out of service."),
    /// {0} title.
    ALARM_IN_SERVICE("“{0}” is in service."),
    SHELF_PAST("The time until which it is to be shelved lies in the past."),
    /// {0} hours.
    SHELF_TOO_LONG("An alarm can be shelved for {0} hours at most."),
    /// {0} the person.
    SERVICE_COMMANDER_ONLY(
            "Alarms are put out of service and back by commanders: {0} is not one. Shelve it"
                    + " instead."),
    /// {0} title.
    NOTHING_THERE("The caller of “{0}” did not give that."),
    NO_UNIT("Name the responsible unit."),
    REASON_REQUIRED("Say why: this goes into the record."),
    /// {0} title, {1} grade now, {2} grade asked for.
    NOT_GRAVER("“{0}” is grade {1}: escalating cannot make it {2}."),
    /// {0} what was asked for.
    UNKNOWN_GRADE("“{0}” is none of the grades I to IV."),
    /// {0} tier.
    NOT_YOUR_TIER(
            "Levels of this tier are decided elsewhere: only city and district levels can be"
                    + " decided here."),
    LEVEL_INCOMPLETE("A response level needs an issuer, an area and a hazard."),
    REVIEW_PAST("The time by which the level must be reviewed lies in the past."),
    /// {0} level, {1} hazard, {2} area.
    LEVEL_IN_FORCE("Level {0} is in force there already."),
    /// {0} hazard, {1} area.
    NO_LEVEL("No level is in force there."),
    /// {0} level, {1} who proposed it.
    ALREADY_PROPOSED("Level {0} has been proposed by {1} already and waits for a second person."),
    UNKNOWN_PROPOSAL("This proposal has been decided or withdrawn already."),
    /// {0} posts.
    POST_NO_GO("Not ready: {0}. Confirm it despite them and say why, or withdraw the proposal."),
    /// {0} posts.
    POSTS_SILENT(
            "These posts have not answered: {0}. Wait for them, or confirm it despite that and say"
                    + " why."),
    /// {0} post.
    UNKNOWN_POST("No post of this name is asked ({0})."),
    /// {0} hazard, {1} area.
    NOT_SCHEDULED("No level waits there for its time."),
    /// {0} hours.
    TOO_FAR_AHEAD("A level can be declared for the next {0} hours at most."),
    IN_HINDSIGHT("A level cannot be declared for a time that is past."),
    /// {0} the task's id.
    UNKNOWN_TASK("This task is not asked for any more: its level was lowered or ended ({0})."),
    /// {0} task, {1} who did it.
    TASK_DONE("“{0}” has been done already ({1})."),
    /// {0} task, {1} who decided it.
    TASK_WAIVED("“{0}” need not be done, {1} decided."),
    /// {0} task.
    TASK_OPEN("“{0}” is open: there is nothing to take back."),
    /// {0} the person.
    SAME_PERSON("Levels I and II need two people: {0} cannot be both."),
    /// {0} the person.
    SECOND_NOT_COMMANDER("The second person must be a commander: {0} is not one."),
    /// {0} the name given.
    UNKNOWN_PERSON("Name or PIN is not right for “{0}”."),
    /// {0} the name given, {1} seconds.
    TOO_MANY_ATTEMPTS("Too many wrong PINs for “{0}”: wait {1} seconds."),
    /// {0} what is wrong.
    BAD_COMMAND("The command cannot be understood: {0}"),
    /// {0} what is wrong with the journal.
    JOURNAL("Nothing was done, because the journal cannot be written: {0}"),
    /// {0} who withdrew it.
    WITHDRAWN("Withdrawn by {0}: it has not taken effect and will not."),
    /// Said by a console: it shows the past.
    NOT_LIVE("This screen shows the past: go back to live to act."),
    /// Said by a console without a hub.
    NO_HUB("This console has no hub that could take a command.");

    private static final Set<Refusal> RIGHTS =
            EnumSet.of(
                    WALL,
                    COMMANDER_ONLY,
                    SUPERVISOR_ONLY,
                    TRAINER_IN_EARNEST,
                    OUTSIDE_TIER,
                    OUTSIDE_DISTRICT,
                    OUTSIDE_HAZARD,
                    SECOND_NOT_COMMANDER,
                    UNKNOWN_PERSON,
                    TOO_MANY_ATTEMPTS);

    private final String sentence;

    Refusal(String sentence) {
        this.sentence = sentence;
    }

    /// Key in the translations: `refused.changed-meanwhile`.
    public String code() {
        return "refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether it is for want of rights, whatever the state of things.
    public boolean forWantOfRights() {
        return RIGHTS.contains(this);
    }

    /// The English sentence before its arguments are put in.
    public String template() {
        return sentence;
    }

    /// The English sentence.
    public String sentence(List<String> arguments) {
        return new MessageFormat(sentence.replace("'", "''"), Locale.ENGLISH)
                .format(arguments.toArray());
    }

    /// The decision to refuse for this reason.
    public Decision.Refuse because(String... arguments) {
        List<String> list = List.of(arguments);
        return new Decision.Refuse(code(), list, sentence(list));
    }

    /// The answer to a command that is refused for this reason.
    public Outcome.Refused to(String command, String... arguments) {
        List<String> list = List.of(arguments);
        return new Outcome.Refused(command, code(), list, sentence(list));
    }
}
