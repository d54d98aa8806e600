namespace Zhaoqing.GovServices.NotifyCommit;

/// <summary>What a tolerated deficiency refuses.</summary>
internal static class ToleranceRefusals
{
    public static Refusal NotAuthorised() => new("cases.not-authorised", "您的身份不能办理此事,请由本人或本区划的工作人员办理。", PromiseGrounds.ToleranceListed);

    public static Refusal NotNow() => new("notify-commit.act-not-allowed", "只有已收件、尚未答复的办件可以容缺受理。", PromiseGrounds.MustTolerate);

    public static Refusal NoList() => new("notify-commit.not-on-tolerance-list", "现在没有施行的容缺受理事项清单,材料须齐全后受理。", PromiseGrounds.ToleranceListed);

    public static Refusal EditionChanging() => new("notify-commit.notice-superseded", "清单刚刚更新,请按新的清单重新办理。", PromiseGrounds.InForce);

    public static Refusal ToleratedAlready() => new("notify-commit.tolerated-already", "本办件已经容缺受理过。", PromiseGrounds.ToleranceParts);

    public static Refusal NothingTolerated() => new("notify-commit.nothing-outstanding", "本办件没有待补齐的材料。", PromiseGrounds.ToleranceParts);

    public static Refusal MainMissing(string names) => new("notify-commit.main-material-missing", $"缺主要申请材料:{names},不能容缺受理。请一次性告知申请人补正。", PromiseGrounds.ToleranceParts, PromiseGrounds.MustTolerate);

    public static Refusal NotTolerable(string names) => new("notify-commit.material-not-tolerable", $"所缺材料不在可容缺之列:{names}。请一次性告知申请人补正。", PromiseGrounds.ToleranceParts, PromiseGrounds.MustTolerate);

    public static Refusal NothingMissing() => new("notify-commit.nothing-missing", "材料已经齐全,请直接受理。", PromiseGrounds.ToleranceParts);

    public static Refusal PromiseMissing() => new("notify-commit.promise-missing", "容缺受理须有申请人签名的书面承诺。", PromiseGrounds.MustTolerate);

    public static Refusal SupplyTooLate() => new("notify-commit.supply-after-decision", "补齐期限不早于办结期限,不能容缺受理。", PromiseGrounds.ToleranceParts);

    public static Refusal Outstanding() => new("notify-commit.supplement-outstanding", "容缺的材料尚未补齐,不能准予。", PromiseGrounds.ToleranceParts);

    public static Refusal NotMissing() => new Refusal("notify-commit.material-not-missing", "只补交告知书列明的所缺材料。", PromiseGrounds.ToleranceParts).OnField("missing", "不是所缺材料,或重复。");

    public static Refusal NoSecondExtension() => new("notify-commit.no-second-extension", "补齐期限只能依清单延长一次。", PromiseGrounds.ToleranceParts);

    public static Refusal ReasonMissing() => new Refusal("notify-commit.reason-missing", "延长补齐期限须说明不可抗力等理由。", PromiseGrounds.ToleranceParts).OnField("reason", "请填写。");

    public static Refusal Lapsed(LapseConsequence consequence) => new(
        "notify-commit.supply-lapsed",
        $"逾期未补齐,按清单{PromiseNames.Of(consequence)}。",
        PromiseGrounds.ToleranceParts);
}
