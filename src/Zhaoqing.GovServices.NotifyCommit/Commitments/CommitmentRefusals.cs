namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>What a commitment refuses.</summary>
internal static class CommitmentRefusals
{
    public static Refusal NotOffered() => new("notify-commit.not-offered", "请先告知:申请人尚未看到告知书。", PromiseGrounds.Notice);

    public static Refusal CaseTooLate() => new("notify-commit.after-decision", "办件已经作出决定或已经结束,不能再承诺或撤回承诺。", PromiseGrounds.Supervision);

    public static Refusal NotSigned() => new Refusal(
        "notify-commit.not-signed", "承诺书须由承诺人确认已阅知告知内容、承诺内容真实并愿意承担法律责任,并签名;缺一不可。", PromiseGrounds.Notice);

    public static Refusal NoticeChanged() => new("notify-commit.notice-changed", "所签承诺与告知书不符,请重新查看告知书后再签。", PromiseGrounds.Notice);

    public static Refusal Superseded(string edition) => new("notify-commit.notice-superseded", $"清单已更新为{edition},请按新的告知书重新告知。", PromiseGrounds.InForce, PromiseGrounds.Notice);

    public static Refusal EditionChanging() => new("notify-commit.notice-superseded", "清单刚刚更新,请按新的告知书重新告知。", PromiseGrounds.InForce, PromiseGrounds.Notice);

    public static Refusal FoundFalse() => new("notify-commit.found-false", "办理中查实承诺不实,不得据此准予。", PromiseGrounds.Supervision);

    public static Refusal StillMissing() => new("notify-commit.materials-still-missing", "承诺已撤回,所代替的材料尚未补交,不能准予。", PromiseGrounds.FreeChoice);

    public static Refusal NotReplaced() => new Refusal("notify-commit.material-not-replaced", "只补交承诺所代替的材料。", PromiseGrounds.FreeChoice).OnField("missing", "不是承诺所代替的材料,或重复。");

    public static Refusal SamePerson() => new("notify-commit.verifier-decided", "核查应由作出决定以外的人员进行。", PromiseGrounds.Supervision);

    public static Refusal MethodUnplanned() => new Refusal("notify-commit.method-unplanned", "请按清单所列的方式核查。", PromiseGrounds.Supervision).OnField("method", "不在清单所列的核查方式中。");

    public static Refusal WordsMissing(string field = "reason") => new Refusal("notify-commit.reason-missing", "请写明认定或决定的理由。", PromiseGrounds.Supervision).OnField(field, "请填写。");

    public static Refusal NoCorrectionForDeceit() => new("notify-commit.no-correction-for-deceit", "以欺骗手段取得的,应当撤销,不适用限期整改。", PromiseGrounds.Deceit);

    public static Refusal CorrectionFirst() => new("notify-commit.correction-first", "除欺骗外,应先责令限期整改,逾期或整改不合格的再拟撤销。", PromiseGrounds.Supervision);

    public static Refusal HearFirst() => new("notify-commit.hearing-missing", "撤销决定前,应听取当事人的陈述、申辩。", PromiseGrounds.Hearing);

    public static Refusal RecordedAlready() => new("notify-commit.credit-recorded-already", "已记入信用记录。", PromiseGrounds.Supervision);

    public static Refusal NothingToRepair() => new("notify-commit.nothing-to-repair", "没有需要修复的信用记录。", PromiseGrounds.Barred);
}
